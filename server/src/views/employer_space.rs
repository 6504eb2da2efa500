//! The space of an employer: notices as their employer has them, and the lines of a file.

use super::moment;
use crate::clock::paris;
use crate::persistence::employer_space::Received;
use abri_app::lang::Lang;
use abri_app::model::ReceivedNotice;
use abri_domain::dates::format_fr;
use abri_domain::dsn::Report;

/// The report a notice asks for.
pub fn report(received: &Received) -> Option<Report> {
    let notice = &received.notice;
    Report::of(notice.issued.kind, notice.state, received.last_worked, notice.last_day)
}

/// A notice.
pub fn received(received: &Received, lang: Lang) -> ReceivedNotice {
    let (notice, issued) = (&received.notice, &received.notice.issued);
    let due = Report::due(paris(received.sent_at).date());
    let first_said = issued.stoppage.last_day();
    ReceivedNotice {
        id: notice.notice_id.to_string(),
        code: issued.code.to_string(),
        insured_name: issued.insured_name.clone(),
        birth_date: issued.birth_date,
        employer_name: issued.employer_name.clone(),
        kind: issued.kind,
        state: notice.state,
        first_day: issued.stoppage.first_day(),
        last_day: notice.last_day,
        first_said: (first_said != notice.last_day).then_some(first_said),
        last_worked: received.last_worked,
        sent_at: moment(received.sent_at, lang),
        report: report(received).map(|report| (report.occasion, due)),
        answer: received.answer.map(|(answer, at)| (answer, moment(at, lang))),
    }
}

/// Columns of a file of notices, as programs name them.
pub const NOTICE_COLUMNS: [&str; 14] = [
    "salarie",
    "ne_le",
    "employeur",
    "siret",
    "code",
    "nature",
    "etat",
    "premier_jour",
    "dernier_jour",
    "dernier_jour_travaille",
    "envoye_le",
    "a_signaler",
    "au_plus_tard",
    "reponse",
];

/// A notice as a line of a file: days as DD/MM/YYYY, codes as they are.
pub fn notice_line(received: &Received) -> [String; 14] {
    let (notice, issued) = (&received.notice, &received.notice.issued);
    let (report, sent_on) = (report(received), paris(received.sent_at).date());
    [
        issued.insured_name.clone(),
        issued.birth_date.map(format_fr).unwrap_or_default(),
        issued.employer_name.clone(),
        issued.employer_siret.as_ref().map(|siret| siret.as_str().to_owned()).unwrap_or_default(),
        issued.code.to_string(),
        issued.kind.code().to_owned(),
        notice.state.code().to_owned(),
        format_fr(issued.stoppage.first_day()),
        format_fr(notice.last_day),
        format_fr(received.last_worked),
        format_fr(sent_on),
        report.map_or("", |report| report.occasion.code()).to_owned(),
        report.map(|_| format_fr(Report::due(sent_on))).unwrap_or_default(),
        received.answer.map_or("", |(answer, _)| answer.code()).to_owned(),
    ]
}
