//! What a signature says about its sender: telephone numbers, the company, the job. Only what is sure: a number that
//! is written as one, a company with its legal form, a job by its usual name. Nothing is stored; the source line comes
//! with each fact, so that a person can judge it.

/// Lines of a signature that are looked at.
const LINES_MAX: usize = 40;
/// Bytes of a line that can state a fact; longer ones are sentences.
const LINE_BYTES_MAX: usize = 160;
/// Digits of a telephone number, from the shortest national one to the longest of E.164 (§6.2).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// What a fact is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SignatureFactKind {
    /// A telephone number, as it was written.
    Phone,
    /// A company with its legal form.
    Company,
    /// What the sender does there.
    Title,
}

/// One fact with where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignatureFact {
    /// What it is about.
    pub kind: SignatureFactKind,
    /// The value, trimmed, in the sender's spelling.
    pub value: String,
    /// The line that says so, trimmed.
    pub line: String,
}

/// The facts of a signature in the order of its lines, each value once.
pub fn signature_facts(signature: &str) -> Vec<SignatureFact> {
    let mut facts: Vec<SignatureFact> = Vec::new();
    let lines = signature.lines().map(str::trim).filter(|line| !line.is_empty() && line.len() <= LINE_BYTES_MAX);
    for line in lines.take(LINES_MAX) {
        let phones = phones(line).into_iter().map(|value| (SignatureFactKind::Phone, value));
        let parts = line.split(['|', '•', '·', '–']).flat_map(|part| part.split(", ")).map(plain);
        let named = parts.filter_map(|part| {
            let kind = match part {
                _ if is_company(part) => SignatureFactKind::Company,
                _ if is_title(part) => SignatureFactKind::Title,
                _ => return None,
            };
            Some((kind, part.to_owned()))
        });
        for (kind, value) in phones.chain(named) {
            if !facts.iter().any(|fact| fact.kind == kind && fact.value == value) {
                facts.push(SignatureFact { kind, value, line: line.to_owned() });
            }
        }
    }
    facts
}

/// A part of a line without what is drawn around it.
fn plain(part: &str) -> &str {
    part.trim_matches(|c: char| c.is_whitespace() || "*_-—~#>".contains(c))
}

/// Words directly before a number that say what it is, in lower case without dots and colons.
const PHONE_LABELS: [&str; 44] = [
    "t",
    "p",
    "m",
    "c",
    "h",
    "d",
    "o",
    "tel",
    "phone",
    "telephone",
    "mobile",
    "mob",
    "cell",
    "direct",
    "office",
    "call",
    "telefon",
    "fon",
    "mobil",
    "handy",
    "durchwahl",
    "tél",
    "téléphone",
    "portable",
    "móvil",
    "movil",
    "teléfono",
    "telefono",
    "celular",
    "cellulare",
    "telefone",
    "telefoon",
    "mobiel",
    "puh",
    "puhelin",
    "gsm",
    "kom",
    "тел",
    "телефон",
    "моб",
    "電話",
    "电话",
    "手机",
    "전화",
];
const FAX_LABELS: [&str; 8] = ["f", "fax", "telefax", "télécopie", "faks", "факс", "传真", "ファックス"];

/// The telephone numbers of a line. A number counts with a `+` in front, or behind a label; a fax is none.
fn phones(line: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_digit() || "+()-./\u{a0} ".contains(c);
    let mut found = Vec::new();
    let mut rest = line;
    let mut label = String::new();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(') {
        let (before, from) = rest.split_at(at);
        if let Some(word) = before.split(|c: char| !c.is_alphabetic()).rfind(|word| !word.is_empty()) {
            label = word.to_lowercase();
        }
        let (number, after) = from.split_at(from.find(|c| !is_part(c)).unwrap_or(from.len()));
        let touches = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '@');
        let apart = !touches(before.chars().next_back()) && !touches(after.chars().next());
        let number = number.trim_matches([' ', '\u{a0}', '-', '.', '/']).trim_end_matches(['(', ' ']);
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let said = number.starts_with('+') || number.starts_with("(+") || PHONE_LABELS.contains(&label.as_str());
        if apart && said && !FAX_LABELS.contains(&label.as_str()) && PHONE_DIGITS.contains(&digits) {
            found.push(number.to_owned());
        }
        // A label is of one number: what follows needs its own, or a `+`.
        label.clear();
        rest = after;
    }
    found
}

/// Legal forms of companies, as the last or the first words of a name.
const FORMS: [&str; 46] = [
    "GmbH",
    "AG",
    "KG",
    "OHG",
    "UG",
    "e.V.",
    "eG",
    "GbR",
    "SE",
    "mbH",
    "Inc",
    "Inc.",
    "LLC",
    "LLP",
    "Ltd",
    "Ltd.",
    "Limited",
    "PLC",
    "plc",
    "Corp",
    "Corp.",
    "Corporation",
    "Pty",
    "SA",
    "S.A.",
    "SAS",
    "SARL",
    "S.L.",
    "SL",
    "S.p.A.",
    "SpA",
    "S.r.l.",
    "Srl",
    "B.V.",
    "BV",
    "N.V.",
    "NV",
    "AB",
    "A/S",
    "ApS",
    "AS",
    "Oy",
    "Oyj",
    "s.r.o.",
    "Kft.",
    "Zrt.",
];
const FORMS_AROUND: [&str; 9] =
    ["Sp. z o.o.", "株式会社", "合同会社", "有限公司", "주식회사", "ООО ", "ТОВ ", "ЗАО ", "S.R.L."];

