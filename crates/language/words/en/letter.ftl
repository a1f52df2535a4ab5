# Letters that the desk writes by itself to customers. Every one can be answered and names a next step.

letter-hello = Hello,
letter-hello-name = Hello { $name },
letter-we-have-it = We have your message, and { $owner } is looking after it.
letter-answers = { $owner } answers { $hours }.
letter-answers-closed = { $owner } answers { $hours }. We are closed at this moment and open again { $opens }.
letter-next = What happens next: { $owner } reads what you wrote and answers you personally, by mail. You do not need to do anything. To add something, just answer this mail.
letter-next-page = What happens next: { $owner } reads what you wrote and answers you personally, by mail. You do not need to do anything. To add something, just answer this mail, or write on your own page, where you also see what you have told us:
letter-told-hours = answered { $hours }
letter-your-message = your message
