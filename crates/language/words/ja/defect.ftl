# Something odd about an arrival that was kept all the same.

defect-no-sender = 差出人の記載がありません。
defect-no-message-id = Message-ID なしで届いたため、窓口で付けました。
defect-no-date = 読み取れる日付がないため、受信した日時を表示しています。
defect-unreadable = 構造を読み取れないため、元のテキストのまま表示しています。
defect-wrong-charset = 一部の文字を復号できませんでした。
defect-control-characters = 目に見えない制御文字は、表示の際に取り除いています。
defect-cut-off = ここでは一部を省略しています（{ $limit }）。原文はすべて残っています。
defect-encrypted = 暗号化されているため、ここでは読めません。
defect-piece = 分割された大きなメッセージの一部です（{ $which }）。ほかの部分は別のメッセージとして届きます。
