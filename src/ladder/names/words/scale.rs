//! Steps of scales of skill, in all languages.

/// Steps of a scale of skill with their place on the way up, which is held against those of
/// words of seniority. They name levels where several stand side by side; one alone may be a
/// chapter of a handbook.
pub(in super::super) const SCALE: &[(u8, &[&str])] = &[
    (5, &["novice", "новичок", "acemi"]),
    (7, &["lehrling", "aprendiz", "uczeń", "uczennica", "ученик", "учень", "çırak", "見習い"]),
    (8, &["beginner", "einsteiger", "einsteigerin", "anfänger", "anfängerin", "débutant", "principiante"]),
    (8, &["iniciante", "początkujący", "początkująca", "начинающий", "початківець", "입문", "入门", "初学者"]),
    (9, &["awareness", "aware", "learning", "начальный"]),
    (10, &["basic", "foundational", "foundation", "grundlagen", "básico", "базовый", "초급", "初級", "初级"]),
    (12, &["initié", "initiée"]),
    (15, &["emerging"]),
    (20, &["developing"]),
    (25, &["working", "practising", "practicing"]),
    (25, &["journeyman", "journeywoman", "geselle", "gesellin", "czeladnik", "подмастерье", "підмайстер", "kalfa"]),
    (30, &["practitioner", "intermediate", "intermédiaire", "intermedio", "intermedia", "intermediário"]),
    (30, &["intermediária", "confirmé", "średniozaawansowany", "średniozaawansowana", "중급", "中級", "中级"]),
    (32, &["competent", "solid", "craftsman", "craftswoman"]),
    (35, &["skilled", "specialist", "specjalista", "specialista", "spezialist", "spezialistin"]),
    (35, &["spécialiste", "специалист", "фахівець"]),
    (38, &["proficient", "숙련"]),
    (40, &["advanced", "fortgeschritten", "fortgeschrittene", "fortgeschrittener", "avancé", "avancée"]),
    (40, &["avanzado", "avanzada", "avançado", "avançada", "avanzato", "avanzata", "gevorderd", "gevorderde"]),
    (40, &["zaawansowany", "zaawansowana", "продвинутый", "просунутий", "고급"]),
    (45, &["strong", "ervaren", "könner", "profi", "professionnel", "professionnelle", "especialista", "精通"]),
    (55, &["leading"]),
    (60, &["expert", "experte", "expertin", "experto", "experta", "esperto", "esperta", "ekspert", "ekspertka"]),
    (60, &["эксперт", "експерт", "asiantuntija", "uzman", "전문가", "エキスパート", "達人"]),
    (65, &["exemplary"]),
    (70, &["mastery", "mastering", "master", "mestre", "mistrz", "mistrzyni", "мастер", "майстер", "usta"]),
    (75, &["grand", "altmeister", "arcymistrz"]),
];
