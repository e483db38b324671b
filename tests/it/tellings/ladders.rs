//! Ladders that are told in many ways.

use super::Meant;

pub(super) const ROLES: Meant = Meant {
    title: "Career ladder of the mill",
    heads: ["Level", "Competency", "Expectations"],
    levels: &["Junior Miller", "Miller", "Senior Miller", "Staff Miller"],
    competencies: &["Wheel", "Sacks and carts", "Teamwork"],
    asks: &[
        &[
            &["Stops the wheel when told to", "Greases it every morning"],
            &["Carries sacks to the yard"],
            &["Asks before it is late"],
        ],
        &[
            &["Mends a paddle with some help"],
            &["Counts the sacks every evening", "Loads a cart evenly"],
            &["Tells others what is left to do"],
        ],
        &[
            &["Builds a new paddle", "Hears what the bearing lacks"],
            &["Plans carts for a whole week"],
            &["Shows apprentices how it is done"],
        ],
        &[
            &["Moves the wheel to another brook"],
            &["Sells flour in three towns"],
            &["Settles what two millers can't", "Writes down how the mill works"],
        ],
    ],
};

pub(super) const RANKS: Meant = Meant {
    title: "Levels of divers",
    heads: ["Level", "Skill", "Expectations"],
    levels: &["L1", "L2", "L3"],
    competencies: &["Breathing", "Currents"],
    asks: &[
        &[&["Keeps calm below ten metres"], &["Names the tides of the bay", "Stays close to the rope"]],
        &[&["Shares air with a partner", "Counts breaths without a watch"], &["Swims across a slow current"]],
        &[&["Teaches others to breathe"], &["Reads a current from the shore"]],
    ],
};

pub(super) const STEPS: Meant = Meant {
    title: "Karrierestufen der Gärtnerei",
    heads: ["Stufe", "Kompetenz", "Erwartungen"],
    levels: &["Stufe 1", "Stufe 2", "Stufe 3"],
    competencies: &["Beete", "Kundschaft"],
    asks: &[
        &[&["Gießt die Beete am Abend"], &["Grüßt an der Kasse", "Kennt alle Preise im Laden"]],
        &[&["Zieht Setzlinge aus Samen", "Erkennt kranke Blätter"], &["Berät zu Stauden im Schatten"]],
        &[&["Plant die Beete für das Jahr"], &["Spricht mit Lieferanten über Mengen"]],
    ],
};

/// Levels of a noun that nobody knows as a role.
pub(super) const NUMERALS: Meant = Meant {
    title: "Career of coopers",
    heads: ["Level", "Competency", "Expectations"],
    levels: &["Cooper I", "Cooper II", "Cooper III"],
    competencies: &["Staves", "Hoops"],
    asks: &[
        &[&["Sorts staves by their length", "Keeps the knife sharp for others"], &["Carries hoops to the fire"]],
        &[&["Bends staves over a small fire"], &["Drives hoops on without a crack", "Counts what is left of the iron"]],
        &[&["Chooses the oaks for a year"], &["Teaches two others how to forge", "Tells by ear what leaks"]],
    ],
};

/// Steps of a scale in another language, of which none is known as a role.
pub(super) const SCALE: Meant = Meant {
    title: "Ścieżka kariery w stolarni",
    heads: ["Poziom", "Kompetencja", "Oczekiwania"],
    levels: &["Uczeń", "Czeladnik", "Mistrz"],
    competencies: &["Drewno", "Klienci"],
    asks: &[
        &[&["Układa deski według długości"], &["Wita klientów przy bramie", "Zapisuje nowe zamówienia w zeszycie"]],
        &[&["Tnie deski bez pomocy innych", "Ostrzy piły raz w tygodniu"], &["Mierzy schody u klienta"]],
        &[&["Wybiera drzewa na cały rok"], &["Uczy dwóch młodszych kolegów rozmowy"]],
    ],
};
