# Mentions : les notes qui appellent un collègue, sur la page et par e-mail.

mention-news = { $name } vous mentionne : { $subject }
mention-offered = Collègues à mentionner
mention-hint = @ et un nom préviennent un collègue
mention-digest-subject = { $count ->
    [one] Une note vous mentionne
   *[other] { $count } notes vous mentionnent
}
mention-digest-hello = Bonjour { $name },
mention-digest-intro = { $count ->
    [one] Une note vous mentionne et vous ne l’avez pas encore vue :
   *[other] { $count } notes vous mentionnent et vous ne les avez pas encore vues :
}
mention-digest-item = { $name }, { $time }, dans { $reference } :
mention-digest-more = { $count ->
    [one] Et une autre.
   *[other] Et { $count } autres.
}
mention-digest-all = Toutes vos mentions : { $link }
mention-digest-off = Cet e-mail est envoyé une seule fois pour chaque note que vous n’avez pas vue. Vous pouvez le désactiver dans votre profil. Les réponses à cet e-mail arrivent à { $name }.
