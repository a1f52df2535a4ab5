# الإشارات: ملاحظات تستدعي زميلًا، في الصفحة وبالبريد.

mention-news = أشار إليك { $name }: { $subject }
mention-offered = زملاء يمكن الإشارة إليهم
mention-hint = اكتب @ ثم اسمًا لتنبيه زميل
mention-digest-subject = { $count ->
    [zero] لا ملاحظات تشير إليك
    [one] ملاحظة تشير إليك
    [two] ملاحظتان تشيران إليك
    [few] { $count } ملاحظات تشير إليك
    [many] { $count } ملاحظة تشير إليك
   *[other] { $count } ملاحظة تشير إليك
}
mention-digest-hello = مرحبًا { $name }،
mention-digest-intro = { $count ->
    [zero] لا ملاحظات جديدة تشير إليك:
    [one] ملاحظة تشير إليك ولم ترها بعد:
    [two] ملاحظتان تشيران إليك ولم ترهما بعد:
    [few] { $count } ملاحظات تشير إليك ولم ترها بعد:
    [many] { $count } ملاحظة تشير إليك ولم ترها بعد:
   *[other] { $count } ملاحظة تشير إليك ولم ترها بعد:
}
mention-digest-item = { $name }، { $time }، في { $reference }:
mention-digest-more = { $count ->
    [zero] ولا شيء غيرها.
    [one] وملاحظة أخرى.
    [two] وملاحظتان أخريان.
    [few] و{ $count } ملاحظات أخرى.
    [many] و{ $count } ملاحظة أخرى.
   *[other] و{ $count } ملاحظة أخرى.
}
mention-digest-all = كل الإشارات إليك: { $link }
mention-digest-off = تصلك هذه الرسالة مرة واحدة عن كل ملاحظة لم ترها. يمكنك إيقافها من ملفك الشخصي. الردود على هذه الرسالة تصل إلى { $name }.
