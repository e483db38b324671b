//! Words by which ladders name levels, in the languages in which we expect to
//! meet them. All are in lower case, and a further language is further words
//! here, nothing else.

mod roles;
mod scale;
mod topics;

pub(super) use roles::*;
pub(super) use scale::*;
pub(super) use topics::*;

/// Words that stand before a number in a rank that is spelled out ("Level 2").
pub(super) const LEVELS: &[&str] = &[
    "level",
    "grade",
    "band",
    "tier",
    "stage",
    "milestone",
    "rung",
    "step",
    "phase",
    "stufe",
    "klasse",
    "nivel",
    "nível",
    "nivell",
    "niveau",
    "nivå",
    "nivelul",
    "livello",
    "grado",
    "poziom",
    "stopień",
    "स्तर",
    "ระดับ",
    "úroveň",
    "szint",
    "taso",
    "trinn",
    "trin",
    "seviye",
    "kademe",
    "ниво",
    "рівень",
    "уровень",
    "грейд",
    "ступень",
    "разряд",
    "разряда",
    "категории",
    "мақсад",
    "деңгей",
    "cấp",
    "bậc",
    "tingkat",
    "レベル",
    "等級",
    "等级",
    "级别",
    "級別",
    "레벨",
    "등급",
    "المستوى",
    "επίπεδο",
    "βαθμίδα",
    "רמה",
    "דרגה",
    "سطح",
];

/// Those of them that are levels only where a document says that it is about a career.
pub(super) const STEPS: &[&str] = &["step", "phase"];

/// Those of them that name the steps of any plan too.
pub(super) const STEPS_OF_PLANS: &[&str] = &["stage", "milestone", "stufe", "мақсад", "단계", "段階", "阶段"];

/// Words that stand behind a number in such a rank ("2级").
pub(super) const LEVELS_BEHIND: &[&str] = &["级", "級", "等级", "等級", "段階", "阶段", "등급", "급", "단계", "레벨"];

