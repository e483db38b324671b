//! Words that stand at the head of columns and rows, in the languages of tables that
//! people write.

use super::super::super::words::Words;

/// Words that head the names of levels, beside those that head ranks.
pub(super) static NAMES: Words = Words::of(&["role", "title", "position"]);

/// Words that head the titles of levels beside their ranks.
pub(super) static TITLES: Words = Words::of(&[
    "title",
    "role",
    "job title",
    "position",
    "name",
    "titel",
    "título",
    "titre",
    "должность",
    "직함",
    "직책",
    "职位",
    "职称",
    "岗位",
    "役職",
    "役割",
]);

/// Words that head what is said about a row as a whole, and no level.
pub(super) static REMARKS: Words =
    Words::of(&["comment", "comments", "notes", "note", "remark", "remarks", "links", "link", "weight"]);

/// Words that head illustrations.
pub(super) static EXAMPLES: Words =
    Words::of(&["example", "examples", "e.g.", "beispiel", "beispiele", "exemple", "exemples", "ejemplos"]);

/// Words that head illustrations behind the name of a level.
pub(super) static ILLUSTRATIONS: Words = Words::of(&["evidence", "illustrations"]);

/// Words that head how bad or how urgent something is.
pub(super) static SEVERITIES: Words =
    Words::of(&["severity", "priority", "urgency", "risk", "impact level", "severity level", "priorität"]);

/// Words that head what is true of a level, rather than asked of anybody.
pub(super) static ATTRIBUTES: Words = Words::of(&[
    "years",
    "years of experience",
    "experience",
    "typical experience",
    "time in level",
    "time in role",
    "tenure",
    "salary",
    "salary range",
    "salary band",
    "pay",
    "pay band",
    "compensation",
    "reports to",
    "direct reports",
    "team size",
    "job code",
    "jahre",
    "berufserfahrung",
    "gehalt",
    "années",
    "salaire",
    "années d'expérience",
    "años",
    "salario",
    "años de experiencia",
    "anos",
    "salário",
    "годы",
    "зарплата",
    "経験年数",
    "年収",
    "工作年限",
    "薪资",
]);

/// Words that head the numbers of rows.
pub(super) static NUMBERS: Words = Words::of(&["#", "no", "no.", "nr", "nr.", "№", "id"]);

/// Words that head the tracks of levels.
pub(super) static TRACKS: Words =
    Words::of(&["track", "career track", "family", "job family", "role family", "career path", "discipline"]);

/// Words that head groups of competencies.
pub(super) static CATEGORIES: Words =
    Words::of(&["category", "group", "kategorie", "catégorie", "categoría", "类别", "分类", "カテゴリ"]);

/// Words that head one statement a row.
pub(super) static STATEMENTS: Words = Words::of(&[
    "expectation",
    "expectations",
    "statement",
    "statements",
    "requirement",
    "requirements",
    "demand",
    "demands",
    "behaviour",
    "behaviours",
    "behavior",
    "behaviors",
    "criterion",
    "criteria",
    "indicator",
    "indicators",
    "evidence",
    "description",
    "erwartung",
    "erwartungen",
    "anforderung",
    "anforderungen",
    "attente",
    "attentes",
    "exigences",
    "expectativa",
    "expectativas",
    "requisitos",
    "aspettative",
    "requisiti",
    "verwachting",
    "verwachtingen",
    "oczekiwania",
    "wymagania",
    "beklentiler",
    "ожидание",
    "ожидания",
    "требования",
    "очікування",
    "вимоги",
    "期待",
    "期待値",
    "要求",
    "期望",
    "기대",
    "기대치",
]);

/// Words that head levels, by their ranks or their names.
pub(super) static RANKS: Words = Words::of(&[
    "level",
    "grade",
    "band",
    "stufe",
    "nivel",
    "nível",
    "niveau",
    "уровень",
    "грейд",
    "レベル",
    "레벨",
    "직급",
    "المستوى",
    "cấp độ",
    "级别",
    "职级",
    "等級",
    "등급",
    "poziom",
    "livello",
    "рівень",
    "seviye",
    "úroveň",
    "nivå",
    "等级",
]);

/// Words that head the names of competencies.
pub(super) static COMPETENCIES: Words = Words::of(&[
    "competency",
    "competencies",
    "competence",
    "skill",
    "skills",
    "area",
    "dimension",
    "attribute",
    "trait",
    "behaviour",
    "behavior",
    "pillar",
    "theme",
    "kompetenz",
    "compétence",
    "competencia",
    "competência",
    "компетенция",
    "навык",
    "역량",
    "기술",
    "能力",
    "技能",
    "スキル",
    "コンピテンシー",
    "competenza",
    "competenze",
    "competentie",
    "competenties",
    "kompetenzen",
    "compétences",
    "competencias",
    "competências",
    "kompetencja",
    "kompetencje",
    "umiejętność",
    "yetkinlik",
    "yetkinlikler",
    "beceri",
    "компетенции",
    "навыки",
    "компетенція",
    "компетенції",
    "навичка",
    "kompetence",
    "kompetens",
    "dovednost",
]);

/// Words that head what explains a row, and no level, beside those that explain its name.
pub(super) static EXPLANATIONS: Words = Words::of(&[
    "expectation",
    "expectations",
    "evidence",
    "rating",
    "score",
    "what",
    "why",
    "how",
    "before",
    "after",
    "goal",
    "purpose",
    "objective",
    "question",
    "focus",
    "summary",
    "topic",
    "short",
    "ziel",
    "objectif",
    "objetivo",
]);

/// Words that head what explains the name before them.
pub(super) static NEXT_TO_NAMES: Words = Words::of(&["detail", "details", "explanation"]);

/// Words that head a level's summary, or what explains the name beside it.
pub(super) static DESCRIPTIONS: Words = Words::of(&[
    "description",
    "definition",
    "meaning",
    "beschreibung",
    "bedeutung",
    "définition",
    "descripción",
    "definición",
    "descrição",
    "definição",
    "descrizione",
    "omschrijving",
    "opis",
    "описание",
    "опис",
    "説明",
    "说明",
    "描述",
    "설명",
]);

/// Words that head a level's summary and nothing else.
pub(super) static SUMMARIES: Words = Words::of(&[
    "summary",
    "role summary",
    "role description",
    "overview",
    "zusammenfassung",
    "résumé",
    "signification",
    "resumen",
    "descripción del rol",
    "significado",
    "resumo",
    "概要",
    "概述",
    "개요",
    "mô tả",
]);
