//! The address of every public page, in both languages: the only place where a path is written.

use crate::lang::Lang;
use abri_domain::form::Step;

/// A page of the public side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Page {
    /// What the service is, and where to start.
    Home,
    /// "Am I concerned?"; the name of a scheme may follow.
    Check,
    /// A page of the form.
    Step(Step),
    /// One employer of the form; a number from 1 follows.
    Employer,
    /// The receipt (accusé de réception).
    Receipt,
    /// The same as a PDF.
    ReceiptPdf,
    /// Follow a claim: reference and birth date.
    FollowUp,
    /// The one-time code.
    FollowUpCode,
    /// The claim as the insured sees it.
    FollowUpCase,
    /// Take the claim back.
    Withdraw,
    /// Go back to work earlier.
    ReturnEarlier,
    /// Answer a question of the fund.
    AnswerQuestion,
    /// Leave the follow-up.
    LeaveFollowUp,
    /// New one-time codes for those who have no e-mail.
    NewCodes,
    /// The decision letter as a PDF.
    DecisionPdf,
    /// An employer's notice as the employer reads it; its number follows.
    Notice,
    /// The employer's notice as a PDF, for the insured; a number from 1 follows.
    NoticePdf,
    /// Where an employer is reached, for the insured to correct; a number from 1 follows.
    EmployerContact,
    /// The form on paper; the name of a scheme follows.
    PaperForm,
    /// To be called back: book a call.
    CallBack,
    /// A booked call, by its code.
    CallBackCode,
    /// Move a booked call.
    CallBackMove,
    /// Cancel a booked call.
    CallBackCancel,
    /// Check a notice.
    Verify,
    /// What the QR code of a notice opens: it reads the proof in the browser, with the network off too.
    Proof,
    /// The space of an employer: ask for a link.
    EmployerDoor,
    /// A link to it; its token follows.
    EmployerLink,
    /// Open it with a link.
    EmployerEnter,
    /// The notices of an employer; the id of one follows.
    EmployerNotices,
    /// Answer to a notice: acknowledged, or not ours.
    EmployerAnswer,
    /// Notices as a file.
    EmployerExport,
    /// Leave the space.
    EmployerLeave,
    /// The rules; the id of a version may follow.
    Rules,
    /// The daily heads of the trail; a year may follow.
    Journal,
    /// How the service treats personal data.
    Privacy,
    /// Accessibility statement.
    Accessibility,
}

