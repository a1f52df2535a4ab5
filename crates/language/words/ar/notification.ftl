# رسائل إلى المسؤول عما كتبه عميل أو من سُئل.

notification-the-customer = العميل
notification-wrote = كتب { $customer }:
notification-enquiry = وصل رد { $who } على ما سألنا عنه بشأن { $reference }. لا يرى العميل شيئًا من هذا.
notification-enquiry-stranger = وصل رد { $who } ({ $address }) على ما سألنا عنه بشأن { $reference }. لا يرى العميل شيئًا من هذا.
notification-no-text = (رسالة بلا نص)
notification-stranger = لم نسأل { $address } قط، ولا يقول من هو إلا هذه الرسالة: يُحفظ الرد على هذا البريد كملاحظة، ولا يصل إلى أحد.
notification-elsewhere = يريد { $customer } الرد على { $address }.
notification-elsewhere-new = يريد { $customer } الرد على { $address }. لم نكتب إلى هذا العنوان قط، ولا يقول لمن هو إلا هذه الرسالة: إن كان ذلك مستغربًا فيُرجى النظر أولًا في مكتب الخدمة.
notification-answer = عند الرد على هذا البريد يصل ما تكتبه إلى { $who } موقّعًا باسمك.
notification-link = في مكتب الخدمة: { $link }
