//! What mail programs say around a message, by language: lower case, words of one language on a line, parted by `|`.
//! The lists come from the programs' own translations; a word is here when a program writes it by itself.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A list of words that is asked whether it holds one.
pub(super) type Words = LazyLock<HashSet<&'static str>>;

fn set(lists: &[&'static str]) -> HashSet<&'static str> {
    list(lists).into_iter().collect()
}

fn list(lists: &[&'static str]) -> Vec<&'static str> {
    lists.iter().flat_map(|line| line.split('|')).collect()
}

fn by_first(lists: &[&'static str]) -> HashMap<char, Vec<&'static str>> {
    let mut found: HashMap<char, Vec<&'static str>> = HashMap::new();
    for word in list(lists) {
        found.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    found
}

/// The word for writing in "On … somebody wrote:", for scripts with blanks between words.
pub(super) static WROTE: Words = LazyLock::new(|| {
    set(&[
        "wrote|writes|said|says",
        "schrieb|schrieben|schreibt|geschrieben",
        "écrit|dit",
        "escribió|escribio|escribe|dijo",
        "escriure|escrit",
        "scritto|scrive",
        "escreveu|escribiu|idatzi",
        "schreef|geschreven|verzond",
        "skrev|skriver|skrifaði",
        "kirjoitti|kirjutas",
        "napisał|napisała|napisał(a|pisze",
        "napsal|napsala|napsal(a|napísal|napísala|napísal(a",
        "napisao|napisala|napisal|napisao/la",
        "írta",
        "scris",
        "yazdı|yazmış",
        "написал|написала|написал(а|пишет|писал|писала",
        "написав|написала|пише|писав",
        "написа|написао|написао/ла|напиша",
        "έγραψε|έγραψαν",
        "rakstīja|rašė|parašė",
        "menulis|viết",
        "كتب|كتبت|نوشت|כתב|כתבה",
        "लिखा",
    ])
});

/// The same for scripts without blanks: it may touch other letters.
pub(super) static WROTE_UNSPACED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    list(&[
        "写道|寫道|编写|来信|撰写",
        "書きました|のメール|のメッセージ|書き込み",
        "작성|썼습니다|쓴 글",
        "เขียน|ได้เขียน",
    ])
});

/// How such a line begins, where it does not begin with its date: "On", weekdays.
pub(super) static OPENERS: Words = LazyLock::new(|| {
    set(&[
        "on|at|in|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
        "am|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag",
        "le|lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        "el|il|em|no|dia|lunes|martes|jueves|viernes|lunedì|martedì|giovedì|venerdì",
        "op|den|på|fre|tir|tor|tors|lør|lör|søn|sön|ons|man|mån",
        "dnia|dne|dňa|w|pe|ke|ti|su|la|to|ma|pon|wt|śr|czw|pt|sob|niedz|po|út|čt|pá|ut|št|pi|luni|marți|miercuri|vineri",
        "în|στις|на|в|у|пн|вт|ср|чт|пт|сб|вс|нд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье",
        "vào|pada|בתאריך|ב|في|در",
    ])
});

/// How programs begin the line without a verb of writing, with the sender's address in it: "Quoting Ada <…>:", and Apple
/// Mail in Polish.
pub(super) const QUOTING: [&str; 10] = [
    "quoting ",
    "zitat von ",
    "citando a ",
    "citando ",
    "citeren ",
    "selon ",
    "citerar ",
    "citat ",
    "in message ",
    "wiadomość napisana przez ",
];

/// Titles of a copied message, without the dashes around them.
pub(super) static TITLES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    list(&[
        "original message|original appointment|original email|forwarded message|begin forwarded message",
        "forwarded by|forwarded email|reply message|reply to message|replied message|forwarded mail|start of message",
        "ursprüngliche nachricht|originalnachricht|original-nachricht|original nachricht|antwort nachricht",
        "ursprünglicher termin|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|weitergeleitete email",
        "weitergeleitete e-mail|weitergeleitet von|beginn der weitergeleiteten nachricht|ursprüngliche e-mail",
        "message d'origine|message original|message initial|courriel original|rendez-vous d'origine",
        "message transféré|début du message transféré|début du message réexpédié|e-mail d'origine",
        "message d'origine transféré|transféré par|mail original|mail transféré",
        "mensaje original|mensaje reenviado|inicio del mensaje reenviado|comienzo del mensaje reenviado",
        "reenviado por|cita original|missatge original|missatge reenviat",
        "messaggio originale|messaggio inoltrato|inizio messaggio inoltrato|messaggio originario|inoltrato da",
        "mensagem original|mensagem encaminhada|início da mensagem reencaminhada|início da mensagem encaminhada",
        "mensagem reencaminhada|encaminhado por",
        "oorspronkelijk bericht|origineel bericht|doorgestuurd bericht|begin doorgestuurd bericht",
        "begin van doorgestuurd bericht|oorspronkelijke afspraak|doorgestuurd door",
        "ursprungligt meddelande|originalmeddelande|vidarebefordrat meddelande|vidarebefordrat brev",
        "ursprungligt mail|vidarebefordrat mejl",
        "oprindelig besked|oprindelig meddelelse|videresendt meddelelse|videresendt besked|start på videresendt besked",
        "oprindelig mail|original besked|den oprindelige meddelelse",
        "opprinnelig melding|videresendt melding|original melding|videresendt e-post|opprinnelig e-post",
        "alkuperäinen viesti|välitetty viesti|välitetty viesti alkaa|edelleenlähetetty viesti|välitetyn viestin alku",
        "wiadomość oryginalna|oryginalna wiadomość|wiadomość przekazana|przekazana wiadomość|treść przekazanej wiadomości",
        "początek przekazywanej wiadomości|przesłana wiadomość|oryginał",
        "původní zpráva|původní e-mail|přeposlaná zpráva|začátek přeposílané zprávy|předaná zpráva",
        "pôvodná správa|preposlaná správa|začiatok preposlanej správy",
        "eredeti üzenet|továbbított üzenet|továbbított levél|továbbított levél kezdete|eredeti levél",
        "mesaj original|mesajul original|mesaj redirecționat|mesaj redirectionat|mesaj inițial|mesaj transmis",
        "orijinal mesaj|özgün ileti|özgün mesaj|iletilen mesaj|iletilen ileti|iletilmiş mesaj başlangıcı|asıl ileti",
        "исходное сообщение|пересылаемое сообщение|пересланное сообщение|начало переадресованного сообщения",
        "исходное письмо|оригинальное сообщение|конец пересылаемого сообщения|начало пересылаемого сообщения",
        "оригінальне повідомлення|вихідне повідомлення|переслане повідомлення|початок листа, що пересилається",
        "оригинално съобщение|препратено съобщение|изворна порука|izvorna poruka|proslijeđena poruka|izvirno sporočilo",
        "αρχικό μήνυμα|προωθημένο μήνυμα|έναρξη προωθημένου μηνύματος",
        "algne sõnum|algne kiri|edastatud kiri|sākotnējais ziņojums|pārsūtītais ziņojums|originalus laiškas|pradinis pranešimas",
        "pesan asli|pesan terusan|thư gốc|tin nhắn gốc|thư đã chuyển tiếp|ข้อความต้นฉบับ|ข้อความที่ส่งต่อ",
        "元のメッセージ|転送されたメッセージ|転送メッセージ|転送メール|元のメール|オリジナルメッセージ|転送元メッセージ|返信元メッセージ|引用元メッセージ",
        "原始邮件|原始信件|原始郵件|转发的邮件|轉寄的郵件|轉寄郵件|转发邮件信息|转发邮件|下面是被转发的邮件|以下是转发的邮件",
        "邮件原件|原邮件|原始消息|回复的原邮件|回复的邮件|原始訊息",
        "원본 메시지|원본 메일|전달된 메시지|전달된 메일|원래 메시지|원본메시지|original message info",
        "الرسالة الأصلية|رسالة أصلية|الرسالة المعاد توجيهها|رسالة معاد توجيهها|پیام اصلی",
        "הודעה מקורית|הודעה שהועברה|תחילת ההודעה שהועברה",
    ])
});

/// Labels of a block of headers, a language in each line: of the sender; of the moment; of the subject; of the others.
pub(super) const HEADERS: &[&str] = &[
    "from;sent|date|when|sent by;subject;to|importance|attachments|where|priority|sent by",
    "von|absender;gesendet|gesendet am|datum;betreff;an|antwort an|kopie|kopie an|anlagen|wichtigkeit|blindkopie",
    "de|expéditeur|message de;message du|envoyé|envoyé le|date d'envoi|date|le;objet|sujet\
     ;à|a|copie|copie à|répondre à|destinataire|pièces jointes|pour",
    "de|remitente;enviado|enviado el|enviado a|fecha|fecha de envío;asunto;para|a|copia|responder a|destinatario",
    "de|remetente;enviado|enviada|enviada em|enviado em|data|data de envio;assunto;para|cópia|copia|responder a",
    "de|remitent;enviat|data;assumpte;per a|a|còpia|destinatari",
    "da|mittente;inviato|inviata|data;oggetto;a|risposta|rispondi a|destinatari|copia",
    "van|afzender;verzonden|datum|datum verzonden;onderwerp;aan|beantwoorden - aan|antwoord aan|kopie",
    "från|avsändare;skickat|datum;ämne;till|kopia|svara till",
    "fra|afsender|avsender;sendt|sendt den|dato;emne;til|kopi|svar til|vedhæftede filer",
    "lähettäjä;lähetetty|päivä|päivämäärä|päiväys|pvm;aihe;vastaanottaja|kenelle|kopio|vastausosoite",
    "saatja;saadetud|kuupäev;teema;adressaat|saaja|koopia",
    "no;nosūtīts|datums;temats|tēma;kam|kopija",
    "nuo;išsiųsta|data;tema;kam|gauta|kopija",
    "od|nadawca;wysłano|wysłane|data wysłania|data;temat;do|odpowiedz do|dw|adresat",
    "od|od koho|odesílatel;odesláno|posláno|datum;předmět;komu|kopie",
    "od|odosielateľ;odoslané|odoslaná|dátum;predmet;komu|kópia|kopie",
    "feladó;küldve|elküldve|dátum;tárgy;címzett|másolatot kap|másolat",
    "de la|expeditor;trimis|trimisă|trimis la|data|data trimiterii;subiect|subiectul;către|catre|copie",
    "od|pošiljatelj;poslano|datum;zadeva;za|prejemnik|kopija",
    "od|šalje;poslano|poslato|datum;predmet|naslov|tema;za|prima|do|kopija",
    "од|шаље;послато|датум;наслов|тема|предмет;за|прима|коме|до",
    "от|подател;изпратено|дата;относно|тема;до|копие",
    "от|отправитель|отправлено от;отправлено|отправлена|дата|дата отправки;тема;кому|копия|получатель",
    "від|відправник;надіслано|надійшло|дата;тема;кому|копія|отримувач",
    "από;στάλθηκε|απεσταλμένα|ημερομηνία;θέμα;προς|κοιν|κοιν.",
    "kimden|gönderen;tarih|gönderildi|gönderilmiş|gönderilme tarihi|gönderme tarihi;konu;kime|bilgi|alıcı",
    "dari;terkirim|dikirim|tanggal;subjek|perihal;kepada",
    "từ;đã gửi|gửi|ngày;chủ đề|tiêu đề;gửi|tới|đến",
    "จาก;ส่ง|วันที่;เรื่อง;ถึง",
    "差出人|送信者;送信日時|送信日|日時|日付;件名;宛先|返信先|受信者",
    "发件人|发信人|寄件人;发送时间|发送日期|日期|时间;主题|主旨;收件人|抄送|回复",
    "寄件者|寄件人|發件人;寄件日期|傳送時間|發送時間|日期|時間;主旨|主題;收件者|收件人|副本",
    "보낸 사람|보낸사람;보낸 날짜|보낸날짜|보낸 시간|날짜|일시;제목;받는 사람|받는사람|참조",
    "من|المرسل;تاريخ الإرسال|التاريخ|تاريخ|تم الإرسال|أُرسلت;الموضوع|موضوع;إلى|الى|نسخة",
    "از;تاریخ|تاريخ;موضوع;به",
    "מאת;נשלח|תאריך;נושא;אל|עותק",
];

/// Labels that programs of every language write.
pub(super) const HEADERS_OF_ALL: &[&str] = &["cc", "bcc", "reply-to", "reply to"];

/// How telephones and programs begin the line that they add, by its first character: every line is compared.
pub(super) static MOBILE_STARTS: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    by_first(&[
        "sent from |sent via |sent with |sent using |sent by |sent on |sent through |from my ",
        "get outlook for |get bluemail for |typed on my |written on my |composed on my |posted from my ",
        "von meinem |von meiner |von unterwegs |von mobil|gesendet von |gesendet mit |gesendet aus ",
        "gesendet über |gesendet via |diese nachricht wurde von |diese e-mail wurde von |outlook für ",
        "holen sie sich outlook|laden sie outlook",
        "envoyé de mon|envoyé de ma|envoyé depuis|envoyé à partir|envoyé par |envoyé avec |envoyé via ",
        "télécharger outlook|télécharger bluemail|obtenir outlook|obtenez outlook|provenance : courrier",
        "enviado desde|enviado do |enviado da |enviado de |enviado a partir|enviado via|enviado pelo ",
        "enviado con |enviado por |enviado com |enviada do |enviat des|obtener outlook|obter o outlook",
        "baixe o outlook|descargar outlook|obtenha o outlook|obtén outlook|obteniu l'outlook",
        "inviato da|inviato dal|inviato con |inviato tramite|scarica outlook|ottieni outlook",
        "verzonden vanaf|verzonden met|verzonden via|verzonden vanuit|verstuurd vanaf|verstuurd met",
        "verstuurd vanuit|download outlook|outlook voor ",
        "skickat från|skickat med|skickades från|från min |hämta outlook|sendt fra|sendt med|hent outlook",
        "få outlook|skaffa outlook",
        "lähetetty |hanki outlook|saatu outlook|saadetud minu",
        "wysłano z|wysłane z|wysłano przy|pobierz outlook|pobierz aplikację outlook|pobierz program outlook",
        "uzyskaj outlook|uzyskaj aplikację outlook|uzyskaj program outlook|skorzystaj z programu outlook",
        "odesláno z|odesláno pomocí|odoslané z|odoslané pomocou|odesláno od|získejte outlook",
        "získat outlook|stáhnout outlook|získejte aplikaci outlook|získat aplikaci outlook|stáhněte si outlook",
        "získajte outlook|získať outlook|stiahnite si outlook|získajte aplikáciu outlook",
        "elküldve|az outlook|trimis de pe|trimis din|trimis cu|obțineți outlook|obţineţi outlook|obtineti outlook|poslano s ",
        "descărcați outlook|descărcaţi outlook|preuzmite outlook|prenesite outlook|nabavite outlook",
        "poslano iz|poslano z",
        "отправлено с|отправлено из|отправлено через|скачать outlook|послано с|надіслано з|надіслано за",
        "получить outlook|получите outlook|загрузить outlook|загрузите outlook|скачайте outlook",
        "отримати outlook|отримайте outlook|завантажити outlook|завантажте outlook",
        "відправлено з|изпратено от|изтеглете outlook|вземете outlook|преузмите outlook",
        "αποκτήστε το outlook|λήψη του outlook|κατεβάστε το outlook|dapatkan outlook|tải outlook|hankige outlook",
        "εστάλη από|στάλθηκε από|αποστολή από|dikirim dari|đã gửi từ|được gửi từ|gửi từ |ส่งจาก",
        "发自我的|发自 |发送自|來自我的|從我的|从我的|傳送自|寄自|获取 outlook|取得 outlook",
        "获取outlook|取得outlook|获取适用于|取得適用於|取得 ios 版 outlook|取得 android 版 outlook|下载 outlook|下載 outlook",
        "下载适用于|下載適用於",
        "내 iphone|내 갤럭시|sent by galaxy",
        "الحصول على outlook|احصل على outlook|تنزيل outlook|קבל את outlook|קבלו את outlook|הורד את outlook",
        "أرسلت من|تم الإرسال من|مرسل من|أُرسلت من|נשלח מה|נשלח מ|ارسال شده از",
    ])
});

/// How such a line ends where its beginning says nothing.
pub(super) static MOBILE_ENDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    list(&[
        " gesendet|から送信|から送信しました|에서 보냄|에서 보냈습니다| from mobile|tarafımdan gönderildi",
        "gönderildi| lähetetty|傳送|发送|küldve|elküldve",
    ])
});