impl Page {
    /// Every page, for the tests that walk them.
    pub const ALL: &'static [Self] = &[
        Self::Home,
        Self::Check,
        Self::Step(Step::Terms),
        Self::Step(Step::Identity),
        Self::Step(Step::Contact),
        Self::Step(Step::Situation),
        Self::Step(Step::Ground),
        Self::Step(Step::Period),
        Self::Step(Step::Employers),
        Self::Step(Step::Sharing),
        Self::Step(Step::Review),
        Self::Employer,
        Self::Receipt,
        Self::ReceiptPdf,
        Self::FollowUp,
        Self::FollowUpCode,
        Self::FollowUpCase,
        Self::Withdraw,
        Self::ReturnEarlier,
        Self::AnswerQuestion,
        Self::LeaveFollowUp,
        Self::NewCodes,
        Self::DecisionPdf,
        Self::Notice,
        Self::NoticePdf,
        Self::EmployerContact,
        Self::PaperForm,
        Self::CallBack,
        Self::CallBackCode,
        Self::CallBackMove,
        Self::CallBackCancel,
        Self::Verify,
        Self::Proof,
        Self::EmployerDoor,
        Self::EmployerLink,
        Self::EmployerEnter,
        Self::EmployerNotices,
        Self::EmployerAnswer,
        Self::EmployerExport,
        Self::EmployerLeave,
        Self::Rules,
        Self::Journal,
        Self::Privacy,
        Self::Accessibility,
    ];

    /// The path, without the number that follows some of them.
    pub const fn path(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.french(),
            Lang::En => self.english(),
        }
    }

    /// The path of the `number`th employer or notice, from 1.
    pub fn numbered(self, lang: Lang, number: usize) -> String {
        format!("{}/{number}", self.path(lang))
    }

    /// Where the form of a scheme begins, by the scheme's path.
    pub fn start(lang: Lang, scheme: &str) -> String {
        format!("{}?scheme={scheme}", Self::Step(Step::Terms).path(lang))
    }

    /// The blank form of a scheme as a PDF, by the scheme's path.
    pub fn paper_form(lang: Lang, scheme: &str) -> String {
        format!("{}/{scheme}", Self::PaperForm.path(lang))
    }

    /// The rules of a scheme, by the scheme's path.
    pub fn rules_of(lang: Lang, scheme: &str) -> String {
        format!("{}/{scheme}", Self::Rules.path(lang))
    }

    /// The check of the scheme with that name in addresses.
    pub fn check_of(lang: Lang, scheme: &str) -> String {
        format!("{}/{scheme}", Self::Check.path(lang))
    }

    /// The daily heads of a year.
    pub fn journal_of(lang: Lang, year: &str) -> String {
        format!("{}/{year}", Self::Journal.path(lang))
    }

    /// The permalink of the rule version of that id.
    pub fn rule_version(lang: Lang, id: &str) -> String {
        format!("{}/{id}", Self::Rules.path(lang))
    }

    /// A page of the employer's space whose address ends in a token or in the id of a notice.
    pub fn followed_by(self, lang: Lang, end: &str) -> String {
        format!("{}/{end}", self.path(lang))
    }

    const fn french(self) -> &'static str {
        match self {
            Self::Home => "/fr",
            Self::Check => "/fr/suis-je-concerne",
            Self::Step(Step::Terms) => "/fr/demande/conditions",
            Self::Step(Step::Identity) => "/fr/demande/identite",
            Self::Step(Step::Contact) => "/fr/demande/coordonnees",
            Self::Step(Step::Situation) => "/fr/demande/situation",
            Self::Step(Step::Ground) => "/fr/demande/motif",
            Self::Step(Step::Period) => "/fr/demande/periode",
            Self::Step(Step::Employers) => "/fr/demande/employeurs",
            Self::Step(Step::Sharing) => "/fr/demande/volet-employeur",
            Self::Step(Step::Review) => "/fr/demande/verification",
            Self::Employer => "/fr/demande/employeurs/fiche",
            Self::Receipt => "/fr/demande/recu",
            Self::ReceiptPdf => "/fr/demande/recu.pdf",
            Self::FollowUp => "/fr/suivi",
            Self::FollowUpCode => "/fr/suivi/code",
            Self::FollowUpCase => "/fr/suivi/dossier",
            Self::Withdraw => "/fr/suivi/retrait",
            Self::ReturnEarlier => "/fr/suivi/reprise",
            Self::AnswerQuestion => "/fr/suivi/reponse",
            Self::LeaveFollowUp => "/fr/suivi/sortie",
            Self::NewCodes => "/fr/suivi/nouveaux-codes",
            Self::DecisionPdf => "/fr/suivi/decision.pdf",
            Self::Notice => "/fr/suivi/apercu-volet",
            Self::NoticePdf => "/fr/suivi/volet",
            Self::EmployerContact => "/fr/suivi/adresse-employeur",
            Self::PaperForm => "/fr/formulaire-papier",
            Self::CallBack => "/fr/rappel",
            Self::CallBackCode => "/fr/rappel/code",
            Self::CallBackMove => "/fr/rappel/deplacer",
            Self::CallBackCancel => "/fr/rappel/annuler",
            Self::Verify => "/fr/verifier",
            Self::Proof => "/v/",
            Self::EmployerDoor => "/fr/employeur",
            Self::EmployerLink => "/fr/employeur/lien",
            Self::EmployerEnter => "/fr/employeur/entree",
            Self::EmployerNotices => "/fr/employeur/volets",
            Self::EmployerAnswer => "/fr/employeur/reponse",
            Self::EmployerExport => "/fr/employeur/export",
            Self::EmployerLeave => "/fr/employeur/sortie",
            Self::Rules => "/fr/regles",
            Self::Journal => "/fr/journal",
            Self::Privacy => "/fr/donnees-personnelles",
            Self::Accessibility => "/fr/accessibilite",
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Home => "/en",
            Self::Check => "/en/am-i-concerned",
            Self::Step(Step::Terms) => "/en/claim/terms",
            Self::Step(Step::Identity) => "/en/claim/identity",
            Self::Step(Step::Contact) => "/en/claim/contact",
            Self::Step(Step::Situation) => "/en/claim/situation",
            Self::Step(Step::Ground) => "/en/claim/ground",
            Self::Step(Step::Period) => "/en/claim/period",
            Self::Step(Step::Employers) => "/en/claim/employers",
            Self::Step(Step::Sharing) => "/en/claim/employer-notice",
            Self::Step(Step::Review) => "/en/claim/review",
            Self::Employer => "/en/claim/employers/entry",
            Self::Receipt => "/en/claim/receipt",
            Self::ReceiptPdf => "/en/claim/receipt.pdf",
            Self::FollowUp => "/en/follow-up",
            Self::FollowUpCode => "/en/follow-up/code",
            Self::FollowUpCase => "/en/follow-up/claim",
            Self::Withdraw => "/en/follow-up/withdraw",
            Self::ReturnEarlier => "/en/follow-up/return",
            Self::AnswerQuestion => "/en/follow-up/answer",
            Self::LeaveFollowUp => "/en/follow-up/leave",
            Self::NewCodes => "/en/follow-up/new-codes",
            Self::DecisionPdf => "/en/follow-up/decision.pdf",
            Self::Notice => "/en/follow-up/notice-preview",
            Self::NoticePdf => "/en/follow-up/notice",
            Self::EmployerContact => "/en/follow-up/employer-address",
            Self::PaperForm => "/en/paper-form",
            Self::CallBack => "/en/call-back",
            Self::CallBackCode => "/en/call-back/code",
            Self::CallBackMove => "/en/call-back/move",
            Self::CallBackCancel => "/en/call-back/cancel",
            Self::Verify => "/en/verify",
            Self::Proof => "/en/v/",
            Self::EmployerDoor => "/en/employer",
            Self::EmployerLink => "/en/employer/link",
            Self::EmployerEnter => "/en/employer/enter",
            Self::EmployerNotices => "/en/employer/notices",
            Self::EmployerAnswer => "/en/employer/answer",
            Self::EmployerExport => "/en/employer/export",
            Self::EmployerLeave => "/en/employer/leave",
            Self::Rules => "/en/rules",
            Self::Journal => "/en/journal",
            Self::Privacy => "/en/privacy",
            Self::Accessibility => "/en/accessibility",
        }
    }
}

