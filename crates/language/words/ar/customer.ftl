# العميل إلى جانب المحادثة.

customer-title = العميل
customer-back = العودة إلى المحادثة
customer-timeline = كل شيء في سجل زمني واحد
customer-told = ما سبق أن أخبرنا به
customer-nothing-told = لا شيء بعد خارج هذه المحادثة.
customer-reached = يراسلنا من
customer-own-page = صفحة العميل كما يراها
customer-participants = مشاركون آخرون في المحادثة
customer-conversations = محادثات أخرى
customer-from-signature = من توقيع رسائله
customer-undeliverable = البريد لا يصل منذ { $since }
customer-merge-into = دمجها فيها
customer-since-first = عميل منذ { $since }، أول محادثة
customer-since =
    { $conversations ->
        [zero] عميل منذ { $since }، بلا محادثات
        [one] عميل منذ { $since }، محادثة واحدة
        [two] عميل منذ { $since }، محادثتان
        [few] عميل منذ { $since }، { $conversations } محادثات
        [many] عميل منذ { $since }، { $conversations } محادثة
       *[other] عميل منذ { $since }، { $conversations } محادثة
    }
customer-since-and-more =
    { $conversations ->
        [zero] عميل منذ { $since }، محادثة فأكثر
        [one] عميل منذ { $since }، محادثة فأكثر
        [two] عميل منذ { $since }، محادثتان فأكثر
        [few] عميل منذ { $since }، { $conversations } محادثات فأكثر
        [many] عميل منذ { $since }، { $conversations } محادثة فأكثر
       *[other] عميل منذ { $since }، { $conversations } محادثة فأكثر
    }
customer-letters-in = لغة البريد التلقائي: { $language }
customer-language-unknown = لغة العميل غير معروفة بعد
customer-language = لغة البريد التلقائي إلى العميل
customer-language-by-words = بحسب ما يكتبه