/// How the invitation to get Outlook ends where the name of the program stands before the verb.
pub(super) static OUTLOOK_ENDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    list(&[
        " edinin| indirin| alın| letöltése| beszerzése| herunterladen| downloaden",
        "を入手|を入手する|を入手してください|を取得|を取得する|をダウンロード|をダウンロードする",
        "다운로드|받기|가져오기|얻기|다운로드하세요|받으세요",
    ])
});

/// What is named in such a line: a device or a program.
pub(super) static DEVICES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    list(&[
        "phone|iphon|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|redmi|oneplus|pixel|nokia|lumia",
        "blackberry|motorola|htc|sony|xperia|oppo|vivo|honor|wiko|mobil|handy|handheld",
        "smart|telefon|telefoon|teléfono|telefono|téléphone|telefone|tablet|portable|móvil",
        "celular|cellulare|outlook|mail|gmail|yahoo|aol|windows|mac|thunderbird|proton",
        "tutanota|tuta|spark|sparrow|airmail|mailbox|workspace|device|gerät|appareil",
        "dispositivo|apparaat|enhet|enhed|puhelim|laite|телефон|смартфон|айфон|устройств",
        "почт|пошт|κινητό|συσκευή|verizon|t-mobile|cell|watch|surface|4g|5g|lg|zte",
        "webmail|app|携帯|手机|手機|邮箱|郵件|휴대|갤럭시|الهاتف|جهاز|jolla|sailfish",
    ])
});