/// The daily heads of the trail as one file, for machines.
pub const HEADS: &str = "/journal/heads.json";

/// Paths of the back office; one language per agent, so one path.
pub mod agent {
    use abri_domain::staff::StaffRole;

    /// Sign in.
    pub const SIGN_IN: &str = "/agent/connexion";
    /// The code of the second factor, after the password.
    pub const SIGN_IN_CODE: &str = "/agent/connexion/code";
    /// Leave for the identity provider.
    pub const PROVIDER: &str = "/agent/connexion/fournisseur";
    /// Come back from it.
    pub const PROVIDER_BACK: &str = "/agent/connexion/retour";
    /// Leave for it to link one's account.
    pub const PROVIDER_LINK: &str = "/agent/mot-de-passe/relier";
    /// Sign out (POST).
    pub const SIGN_OUT: &str = "/agent/deconnexion";
    /// The queue.
    pub const QUEUE: &str = "/agent";
    /// Take the next claim (POST).
    pub const NEXT: &str = "/agent/suivant";
    /// The end of a shift; POST hands everything over.
    pub const STOP: &str = "/agent/fin-de-service";
    /// Say for whom one must not decide (POST).
    pub const DECLARE: &str = "/agent/deport";
    /// Who works on what, for supervisors.
    pub const ASSIGNMENTS: &str = "/agent/repartition";
    /// Move a claim from hand to hand (POST).
    pub const REASSIGN: &str = "/agent/repartition/deplacer";
    /// Give someone a kind of claim to work (POST).
    pub const ADD_LANE: &str = "/agent/repartition/ajouter";
    /// Take it off them (POST).
    pub const REMOVE_LANE: &str = "/agent/repartition/retirer";
    /// The banner, for the crisis cell; POST writes on it, the id of an announcement follows.
    pub const ANNOUNCEMENTS: &str = "/agent/annonce";

