//! The insured's situation at work: the statuses of the scheme and the doors that stand beside it.

use serde::{Deserialize, Serialize};

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of the screens.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The kebab-case code of forms, files, rules and the database.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The value of that code, if there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }

        impl $crate::carry::Carry for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                $crate::carry::pack_place(Self::ALL, self, to);
            }

            fn unpack(from: &mut $crate::carry::Parcel<'_>) -> Self {
                $crate::carry::unpack_place(Self::ALL, from)
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// How a person works (statut), as the scheme tells people apart. Source: domain.md 1.5.
    InsuredStatus {
        /// Private employee of the general scheme (salarié).
        Employee = "employee",
        /// Employee of a farm or of the agricultural sector (salarié agricole).
        AgriculturalEmployee = "agricultural-employee",
        /// Farmer, spouse or family helper (exploitant agricole).
        Farmer = "farmer",
        /// Trader, craftsman, micro-entrepreneur.
        SelfEmployed = "self-employed",
        /// Liberal profession (profession libérale).
        Liberal = "liberal",
        /// Company manager, artist-author, trainee (CSS L.311-3).
        Manager = "manager",
        /// Employed by a private individual, childminder (particulier employeur).
        HomeEmployee = "home-employee",
        /// Public contract staff (contractuel de droit public).
        PublicContract = "public-contract",
        /// Civil servant (fonctionnaire): another door, the special leave of absence (ASA).
        CivilServant = "civil-servant",
        /// None of these: a person looks at it.
        Other = "other",
    }
}

impl InsuredStatus {
    /// Does someone of this status have an employer to tell? Farmers and the self-employed have none.
    pub const fn has_employer(self) -> bool {
        matches!(
            self,
            Self::Employee
                | Self::AgriculturalEmployee
                | Self::HomeEmployee
                | Self::PublicContract
                | Self::CivilServant
        )
    }

    /// Is the person insured with the agricultural scheme (MSA)?
    pub const fn is_agricultural(self) -> bool {
        matches!(self, Self::AgriculturalEmployee | Self::Farmer)
    }
}

coded! {
    /// Can the person's work be done from home? The scheme is for those who can't.
    Telework {
        /// No part of the work can be done from home.
        Impossible = "impossible",
        /// Some of it can.
        Partial = "partial",
        /// All of it can.
        Possible = "possible",
    }
}

coded! {
    /// Where a person lives, as far as the law has told places apart.
    Territory {
        /// Metropolitan France, Corsica included.
        Metropole = "metropole",
        /// Guadeloupe, postal codes 971; Saint-Barthélemy and Saint-Martin share them.
        Guadeloupe = "guadeloupe",
        /// Martinique, 972.
        Martinique = "martinique",
        /// French Guiana, 973.
        Guyane = "guyane",
        /// Réunion, 974.
        Reunion = "reunion",
        /// Mayotte, 976.
        Mayotte = "mayotte",
        /// Elsewhere overseas.
        Other = "other",
    }
}

impl Territory {
    /// The territory of a postal code of five digits.
    pub fn of_postal_code(code: &str) -> Self {
        match code.get(..3) {
            Some("971") => Self::Guadeloupe,
            Some("972") => Self::Martinique,
            Some("973") => Self::Guyane,
            Some("974") => Self::Reunion,
            Some("976") => Self::Mayotte,
            Some(other) if other.starts_with("97") || other.starts_with("98") => Self::Other,
            _ => Self::Metropole,
        }
    }
}

coded! {
    /// Another door than this service, for those whom it does not serve best.
    Door {
        /// The general practitioner or any doctor writes the stoppage.
        Doctor = "doctor",
        /// The employer grants a special leave of absence (autorisation spéciale d'absence), civil servants.
        SpecialLeave = "special-leave",
        /// The occupational doctor decides, staff in contact with patients.
        OccupationalDoctor = "occupational-doctor",
        /// The employer puts the person on short-time work (activité partielle), from 1 May 2020.
        ShortTimeWork = "short-time-work",
        /// Ordinary sick leave: the scheme is closed.
        OrdinarySickLeave = "ordinary-sick-leave",
    }
}

coded! {
    /// How the claim came in.
    Channel {
        /// The web form.
        Online = "online",
        /// An agent filed it on the phone.
        Phone = "phone",
        /// An agent filed it from a paper form.
        Paper = "paper",
    }
}
