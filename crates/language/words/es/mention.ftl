# Menciones: notas que avisan a alguien del equipo, en la página y por correo.

mention-news = { $name } le menciona: { $subject }
mention-offered = Personas que puede mencionar
mention-hint = Con @ y un nombre se avisa a alguien del equipo
mention-digest-subject = { $count ->
    [one] Una nota le menciona
   *[other] { $count } notas le mencionan
}
mention-digest-hello = Hola, { $name }:
mention-digest-intro = { $count ->
    [one] Una nota le menciona y todavía no la ha visto:
   *[other] { $count } notas le mencionan y todavía no las ha visto:
}
mention-digest-item = { $name }, { $time }, en { $reference }:
mention-digest-more = { $count ->
    [one] Y una más.
   *[other] Y { $count } más.
}
mention-digest-all = Todas sus menciones: { $link }
mention-digest-off = Este correo se envía una sola vez por cada nota que no ha visto. Puede desactivarlo en su perfil. Las respuestas a este correo llegan a { $name }.
