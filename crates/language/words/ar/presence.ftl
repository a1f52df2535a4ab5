# من غيرك في المحادثة الآن. لا يُصرَّف فعل مع الأسماء، لأن جنس أصحابها لا يُعرف.

presence-reading = مفتوحة الآن أيضًا لدى { $name }
presence-two-reading = مفتوحة الآن أيضًا لدى { $one } و{ $other }
presence-more-reading =
    { $others ->
        [zero] مفتوحة الآن أيضًا لدى { $name }
        [one] مفتوحة الآن أيضًا لدى { $name } وشخص آخر
        [two] مفتوحة الآن أيضًا لدى { $name } وشخصين آخرين
        [few] مفتوحة الآن أيضًا لدى { $name } و{ $others } أشخاص آخرين
        [many] مفتوحة الآن أيضًا لدى { $name } و{ $others } شخصًا آخر
       *[other] مفتوحة الآن أيضًا لدى { $name } و{ $others } شخص آخر
    }
presence-writing = رد قيد الكتابة لدى { $name }
presence-two-writing = ردان قيد الكتابة لدى { $one } و{ $other }
presence-more-writing =
    { $people ->
        [zero] لا ردود قيد الكتابة
        [one] رد واحد قيد الكتابة
        [two] ردان قيد الكتابة
        [few] { $people } ردود قيد الكتابة
        [many] { $people } ردًا قيد الكتابة
       *[other] { $people } رد قيد الكتابة
    }
