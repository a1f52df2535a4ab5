# الرمز بعد كلمة المرور.

second-factor-title = رمز بعد كلمة المرور
second-factor-demand = طلب رمز من الجميع
second-factor-demand-no-more = التوقف عن طلبه
second-factor-is-demanded = يسجّل الجميع دخولهم برمز من تطبيق أيضًا.
second-factor-as-each-decides = يختار كل شخص هل يُطلب منه رمز من تطبيق أيضًا.
second-factor-of-person = يُطلب رمز بعد كلمة المرور، منذ { $since }.
second-factor-remove-lost = إزالة الرمز المفقود
second-factor-owed = يطلب مدير النظام رمزًا من الجميع هنا. أعدّه مرة واحدة، ثم يُفتح لك مكتب الخدمة من جديد.
second-factor-what = تطبيق على هاتفك يعرض رمزًا يتغير كل نصف دقيقة. من يعرف كلمة مرورك وليس معه هاتفك لا يدخل.
second-factor-begin = إعداد
second-factor-step-app = افتح تطبيق مصادقة ليقرأ هذه الصورة، أو اكتب فيه المفتاح السري.
second-factor-step-code = ثم اكتب الرمز الذي يعرضه التطبيق.
second-factor-picture = صورة المفتاح السري، لتطبيق المصادقة
second-factor-secret = المفتاح السري: { $secret }
second-factor-code = الرمز
second-factor-confirm = تأكيد
second-factor-keep-codes = احفظ هذه الرموز العشرة حيث تحفظ أوراقك. كل رمز يُدخلك مرة واحدة حين لا يكون هاتفك معك. تُعرض الآن ولن تُعرض مرة أخرى.
second-factor-since = يُطلب رمز بعد كلمة مرورك، منذ { $at }.
second-factor-codes-left =
    { $left ->
        [zero] لم يبق أي رمز استرداد.
        [one] بقي رمز استرداد واحد.
        [two] بقي رمزا استرداد.
        [few] بقيت { $left } رموز استرداد.
        [many] بقي { $left } رمز استرداد.
       *[other] بقي { $left } رمز استرداد.
    }
second-factor-code-to-stop = الرمز، للتوقف عن طلبه
second-factor-stop = طلب كلمة المرور وحدها
second-factor-one-more-step = خطوة أخرى
second-factor-type-code = اكتب الرمز الذي يعرضه تطبيقك الآن. وإن لم يكن معك، فأحد رموز الاسترداد يؤدي الغرض نفسه.
second-factor-lost = فقدت الاثنين؟ يستطيع مدير النظام إزالة الرمز؛ وتبقى كلمة مرورك.
second-factor-begin-again = البدء من جديد
second-factor-remove-says = تُغلق كل جلسات { $name }، وتكفي كلمة المرور وحدها للدخول إلى أن يُعدّ رمز من جديد. يُرجى التأكد أولًا من أن الطالب هو { $name } حقًّا.
