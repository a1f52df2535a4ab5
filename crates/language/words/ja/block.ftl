# Blocking a sender: the act, its undoing, and the list of those who are blocked.

block-act = この送信者をブロックする
block-undo = ブロックを解除する
block-done = 送信者をブロックしました
block-undone = ブロックを解除しました
block-since = { $since }から{ $who }がブロック中
block-timeline = { $who }が送信者をブロックしました。届いたものは隔離され、自動返信は送られません
block-timeline-undone = { $who }が送信者のブロックを解除しました
block-title = ブロック中の送信者
block-sentence = 届いたものは隔離して保管されます。誰にも通知されず、自動返信も送られません。
block-none = ブロック中の送信者はいません。送信者のブロックは、その会話のその他の操作メニューから行えます。
block-sender = 送信者
block-by = ブロックした人
block-when = 開始
block-conversation = きっかけの会話
block-timeline-aside = スタッフが送信者をブロックしたため、隔離しています
