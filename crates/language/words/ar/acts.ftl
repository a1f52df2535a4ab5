# إجراءات على عدة محادثات في مرة واحدة.

acts-select = تحديد عدة محادثات
# السطر نفسه يكتبه المتصفح من دون تصريف (script-selected)، فالصيغة واحدة لكل عدد.
acts-bar = إجراءات على المحدد
acts-pick = تحديد { $name }: { $subject }
acts-close = إغلاق
acts-assign = إسناد
acts-assign-to = إسناد إلى
acts-tag = وسم
acts-tag-name = الوسم
acts-snooze = تأجيل
acts-snooze-until = تأجيل حتى
acts-clear = إلغاء التحديد
acts-nothing-selected = لم تُحدَّد أي محادثة. يُرجى تحديد بعضها أولًا.
acts-not-understood = يُرجى اختيار الإجراء المطلوب.
acts-done-title = تم
acts-closed =
    { $count ->
        [zero] لم تُغلق أي محادثة
        [one] أُغلقت محادثة واحدة
        [two] أُغلقت محادثتان
        [few] أُغلقت { $count } محادثات
        [many] أُغلقت { $count } محادثة
       *[other] أُغلقت { $count } محادثة
    }
acts-reopened =
    { $count ->
        [zero] لم يُعد فتح أي محادثة
        [one] أُعيد فتح محادثة واحدة
        [two] أُعيد فتح محادثتين
        [few] أُعيد فتح { $count } محادثات
        [many] أُعيد فتح { $count } محادثة
       *[other] أُعيد فتح { $count } محادثة
    }
acts-assigned =
    { $count ->
        [zero] لم تُسند أي محادثة
        [one] أُسندت محادثة واحدة
        [two] أُسندت محادثتان
        [few] أُسندت { $count } محادثات
        [many] أُسندت { $count } محادثة
       *[other] أُسندت { $count } محادثة
    }
acts-tagged =
    { $count ->
        [zero] لم يوضع الوسم على أي محادثة
        [one] وُضع الوسم على محادثة واحدة
        [two] وُضع الوسم على محادثتين
        [few] وُضع الوسم على { $count } محادثات
        [many] وُضع الوسم على { $count } محادثة
       *[other] وُضع الوسم على { $count } محادثة
    }
acts-untagged =
    { $count ->
        [zero] لم يُزل الوسم عن أي محادثة
        [one] أُزيل الوسم عن محادثة واحدة
        [two] أُزيل الوسم عن محادثتين
        [few] أُزيل الوسم عن { $count } محادثات
        [many] أُزيل الوسم عن { $count } محادثة
       *[other] أُزيل الوسم عن { $count } محادثة
    }
acts-prioritised =
    { $count ->
        [zero] لم تُضبط أولوية أي محادثة
        [one] ضُبطت أولوية محادثة واحدة
        [two] ضُبطت أولوية محادثتين
        [few] ضُبطت أولوية { $count } محادثات
        [many] ضُبطت أولوية { $count } محادثة
       *[other] ضُبطت أولوية { $count } محادثة
    }
acts-snoozed =
    { $count ->
        [zero] لم تُؤجَّل أي محادثة
        [one] أُجّلت محادثة واحدة
        [two] أُجّلت محادثتان
        [few] أُجّلت { $count } محادثات
        [many] أُجّلت { $count } محادثة
       *[other] أُجّلت { $count } محادثة
    }
acts-undone =
    { $count ->
        [zero] لم تتغير أي محادثة
        [one] عادت محادثة واحدة كما كانت
        [two] عادت محادثتان كما كانتا
        [few] عادت { $count } محادثات كما كانت
        [many] عادت { $count } محادثة كما كانت
       *[other] عادت { $count } محادثة كما كانت
    }
acts-nothing-changed = لم يلزم تغيير شيء.
acts-refused =
    { $count ->
        [zero] لم تبق أي محادثة على حالها: { $why }
        [one] بقيت محادثة واحدة على حالها: { $why }
        [two] بقيت محادثتان على حالهما: { $why }
        [few] بقيت { $count } محادثات على حالها: { $why }
        [many] بقيت { $count } محادثة على حالها: { $why }
       *[other] بقيت { $count } محادثة على حالها: { $why }
    }
acts-undo = تراجع
acts-back = العودة إلى القائمة
# Follows other sentences; without a full stop, as they are.
acts-left =
    { $count ->
        [zero] لم يبقَ شيء
        [one] بقيت محادثة واحدة، وما زالت محددة: الحد الأقصى في المرة الواحدة { $most }
        [two] بقيت محادثتان، وما زالتا محددتين: الحد الأقصى في المرة الواحدة { $most }
        [few] بقيت { $count } محادثات، وما زالت محددة: الحد الأقصى في المرة الواحدة { $most }
        [many] بقيت { $count } محادثة، وما زالت محددة: الحد الأقصى في المرة الواحدة { $most }
       *[other] بقيت { $count } محادثة، وما زالت محددة: الحد الأقصى في المرة الواحدة { $most }
    }
acts-go-on =
    { $count ->
        [zero] متابعة
        [one] المتابعة مع محادثة واحدة أخرى
        [two] المتابعة مع محادثتين أخريين
        [few] المتابعة مع { $count } محادثات أخرى
        [many] المتابعة مع { $count } محادثة أخرى
       *[other] المتابعة مع { $count } محادثة أخرى
    }
