# ما تبلّغ به الأنظمة الآلية عن رسائلنا ما دام كل شيء سليمًا.

report-arrived =
    { $sure ->
        [yes] وصل
       *[no] يُرجَّح أنه وصل
    } { $what ->
        [answer] ردك
        [message] ما كتبته
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } إلى { $to }
report-late =
    { $sure ->
        [yes] لم يصل
       *[no] يُرجَّح أنه لم يصل
    } { $what ->
        [answer] ردك
        [message] ما كتبته
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } بعد إلى { $to }: { $because }. الطرف الآخر يواصل المحاولة، ولا يلزم شيء الآن
report-opened =
    فُتح { $what ->
        [answer] الرد
        [message] الرسالة
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } إلى { $to }، بحسب برنامج بريده{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
report-deleted =
    حُذف دون قراءة { $what ->
        [answer] الرد
        [message] الرسالة
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } إلى { $to }، بحسب برنامج بريده{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
report-taken =
    استلم نظام آلي { $what ->
        [answer] الرد
        [message] الرسالة
        [acknowledgement] إشعار الاستلام
       *[notification] التنبيه
    } إلى { $to }، بحسب برنامج بريده{ $known ->
        [yes] {" "}({ $at })
       *[no] {""}
    }
