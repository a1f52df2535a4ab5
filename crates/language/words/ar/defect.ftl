# أمر غريب في رسالة واردة حُفظت رغم ذلك. «هي» الرسالة.

defect-no-sender = لا يُذكر فيها مرسل.
defect-no-message-id = وصلت بلا Message-ID، فأعطيناها واحدًا.
defect-no-date = ليس فيها تاريخ مقروء؛ المعروض هو وقت الوصول.
defect-unreadable = تعذّرت قراءة بنيتها؛ المعروض هو النص الخام.
defect-wrong-charset = تعذّر فك ترميز بعض الأحرف.
defect-control-characters = حُذفت عند العرض أحرف تحكم غير مرئية.
defect-cut-off = لا تظهر هنا كاملة ({ $limit }). الأصل كامل.
defect-encrypted = هي مشفّرة ولا تمكن قراءتها هنا.
defect-piece = هي جزء واحد ({ $which }) من رسالة أكبر؛ وتصل الأجزاء الأخرى كلٌّ على حدة.
