# Mentions: notes that call a colleague in, in the page and by mail.

mention-news = { $name } mentions you: { $subject }
mention-offered = Colleagues to mention
mention-hint = @ and a name calls a colleague in
mention-digest-subject = { $count ->
    [one] A note calls you in
   *[other] { $count } notes call you in
}
mention-digest-hello = Hello { $name },
mention-digest-intro = { $count ->
    [one] A note calls you in, and you have not seen it yet:
   *[other] { $count } notes call you in, and you have not seen them yet:
}
mention-digest-item = { $name }, { $time }, in { $reference }:
mention-digest-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
mention-digest-all = All of them: { $link }
mention-digest-off = You get this once for each note that you had not seen. You can switch it off on your profile. Answers to this mail reach { $name }.
