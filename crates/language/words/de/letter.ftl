# E-Mails, die der Kundenservice von selbst an Kunden schreibt. Jede lässt sich beantworten und sagt, wie es weitergeht.
# Nach der Anrede steht ein Komma: Was folgt, muss mit einem Wort beginnen, das ohnehin großgeschrieben wird.

letter-hello = Guten Tag,
letter-hello-name = Guten Tag { $name },
letter-we-have-it = Ihre Nachricht ist bei uns angekommen, und { $owner } kümmert sich darum.
letter-answers = { $owner } antwortet zu diesen Zeiten: { $hours }.
letter-answers-closed = { $owner } antwortet zu diesen Zeiten: { $hours }. Im Moment ist geschlossen; wir sind { $opens } wieder da.
letter-next = So geht es weiter: { $owner } liest, was Sie geschrieben haben, und antwortet Ihnen persönlich per E-Mail. Sie müssen nichts weiter tun. Wenn Sie etwas ergänzen möchten, antworten Sie einfach auf diese E-Mail.
letter-next-page = So geht es weiter: { $owner } liest, was Sie geschrieben haben, und antwortet Ihnen persönlich per E-Mail. Sie müssen nichts weiter tun. Wenn Sie etwas ergänzen möchten, antworten Sie einfach auf diese E-Mail oder schreiben Sie auf Ihrer eigenen Seite. Dort sehen Sie auch, was Sie uns schon mitgeteilt haben:
letter-told-hours = Antworten gibt es zu den Servicezeiten – { $hours }
letter-your-message = Ihre Nachricht
