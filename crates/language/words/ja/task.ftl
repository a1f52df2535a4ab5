# Tasks: what a named person has to see to.

task-title = タスク
task-sentence = 窓口が自動で処理しきれなかったものです。それぞれに対応するスタッフがいます。
task-none = 対応が必要なものはありません。
task-since = { $owner }、{ $since }から
task-since-about = { $owner }、{ $since }から、関連：{ $about }
task-yours = 自分のタスク
task-of-others = ほかのスタッフのタスク
task-done = 対応済み
task-more-of-yours = 自分のタスクの続き
task-more-of-others = ほかのスタッフのタスクの続き
task-first = 最初に戻る
task-too-large = { $host } の { $account } に、この窓口で受け取れる大きさ（limits.message_bytes）を超えるメッセージがあります。冒頭だけを取り込みました。全体は取り込み元にあります。
task-too-large-from = { $host } の { $account } に、{ $from } からの、この窓口で受け取れる大きさ（limits.message_bytes）を超えるメッセージがあります。冒頭だけを取り込みました。全体は取り込み元にあります。
task-not-handed-out = { $host } の { $account } から、メッセージ1件を取り込めませんでした。サーバーが渡しません。取り込み元のフォルダー{ $folder }で番号{ $number }を確認してください。
task-letter-lost = { $name }（{ $address }）への自動送信メールが届きませんでした：{ $why }。アドレスを直すか、リンクを直接渡してください。
task-letter-perhaps-lost = { $name }（{ $address }）への自動送信メールが届いていない可能性があります：{ $why }。アドレスを直すか、リンクを直接渡してください。
task-merged = { $who }が、あなたの会話［#{ $part }］を［#{ $whole }］に結合しました。担当者：{ $owner }
task-not-delivered =
    { $to } への{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }が届きませんでした：{ $why }。ほかの方法で連絡するか、アドレスを直して再送信してください。
task-not-delivered-for-days =
    { $to } への{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }が、数日間の再試行後も届きませんでした：{ $why }。ほかの方法で連絡するか、アドレスを直して再送信してください。
task-perhaps-delivered =
    { $to } への{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }を送信できたかどうか不明です（{ $why }）。自動では再送信していません。届いたか確認し、届いていなければ再送信してください。
task-returned =
    { $to } への{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }{ $sure ->
        [yes] が届きませんでした
       *[no] が届かなかったようです
    }：{ $because }{ $coded ->
        [yes] （{ $codes }）
       *[no] {""}
    }。
task-reported-as-spam =
    { $to } への{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }が迷惑メールとして報告されました。この相手には、先方からメッセージがあったときにだけ書いてください。
task-unsubscribed =
    { $to } が{ $what ->
        [answer] 返信
        [message] メッセージ
        [acknowledgement] 受付メール
       *[notification] 通知
    }の上の「登録解除」を押しました。この相手には、先方からメッセージがあったときにだけ書いてください。
task-forged-answer = { $name }の名前でメールで届いた返信は、お客様に送信していません。{ $why }メモとして保存してあります。{ $name }に確認し、本人のものであればここから送信してください。
task-never-asked = { $name }がメールで返信した内容は送信していません。届く相手に、これまで問い合わせをしていないためです。メモとして保存してあります。関係者であれば、その人のアドレスを問い合わせの宛先に加え、ここから送信してください。
task-refused-answer = { $name }がメールで返信した内容は送信していません：{ $why }。メモとして保存してあります。ここから送信してください。
task-not-ready = 文面がまだ送信できる状態ではありません
task-way-phone = 電話 { $number }
task-next-correct =
    アドレスを直すか、ほかの方法で連絡してください{ $known ->
        [yes] （{ $ways }）
       *[no] {""}
    }。
task-next-smaller =
    ファイルを減らすか小さくして再送信するか、ほかの方法で連絡してください{ $known ->
        [yes] （{ $ways }）
       *[no] {""}
    }。
task-next-later =
    あとで再送信するか、ほかの方法で連絡してください{ $known ->
        [yes] （{ $ways }）
       *[no] {""}
    }。
task-next-otherwise =
    文面を変えるかファイルなしで再送信するか、ほかの方法で連絡してください{ $known ->
        [yes] （{ $ways }）
       *[no] {""}
    }。
task-next-ours =
    原因はこちら側にあり、管理者に知らせました。直るまでは、ほかの方法で連絡してください{ $known ->
        [yes] （{ $ways }）
       *[no] {""}
    }。