/// Words of a confidentiality notice or another footer of a company, by language: two of one line make a footer.
pub(super) const LEGAL: &[&str] = &[
    "confidential|privileged|intended recipient|intended solely|intended only|in error|received this|disclos|prohibited\
     |unauthorized|unauthorised|notify the sender|delete it|delete this|strictly|disclaimer|addressee|the sender immediately\
     |scanned for viruses|liability",
    "vertraulich|rechtlich geschützt|unbefugt|nicht gestattet|irrtümlich|der richtige adressat|nicht der beabsichtigte\
     |vernichten sie|informieren sie|ausschließlich für|weitergabe|empfänger bestimmt|gesetzlich geschützt",
    "confidentiel|destinataire|par erreur|diffusion|interdit|pièces jointes|expéditeur|non autoris|détruire|exclusi",
    "confidencial|destinatario|por error|prohibid|notifíqu|elimin|divulga|uso exclusivo|privilegiad",
    "riservat|destinatari|per errore|vietat|diffusione|uso esclusivo|mittente|cancellar|allegati",
    "confidencia|destinatári|por engano|por erro|proibid|remetente|uso exclusivo|sigilos",
    "vertrouwelijk|geadresseerde|per abuis|onterecht|niet toegestaan|afzender|bestemd voor|verwijder",
    "konfidentiel|sekretess|avsedd för|mottagare|av misstag|avsändare|radera|obehörig|förbjud|fortrolig|modtager\
     |ved en fejl|slette|ved en feil|mottaker|konfidensiell|beregnet for",
    "luottamuksel|vastaanottaja|erehdyksessä|tarkoitettu|lähettäjä|kielletty",
    "poufn|adresat|omyłk|zabronion|nadawc|przeznaczon|usunięcie",
    "důvěrn|určen|omylem|odesílatel|zakázán|dôvern|adresát|příjemc",
    "bizalmas|címzett|tévedés|feladó|tilos|confiden|destinatar|din greșeală|interzis|expeditor",
    "gizli|alıcı|yanlışlık|yasak|gönderen|hukuki",
    "конфиденциаль|адресат|по ошибке|запрещ|отправител|конфіденцій|помилк|заборон|відправник|предназначен",
    "εμπιστευτικ|παραλήπτη|κατά λάθος|απαγορεύε|αποστολέα",
    "機密|宛先|誤って|禁じ|送信者|保密|机密|收件人|错误|禁止|发件人|기밀|수신인|비밀|잘못|금지|発信者",
    "سري|المرسل إليه|بالخطأ|محظور|סודי|הנמען|בטעות|אסור",
];

