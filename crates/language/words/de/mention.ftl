# Erwähnungen: Notizen, die jemanden aus dem Team hinzuholen, auf der Seite und per E-Mail.

mention-news = { $name } erwähnt Sie: { $subject }
mention-offered = Wer erwähnt werden kann
mention-hint = Mit @ und einem Namen holen Sie jemanden hinzu
mention-digest-subject = { $count ->
    [one] Eine Notiz erwähnt Sie
   *[other] { $count } Notizen erwähnen Sie
}
mention-digest-hello = Guten Tag { $name },
mention-digest-intro = { $count ->
    [one] eine Notiz erwähnt Sie, die Sie noch nicht gesehen haben:
   *[other] { $count } Notizen erwähnen Sie, die Sie noch nicht gesehen haben:
}
mention-digest-item = { $name }, { $time }, in { $reference }:
mention-digest-more = { $count ->
    [one] Und noch eine.
   *[other] Und { $count } weitere.
}
mention-digest-all = Alle zusammen: { $link }
mention-digest-off = Diese E-Mail kommt einmal für jede Notiz, die Sie nicht gesehen haben. In Ihrem Profil können Sie sie abstellen. Antworten auf diese E-Mail erreichen { $name }.