    /// Takes an announcement down (POST).
    pub fn end_announcement(announcement_id: &str) -> String {
        format!("{ANNOUNCEMENTS}/{announcement_id}/fin")
    }

    /// The procedures; the name of one follows.
    pub const PROCEDURES: &str = "/agent/procedures";

    /// One procedure.
    pub fn procedure(slug: &str) -> String {
        format!("{PROCEDURES}/{slug}")
    }

    /// Queues lent between funds, for supervisors; POST lends one, the id of one follows.
    pub const FUND_LOANS: &str = "/agent/entraide";
    /// The same as a file.
    pub const FUND_LOANS_CSV: &str = "/agent/entraide.csv";

    /// Ends a loan between funds (POST).
    pub fn end_fund_loan(loan_id: &str) -> String {
        format!("{FUND_LOANS}/{loan_id}/fin")
    }

    /// The re-checks.
    pub const RECHECKS: &str = "/agent/controles";
    /// Take the next re-check (POST).
    pub const NEXT_RECHECK: &str = "/agent/controles/suivant";
    /// The questions of the administrative side, for the medical one; the id of one follows.
    pub const OPINIONS: &str = "/agent/avis";
    /// Take the next question (POST).
    pub const NEXT_OPINION: &str = "/agent/avis/suivant";
    /// What doctors let technicians sign; POST delegates, the id of one follows.
    pub const DELEGATIONS: &str = "/agent/delegations";
    /// What leaves, and what has to be looked at; the id of a message follows.
    pub const DELIVERIES: &str = "/agent/envois";
    /// Zone M opened by way of exception; the id of an opening follows.
    pub const GLASS: &str = "/agent/acces-exceptionnels";
    /// Those openings, for auditors; the id of one follows (POST).
    pub const GLASS_REVIEWS: &str = "/agent/audit/acces-exceptionnels";

    /// The page of a question.
    pub fn opinion(opinion_id: &str) -> String {
        format!("{OPINIONS}/{opinion_id}")
    }

    /// The path an act on a question is posted to: `reponse`, `liberer`.
    pub fn opinion_act(opinion_id: &str, act: &str) -> String {
        format!("{OPINIONS}/{opinion_id}/{act}")
    }

    /// The path an act on a delivery is posted to: `renvoi`, `classement`.
    pub fn delivery_act(job_id: &str, act: &str) -> String {
        format!("{DELIVERIES}/{job_id}/{act}")
    }

    /// An act on a job that can't be done: `reprise`, `classement`.
    pub fn stopped_job_act(job_id: &str, act: &str) -> String {
        format!("{DELIVERIES}/travaux/{job_id}/{act}")
    }

    /// Ends a delegation before its day (POST).
    pub fn delegation_end(delegation_id: &str) -> String {
        format!("{DELEGATIONS}/{delegation_id}/fin")
    }

    /// Zone M behind a broken glass.
    pub fn glass(glass_id: &str) -> String {
        format!("{GLASS}/{glass_id}")
    }

    /// What an auditor thinks of an opening (POST).
    pub fn glass_review(glass_id: &str) -> String {
        format!("{GLASS_REVIEWS}/{glass_id}")
    }