/// How a footer begins that says by itself what it is: a scanner's advertisement, a wish about paper.
pub(super) static FOOTERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    list(&[
        "disclaimer|confidentiality notice|confidentiality:|confidentiality statement|legal notice",
        "legal disclaimer|privacy notice|haftungsausschluss|vertraulichkeitshinweis|avis de confidentialité",
        "clause de confidentialité|aviso legal|aviso de confidencialidad|nota di riservatezza",
        "aviso de confidencialidade|please consider the environment|please think of the environment",
        "think before you print|before printing|save paper|bitte denken sie an die umwelt|bitte prüfen sie, ob diese mail",
        "pensez à l'environnement|merci de penser à l'environnement|antes de imprimir|prima di stampare",
        "denk aan het milieu|tänk på miljön|virus-free|virenfrei|sans virus|libre de virus|senza virus",
        "livre de vírus|virusvrij|virusfri|this email has been checked for viruses|this email was scanned",
        "this email has been scanned|diese e-mail wurde von avast|questo messaggio e' stato analizzato",
    ])
});

/// How a company's own mail server marks what came from outside, above the words.
pub(super) static BANNERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    list(&[
        "caution: this email|caution: external|caution: this message|caution - external|[external|external email:",
        "external email -|external email|warning: this email originated|warning: external|this email originated from outside",
        "this message originated from outside|externe e-mail|achtung: externe|achtung: diese e-mail",
        "vorsicht: diese e-mail|attention : ce message|attention: ce message|attention : cet e-mail",
        "you don't often get email from|you don’t often get email from|sie erhalten nicht häufig e-mails von",
        "sie erhalten nicht oft e-mails von|vous n'obtenez pas souvent",
    ])
});