/// Words of seniority with their place on the way up. A title without any has
/// place 30. Between words that mean the same the order is nobody's promise.
pub(super) const SENIORITY: &[(u8, &[&str])] = &[
    (5, &["intern", "trainee", "apprentice", "novice", "recruit", "probationer"]),
    (5, &["leerling", "lärling", "lærling", "oppilas", "çırak", "stajyer", "متدرب"]),
    (10, &["مبتدئ"]),
    (10, &["juniorní", "mladší", "nuorempi", "זוטר", "nybegynder"]),
    (15, &["kalfa", "gesell"]),
    (30, &["متوسط"]),
    (40, &["kıdemli", "كبير", "seniorní", "starší", "vanhempi", "בכיר"]),
    (50, &["usta", "mester", "mästare", "vedoucí", "johtava", "מוביל"]),
    (60, &["خبير"]),
    (
        5,
        &[
            "praktikant",
            "praktikantin",
            "auszubildende",
            "auszubildender",
            "azubi",
            "lehrling",
            "stagiaire",
            "apprenti",
        ],
    ),
    (5, &["apprentie", "becario", "becaria", "practicante", "aprendiz", "estagiário", "estagiária", "tirocinante"]),
    (
        5,
        &["apprendista", "stagiair", "stażysta", "stażystka", "praktykant", "стажер", "стажёр", "практикант", "ученик"],
    ),
    (5, &["стажист", "인턴", "수습", "インターン", "見習い", "实习", "實習"]),
    (
        8,
        &[
            "graduate",
            "beginner",
            "newcomer",
            "berufseinsteiger",
            "berufseinsteigerin",
            "débutant",
            "débutante",
            "신입",
            "新人",
        ],
    ),
    (
        10,
        &[
            "junior",
            "jr",
            "jnr",
            "entry",
            "júnior",
            "младший",
            "младшая",
            "джуниор",
            "джун",
            "молодший",
            "młodszy",
            "młodsza",
        ],
    ),
    (8, &["엔트리", "başlangıç", "fresher"]),
    (30, &["중간", "orta"]),
    (10, &["쥬니어", "주니어", "사원", "ジュニア", "初級", "初级"]),
    (15, &["geselle", "gesellin", "journeyman", "주임"]),
    (20, &["associate", "대리"]),
    (
        30,
        &[
            "mid",
            "middle",
            "midlevel",
            "intermediate",
            "medior",
            "confirmé",
            "confirmée",
            "intermédiaire",
            "intermedio",
        ],
    ),
    (
        30,
        &[
            "intermedia",
            "pleno",
            "pl",
            "plena",
            "semisenior",
            "ssr",
            "мидл",
            "миддл",
            "средний",
            "미들",
            "ミドル",
            "中級",
            "中级",
        ],
    ),
    (35, &["선임"]),
    (
        40,
        &[
            "senior",
            "sr",
            "snr",
            "sénior",
            "sênior",
            "expérimenté",
            "expérimentée",
            "esperto",
            "старший",
            "старшая",
            "старшій",
        ],
    ),
    (40, &["сеньор", "синьор", "сениор", "starszy", "starsza", "시니어", "シニア", "上級", "高级", "高級"]),
    (45, &["책임", "資深", "资深"]),
    (
        50,
        &[
            "master",
            "lead",
            "staff",
            "meister",
            "meisterin",
            "maître",
            "maestro",
            "maestra",
            "líder",
            "тимлид",
            "техлид",
        ],
    ),
    (
        50,
        &[
            "лид",
            "ведущий",
            "ведущая",
            "провідний",
            "리드",
            "스태프",
            "テックリード",
            "リード",
            "スタッフ",
            "主任",
            "주임연구원",
        ],
    ),
    (50, &["leitend", "leitende", "leitender", "techlead", "teamlead", "팀장", "主管"]),
    (
        60,
        &[
            "principal",
            "principale",
            "главный",
            "главная",
            "головний",
            "główny",
            "główna",
            "수석",
            "プリンシパル",
            "首席",
        ],
    ),
    (60, &["专家", "專家"]),
    (70, &["distinguished"]),
    (75, &["fellow"]),
    (
        80,
        &["head", "director", "directeur", "directrice", "directora", "diretor", "diretora", "direttore", "direttrice"],
    ),
    (80, &["direktor", "dyrektor", "директор", "руководитель", "начальник", "이사", "部長", "总监", "總監"]),
    (90, &["vp"]),
    (92, &["president"]),
    (95, &["chief", "cto", "ceo"]),
];

/// Words that put a title below the one that they stand before ("Associate
/// Director"), and how far.
pub(super) const BELOW: &[(&str, u8)] = &[
    ("associate", 1),
    ("vice", 2),
    ("deputy", 2),
    ("assistant", 3),
    ("adjoint", 2),
    ("stellvertretende", 2),
    ("stellvertretender", 2),
    ("заместитель", 2),
];

/// Words for everybody.
pub(super) const EVERYBODY: &[&str] = &[
    "everyone",
    "everybody",
    "alle",
    "allen",
    "tous",
    "toutes",
    "todos",
    "todas",
    "tutti",
    "всех",
    "всем",
    "全員",
    "모두",
];

/// Words for all of some.
pub(super) const ALL: &[&str] = &["all", "every", "each", "alle", "tous", "todos", "tutti", "все", "всех"];

/// What all of may be meant, beside roles.
pub(super) const ALL_OF: &[&str] = &[
    "level",
    "levels",
    "role",
    "roles",
    "rung",
    "rungs",
    "grade",
    "grades",
    "tracks",
    "bands",
    "staff",
    "employees",
    "people",
    "stufen",
    "rollen",
    "niveaux",
    "niveles",
    "níveis",
    "livelli",
    "уровни",
    "уровней",
];

/// Words that may stand around those that hold for all ("Common to all levels").
pub(super) const AROUND_ALL: &[&str] = &[
    "for", "to", "of", "at", "from", "across", "common", "shared", "expected", "valid", "our", "the", "für", "pour",
    "para", "les", "los", "os", "i", "per", "для",
];
