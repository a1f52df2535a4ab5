//! Months and days of the week as absence notices write them, folded; the beginnings of names where these are enough.

/// The month that a word names, 1 to 12: the whole name or its usual short form.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.split('\'').next().unwrap_or_default();
    if word.chars().count() < 3 || word.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let place = MONTHS.iter().position(|names| names.iter().any(|name| fits(word, name)))?;
    i8::try_from(place + 1).ok()
}

/// A name fits its stem with an ending of up to five letters: `januar`, `januari`, `января`, `stycznia`.
fn fits(word: &str, stem: &str) -> bool {
    word.strip_prefix(stem).is_some_and(|ending| ending.chars().count() <= 5 && ending.chars().all(char::is_alphabetic))
        && (stem.chars().count() > 3 || word == stem || LONG_OF_SHORT.iter().any(|(short, long)| *short == stem && word.starts_with(long)))
}

/// Short stems that only count with one of these longer forms, or alone.
const LONG_OF_SHORT: [(&str, &str); 4] = [("mai", "mai"), ("mag", "maggio"), ("set", "setembro"), ("dec", "dec")];

const MONTHS: [&[&str]; 12] = [
    &["jan", "janu", "janv", "jänner", "ener", "ene", "gennai", "gen", "tammikuu", "styczni", "styczeń", "ledn", "leden", "ianuari", "ocak", "январ", "янв", "січн", "січень", "ιανουαρ", "janei"],
    &["feb", "febr", "févr", "fév", "fevere", "febbra", "helmikuu", "lut", "luteg", "luty", "únor", "şubat", "феврал", "фев", "лют", "φεβρουαρ"],
    &["mar", "march", "märz", "mars", "marz", "març", "maart", "mrt", "marts", "maaliskuu", "marca", "marzec", "březn", "březen", "márci", "marti", "mart", "март", "берез", "μαρτ"],
    &["apr", "apri", "avri", "abri", "abr", "aprile", "huhtikuu", "kwietni", "kwiecień", "dubn", "duben", "ápril", "nisan", "апрел", "квіт", "απριλ"],
    &["may", "mai", "mayo", "maio", "maggio", "mei", "maj", "toukokuu", "maja", "květn", "květen", "máj", "mayıs", "мая", "май", "трав", "μαΐ", "μαι"],
    &["jun", "june", "juni", "juin", "junio", "junh", "giugn", "kesäkuu", "czerw", "červn", "červen", "jún", "iuni", "haziran", "июн", "черв", "ιουν"],
    &["jul", "july", "juli", "juil", "julio", "julh", "lugli", "heinäkuu", "lip", "lipc", "lipiec", "červenc", "červenec", "júl", "iuli", "temmuz", "июл", "лип", "ιουλ"],
    &["aug", "augu", "août", "aout", "agost", "ago", "elokuu", "sierp", "srpn", "srpen", "auguszt", "ağustos", "авгус", "серп", "αυγούσ", "αυγουσ"],
    &["sep", "sept", "septi", "setem", "settem", "syyskuu", "wrześ", "wrzesień", "září", "szept", "eylül", "сентяб", "верес", "σεπτ"],
    &["oct", "octo", "okt", "okto", "octub", "outub", "ottob", "ott", "out", "lokakuu", "paździer", "říjn", "říjen", "október", "ekim", "октяб", "жовт", "οκτω"],
    &["nov", "nove", "marraskuu", "listopad", "kasım", "ноябр", "νοεμβ", "noie"],
    &["dec", "dece", "déc", "déce", "dez", "deze", "dic", "dicie", "dicem", "des", "dese", "joulukuu", "grud", "prosin", "aralık", "декаб", "груд", "δεκεμ"],
];

/// The day of the week that a word names, Monday being 1.
pub(super) fn weekday(word: &str) -> Option<i8> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let place = WEEKDAYS.iter().position(|names| names.iter().any(|name| word == *name))?;
    i8::try_from(place + 1).ok()
}

const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon", "montag", "lundi", "lunes", "lunedì", "segunda-feira", "maandag", "måndag", "mandag", "maanantai", "maanantaina", "poniedziałek", "pondělí", "понедельник", "luni"],
    &["tuesday", "tue", "dienstag", "mardi", "martes", "martedì", "terça-feira", "dinsdag", "tisdag", "tirsdag", "tiistai", "tiistaina", "wtorek", "úterý", "вторник", "marți"],
    &["wednesday", "wed", "mittwoch", "mercredi", "miércoles", "mercoledì", "quarta-feira", "woensdag", "onsdag", "keskiviikko", "keskiviikkona", "środę", "środa", "středu", "среду", "miercuri"],
    &["thursday", "thu", "donnerstag", "jeudi", "jueves", "giovedì", "quinta-feira", "donderdag", "torsdag", "torstai", "torstaina", "czwartek", "čtvrtek", "четверг", "joi"],
    &["friday", "fri", "freitag", "vendredi", "viernes", "venerdì", "sexta-feira", "vrijdag", "fredag", "perjantai", "perjantaina", "piątek", "pátek", "пятницу", "vineri"],
    &["saturday", "samstag", "sonnabend", "samedi", "sábado", "sabato", "zaterdag", "lördag", "lørdag", "lauantai", "sobotę", "sobotu", "субботу"],
    &["sunday", "sonntag", "dimanche", "domingo", "domenica", "zondag", "söndag", "søndag", "sunnuntai", "niedzielę", "neděli", "воскресенье"],
];
