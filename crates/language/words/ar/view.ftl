# طرق عرض يصنعها الناس بأنفسهم، وسطر عوامل التصفية الذي تُبنى منه.
# عوامل التصفية وقيمها (is:open، me، us …) تُكتب كما هي في كل اللغات. علامة الاتجاه قبل الرقم أو الشرطة تحفظ ترتيبهما.

view-keep = حفظ كطريقة عرض
view-name = اسم طريقة العرض
view-line = عوامل التصفية
view-line-hint = مثلًا: is:open waiting:us tag:refund
view-shared = يراها الجميع
view-save = حفظ
view-change = تغيير طريقة العرض
view-remove = إزالة طريقة العرض
view-empty = لا شيء في طريقة العرض هذه.
view-looked-back = شمل البحث الأحدث فقط، رجوعًا إلى { $day }. ربما توجد محادثات أقدم.
view-look-further = البحث في الأقدم
view-nothing = لا محادثات توافق { $line }.
view-found =
    { $count ->
        [zero] لا محادثات توافق { $line }
        [one] محادثة واحدة توافق { $line }
        [two] محادثتان توافقان { $line }
        [few] { $count } محادثات توافق { $line }
        [many] { $count } محادثة توافق { $line }
       *[other] { $count } محادثة توافق { $line }
    }
view-found-more =
    { $count ->
        [zero] محادثات توافق { $line }
        [one] محادثة فأكثر توافق { $line }
        [two] محادثتان فأكثر توافق { $line }
        [few] { $count } محادثات فأكثر توافق { $line }
        [many] { $count } محادثة فأكثر توافق { $line }
       *[other] { $count } محادثة فأكثر توافق { $line }
    }
view-odd-value = «{ $typed }» غير مفهوم. القيم الممكنة: { $values }.
view-odd-day = «{ $typed }» غير مفهوم. يُكتب اليوم هكذا: { "\u200E" }2026-11-01، أو { "\u200E" }7d لما قبل سبعة أيام.
view-odd-twice = أُهمل «{ $typed }»: سبقه ما يخالفه.
view-odd-too-many = أُهمل «{ $typed }»: لا تزيد الوسوم في السطر على { $max }.
view-odd-unknown = «{ $typed }»: لا أحد هنا ولا شيء بهذا الاسم.
view-help = عوامل التصفية
view-help-sentence = يمكن جمع الكلمات وعوامل التصفية في سطر واحد. الشرطة في البداية تستثني: { "\u200E" }-tag:refund.
view-filter-is = open (مفتوحة)، snoozed (مؤجلة)، closed (مغلقة)، spam (بريد مزعج)، unread (غير مقروءة لديك)
view-filter-owner = المسؤول: me (أنت)، أو اسم، أو عنوان؛ none: لموظف سابق
view-filter-waiting = من عليه الدور: us (نحن) أو them (هم)
view-filter-channel = كيف وصلت أحدث رسالة: email (البريد) أو page (صفحة العميل)
view-filter-by = من بدأها: person (شخص) أو machine (نظام آلي)
view-filter-priority = مدى استعجالها: low (منخفضة) أو normal (عادية) أو high (مرتفعة) أو urgent (عاجلة)
view-filter-tag = الوسوم؛ الاسم الذي فيه مسافات يوضع بين علامتي اقتباس (" ")
view-filter-mailbox = عنواننا الذي تتبعه
view-filter-team = الفريق الذي يرد
view-filter-from = عنوان العميل
view-filter-after = أحدث رسالة فيها في ذلك اليوم أو بعده
view-filter-before = أحدث رسالة فيها قبل ذلك اليوم
view-filter-has = has:file (فيها ملفات)
view-refused-no-name = يُرجى كتابة اسم لطريقة العرض، لا تزيد أحرفه على { $max }
view-refused-no-filter = لا شيء في هذا السطر للبحث عنه؛ يُرجى كتابة كلمات أو عامل تصفية، مثل is:open أو tag:refund
view-refused-odd = «{ $typed }» غير مفهوم
view-refused-too-many = بلغ عدد طرق العرض { $max }؛ يُرجى إزالة إحداها أولًا
view-refused-no-view = لم تعد طريقة العرض هذه موجودة
view-filter-field = ما في حقل خاص بكم: اسمه ثم علامة التساوي ثم القيمة
view-odd-field = «{ $typed }»: يُكتب هكذا field:الاسم=القيمة
view-remove-says = تُحذف طريقة العرض «{ $view }» نهائيًا. وتبقى محادثاتها في مكانها.
view-remove-says-shared = تُحذف طريقة العرض «{ $view }» نهائيًا لدى الجميع. وتبقى محادثاتها في مكانها.