    /// Switches and counts, for rules officers.
    pub const SAFEGUARDS: &str = "/agent/regles/garde-fous";
    /// Hold a criterion (POST).
    pub const HOLD: &str = "/agent/regles/garde-fous/suspendre";
    /// Let a criterion go (POST).
    pub const LET_GO: &str = "/agent/regles/garde-fous/retablir";
    /// The list of claims; the id of one follows.
    pub const CASE: &str = "/agent/dossiers";
    /// Search for a claim (POST): what is typed stands in no address.
    pub const SEARCH: &str = "/agent/dossiers/recherche";
    /// Keep the filters of the list as a view (POST).
    pub const VIEWS: &str = "/agent/dossiers/vues";
    /// Remove a view (POST).
    pub const REMOVE_VIEW: &str = "/agent/dossiers/vues/retrait";
    /// Act on many claims (POST).
    pub const BULK: &str = "/agent/dossiers/lot";
    /// The labels of a side, for those who make them; POST makes one.
    pub const LABELS: &str = "/agent/dossiers/etiquettes";
    /// Retire a label (POST).
    pub const RETIRE_LABEL: &str = "/agent/dossiers/etiquettes/retrait";

    /// The list under these filters, as they stand in an address.
    pub fn list(query: &str) -> String {
        if query.is_empty() { CASE.to_owned() } else { format!("{CASE}?{query}") }
    }

    /// The crisis board.
    pub const BOARD: &str = "/agent/pilotage";
    /// Its figures as a file.
    pub const BOARD_CSV: &str = "/agent/pilotage.csv";

