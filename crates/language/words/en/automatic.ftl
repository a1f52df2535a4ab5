# The switch for all automatic mail.

automatic-stopped = All automatic mail is stopped
automatic-running = Automatic mail is running
automatic-people = Answers that people write are not affected, and every message that arrives is kept and shown.
automatic-before = Before
automatic-title = Automatic mail
automatic-sentence = Acknowledgements and everything else that leaves without a person pressing a button.
automatic-run = Let it run again
automatic-stop = Stop all automatic mail
automatic-stopped-by = { $who } stopped it { $at }.
automatic-ask = Ask { $who } to change it.
automatic-did-stop = { $who } stopped it
automatic-did-run = { $who } let it run again
automatic-today =
    { $sent ->
        [one] 1 acknowledgement was written in the last 24 hours.
       *[other] { $sent } acknowledgements were written in the last 24 hours.
    }
automatic-held = What would have left since then waits, and nothing of it is lost.
