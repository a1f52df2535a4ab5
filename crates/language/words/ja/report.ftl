# 問題がないときに、システムがこちらのメッセージについて知らせること。

report-arrived =
    { $to } への{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }{ $sure ->
        [yes] が届きました
       *[no] が届いたようです
    }
report-late =
    { $to } への{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }{ $sure ->
        [yes] はまだ届いていません
       *[no] はまだ届いていないようです
    }：{ $because }。先方のサーバーが再試行を続けています。今できることはありません
report-opened =
    先方のメールソフトによると、{ $to } への{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }が開かれました{ $known ->
        [yes] （{ $at }）
       *[no] {""}
    }
report-deleted =
    先方のメールソフトによると、{ $to } への{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }が開かれずに削除されました{ $known ->
        [yes] （{ $at }）
       *[no] {""}
    }
report-taken =
    先方のメールソフトによると、{ $to } への{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }をシステムが受け取りました{ $known ->
        [yes] （{ $at }）
       *[no] {""}
    }