    /// Where the work of a role begins.
    pub const fn home(role: StaffRole) -> Option<&'static str> {
        match role {
            StaffRole::Caseworker | StaffRole::MedicalTechnician | StaffRole::MedicalOfficer => Some(QUEUE),
            StaffRole::RulesOfficer => Some(RULES),
            StaffRole::Supervisor => Some(ASSIGNMENTS),
            StaffRole::Auditor => Some(AUDIT),
            StaffRole::Administrator => Some(TEAM),
            StaffRole::CallDesk => Some(CALL_DESK),
            StaffRole::MailDesk => Some(MAIL_DESK),
        }
    }

    /// The phone desk.
    pub const CALL_DESK: &str = "/agent/accueil";
    /// Look a claim up for someone on the phone (POST); the id of a lookup follows.
    pub const CALL_LOOKUPS: &str = "/agent/accueil/recherches";
    /// The calls back of today; POST books one, the id of one follows.
    pub const CALLBACKS: &str = "/agent/accueil/rappels";
    /// Take the next call back (POST).
    pub const NEXT_CALLBACK: &str = "/agent/accueil/rappels/suivant";
    /// When the desk calls back, for supervisors; POST sets it.
    pub const CALLBACK_HOURS: &str = "/agent/repartition/rappels";

    /// A call back, for who has it in hand.
    pub fn callback(callback_id: &str) -> String {
        format!("{CALLBACKS}/{callback_id}")
    }

    /// The path an act on a call back is posted to: `issue`, `liberer`.
    pub fn callback_act(callback_id: &str, act: &str) -> String {
        format!("{CALLBACKS}/{callback_id}/{act}")
    }

    /// What was typed for the insured lately, and where to type more.
    pub const MAIL_DESK: &str = "/agent/courrier";
    /// Type a claim for an insured person; the path of a scheme follows.
    pub const FILING: &str = "/agent/depot";
    /// What was typed, once it is recorded; the id of the claim follows.
    pub const FILED: &str = "/agent/depot/recus";

    /// The claim that a lookup of the phone desk found.
    pub fn call_lookup(lookup_id: &str) -> String {
        format!("{CALL_LOOKUPS}/{lookup_id}")
    }

    /// Sends new one-time codes by post to the person of that claim (POST).
    pub fn call_codes(lookup_id: &str) -> String {
        format!("{CALL_LOOKUPS}/{lookup_id}/codes")
    }

    /// The form of a scheme, typed for someone.
    pub fn filing(scheme: &str) -> String {
        format!("{FILING}/{scheme}")
    }

    /// A claim that was typed for someone.
    pub fn filed(claim_id: &str) -> String {
        format!("{FILED}/{claim_id}")
    }

    /// Its receipt as a PDF.
    pub fn filed_pdf(claim_id: &str) -> String {
        format!("{FILED}/{claim_id}/recu.pdf")
    }

    /// Attaches scans of the administrative sheet to it (POST); the id of one follows.
    pub fn filed_scans(claim_id: &str) -> String {
        format!("{FILED}/{claim_id}/pieces")
    }

    /// Withdraws one of them (POST).
    pub fn withdraw_filed_scan(claim_id: &str, scan_id: &str) -> String {
        format!("{FILED}/{claim_id}/pieces/{scan_id}/retrait")
    }

    /// A scan of the administrative sheet, as a file.
    pub fn scan(claim_id: &str, scan_id: &str) -> String {
        format!("{CASE}/{claim_id}/pieces/{scan_id}")
    }

    /// Attaches scans of the medical sheet (POST); the id of one follows.
    pub fn medical_scans(claim_id: &str) -> String {
        format!("{CASE}/{claim_id}/pieces-medicales")
    }

    /// A scan of the medical sheet, as a file.
    pub fn medical_scan(claim_id: &str, scan_id: &str) -> String {
        format!("{CASE}/{claim_id}/pieces-medicales/{scan_id}")
    }

    /// Withdraws one of them (POST).
    pub fn withdraw_medical_scan(claim_id: &str, scan_id: &str) -> String {
        format!("{CASE}/{claim_id}/pieces-medicales/{scan_id}/retrait")
    }

    /// The auditor's page.
    pub const AUDIT: &str = "/agent/audit";
    /// Look a claim up (POST); the id of a lookup follows.
    pub const LOOKUPS: &str = "/agent/audit/recherches";
    /// Count the acts of staff (POST).
    pub const STAFF_ACTS: &str = "/agent/audit/actes";

    /// The trail that a lookup opened.
    pub fn lookup(lookup_id: &str) -> String {
        format!("{LOOKUPS}/{lookup_id}")
    }

    /// Change one's password.
    pub const PASSWORD: &str = "/agent/mot-de-passe";
    /// Set up one's second factor.
    pub const SECOND_FACTOR: &str = "/agent/second-facteur";
    /// The accounts of the team, for administrators; POST makes one, the id of one follows.
    pub const TEAM: &str = "/agent/equipe";

    /// The page of an account.
    pub fn account(staff_id: &str) -> String {
        format!("{TEAM}/{staff_id}")
    }

    /// The path an act on an account is posted to: `role`, `fin-de-role`, `formation`, `fin-de-formation`,
    /// `mot-de-passe`, `second-facteur`, `desactivation`, `reactivation`, `caisse`.
    pub fn account_act(staff_id: &str, act: &str) -> String {
        format!("{TEAM}/{staff_id}/{act}")
    }

    /// The desk of those who make rules.
    pub const RULES: &str = "/agent/regles";
    /// Begin a draft of rules (POST); the id of one follows.
    pub const RULE_DRAFTS: &str = "/agent/regles/brouillons";

    /// The path of a draft of rules.
    pub fn rule_draft(draft_id: &str) -> String {
        format!("{RULE_DRAFTS}/{draft_id}")
    }

    /// The path an act on a draft of rules is posted to: `enregistrer`, `simulation`, `proposition`, `reprise`, `retrait`,
    /// `publication`.
    pub fn rule_draft_act(draft_id: &str, act: &str) -> String {
        format!("{RULE_DRAFTS}/{draft_id}/{act}")
    }

    /// Cancels a publication before its hour (POST).
    pub fn rule_cancel(publication_id: &str) -> String {
        format!("{RULES}/publications/{publication_id}/annulation")
    }

    /// A text that judged or was proposed, by its SHA-256 in hexadecimal.
    pub fn rule_text(sha256: &str) -> String {
        format!("{RULES}/textes/{sha256}")
    }

    /// The path of a case.
    pub fn case(claim_id: &str) -> String {
        format!("{CASE}/{claim_id}")
    }

    /// The path an act on a case is posted to: `decision`, `apercu`, `confirmation`, `question`, `transfert`, `reexamen`,
    /// `liberer`, `controle`, `preparation`, `a-signer`, `avis`, `avis-retrait`, `acces-exceptionnel`, `etiquettes`, `note`, `motif`.
    pub fn act(claim_id: &str, act: &str) -> String {
        format!("{CASE}/{claim_id}/{act}")
    }
}
