# البحث: الرسائل بكلماتها.

search-title = البحث
search-all = البحث في كل المحادثات
search-hint = كلمات أو اسم أو عنوان أو رقم
search-more = نتائج أخرى
search-nothing = لا نتائج عن «{ $asked }». جرّب كلمات أقل، أو اسمًا، أو عنوانًا.
search-nothing-yet = لا شيء بعدُ عن «{ $asked }» في الأحدث؛ يمكن البحث في الأقدم.
search-found-and-more =
    { $conversations ->
        [zero] محادثات فيها «{ $asked }»؛ الأحدث أولًا
        [one] محادثة فأكثر فيها «{ $asked }»؛ الأحدث أولًا
        [two] محادثتان فأكثر فيها «{ $asked }»؛ الأحدث أولًا
        [few] { $conversations } محادثات فأكثر فيها «{ $asked }»؛ الأحدث أولًا
        [many] { $conversations } محادثة فأكثر فيها «{ $asked }»؛ الأحدث أولًا
       *[other] { $conversations } محادثة فأكثر فيها «{ $asked }»؛ الأحدث أولًا
    }
search-found =
    { $conversations ->
        [zero] لا محادثات فيها «{ $asked }»
        [one] محادثة واحدة فيها «{ $asked }»
        [two] محادثتان فيهما «{ $asked }»
        [few] { $conversations } محادثات فيها «{ $asked }»
        [many] { $conversations } محادثة فيها «{ $asked }»
       *[other] { $conversations } محادثة فيها «{ $asked }»
    }
search-people = الأشخاص
search-meant = هل تقصد «{ $words }»؟
search-person-conversations =
    { $conversations ->
        [zero] لا محادثات
        [one] محادثة واحدة
        [two] محادثتان
        [few] { $conversations } محادثات
        [many] { $conversations } محادثة
       *[other] { $conversations } محادثة
    }
search-offered = عوامل تصفية وقيم مناسبة
search-articles = المقالات
search-articles-more = كل المقالات التي فيها «{ $asked }»
search-tags = الوسوم
# What stands in a field of the team's own, under the subject of a conversation that was found by it.
search-field = { $name }: { $value }
search-no-conversation = لا محادثات فيها «{ $asked }».
