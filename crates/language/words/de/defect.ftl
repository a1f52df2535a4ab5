# Was an einer eingegangenen Nachricht auffiel, die trotzdem aufbewahrt wurde.

defect-no-sender = Es ist kein Absender angegeben.
defect-no-message-id = Die Nachricht kam ohne Message-ID; wir haben ihr eine gegeben.
defect-no-date = Es gibt kein lesbares Datum; angezeigt wird, wann die Nachricht einging.
defect-unreadable = Der Aufbau der Nachricht war nicht lesbar; Sie sehen den Rohtext.
defect-wrong-charset = Einige Zeichen waren nicht lesbar.
defect-control-characters = Unsichtbare Steuerzeichen wurden für die Anzeige entfernt.
defect-cut-off = Hier wird nicht alles angezeigt ({ $limit }). Das Original ist vollständig.
defect-encrypted = Die Nachricht ist verschlüsselt und hier nicht lesbar.
defect-piece = Das ist nur ein Teil ({ $which }) einer größeren Nachricht; die anderen Teile kommen einzeln.