/// A short part with a legal form in it, and a name beside it.
fn is_company(part: &str) -> bool {
    const WORDS_MAX: usize = 8;
    let words: Vec<&str> = part.split_whitespace().collect();
    let sentence = words.len() > WORDS_MAX || part.ends_with('.') && !FORMS.iter().any(|form| part.ends_with(form));
    let named = FORMS_AROUND.iter().any(|form| part.contains(form) && part.len() > form.len() + 1);
    let formed = words.len() > 1 && words.iter().skip(1).any(|word| FORMS.contains(&word.trim_end_matches(',')));
    !part.contains(['@', ':']) && (named || !sentence && formed)
}

/// Words that name a job, in lower case.
const TITLES: [&str; 40] = [
    "ceo",
    "cto",
    "cfo",
    "coo",
    "cio",
    "director",
    "manager",
    "president",
    "founder",
    "co-founder",
    "owner",
    "engineer",
    "consultant",
    "assistant",
    "accountant",
    "officer",
    "geschäftsführer",
    "geschäftsführerin",
    "leiter",
    "leiterin",
    "abteilungsleiter",
    "prokurist",
    "inhaber",
    "inhaberin",
    "directeur",
    "directrice",
    "responsable",
    "gérant",
    "gérante",
    "gerente",
    "directora",
    "responsabile",
    "diretor",
    "diretora",
    "directeur-generaal",
    "verkoopleider",
    "vd",
    "dyrektor",
    "директор",
    "менеджер",
];

/// A short part that names a job and is no sentence.
fn is_title(part: &str) -> bool {
    const WORDS_MAX: usize = 6;
    let words = part.split_whitespace().count();
    let names_job = || {
        let low = part.to_lowercase();
        low.split(|c: char| !c.is_alphabetic() && c != '-').any(|word| TITLES.contains(&word))
    };
    words <= WORDS_MAX && !part.contains(['@', ':', '?', '!']) && !part.ends_with('.') && names_job()
}

#[cfg(test)]
mod tests {
    use super::*;
    use SignatureFactKind::{Company, Phone, Title};

    fn of(signature: &str) -> Vec<(SignatureFactKind, String)> {
        signature_facts(signature).into_iter().map(|fact| (fact.kind, fact.value)).collect()
    }

    #[test]
    fn numbers_company_and_job_are_found_with_their_line() {
        let signature = "-- \nAda Lovelace | Managing Director\nAnalytical Engines Ltd.\nTel.: +44 (0)20 7946 0000, Fax: +44 20 7946 0001\nM 07700 900123\nada@engines.example";
        assert_eq!(
            of(signature),
            [
                (Title, "Managing Director".to_owned()),
                (Company, "Analytical Engines Ltd.".to_owned()),
                (Phone, "+44 (0)20 7946 0000".to_owned()),
                (Phone, "07700 900123".to_owned()),
            ]
        );
        assert_eq!(signature_facts(signature)[2].line, "Tel.: +44 (0)20 7946 0000, Fax: +44 20 7946 0001");
    }

    #[test]
    fn facts_of_many_languages_are_found() {
        for (line, fact) in [
            ("Geschäftsführerin", (Title, "Geschäftsführerin")),
            ("Birke & Sohn GmbH", (Company, "Birke & Sohn GmbH")),
            ("Tél : 01 23 45 67 89", (Phone, "01 23 45 67 89")),
            ("Téléphone portable +33 6 12 34 56 78", (Phone, "+33 6 12 34 56 78")),
            ("Betulla S.r.l.", (Company, "Betulla S.r.l.")),
            ("Brzoza Sp. z o.o.", (Company, "Brzoza Sp. z o.o.")),
            ("株式会社白樺", (Company, "株式会社白樺")),
            ("電話 03-1234-5678", (Phone, "03-1234-5678")),
            ("Тел. 8 (495) 123-45-67", (Phone, "8 (495) 123-45-67")),
        ] {
            assert_eq!(of(line), [(fact.0, fact.1.to_owned())], "{line}");
        }
    }

    #[test]
    fn what_is_not_sure_is_none() {
        for line in [
            "Order 123456789",
            "02.11.2026 10:00",
            "IBAN DE00 1234 5678 9012 3456 78",
            "Fax: +49 30 123456",
            "VAT DE123456789",
            "I spoke to your manager yesterday and she told me to write.",
            "Sent from my iPhone",
            "AG",
            "https://x.example/+491234567890123456",
        ] {
            assert_eq!(of(line), [], "{line}");
        }
    }

    #[test]
    fn the_same_number_counts_once() {
        assert_eq!(of("T +49 30 1234567\nM +49 30 1234567").len(), 1);
    }
}
