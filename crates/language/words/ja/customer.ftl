# The customer at the side of a conversation.

customer-title = お客様
customer-back = 会話へ戻る
customer-timeline = すべての履歴（時系列）
customer-told = すでに伺った内容
customer-nothing-told = この会話のほかには、まだありません。
customer-reached = 連絡元
customer-own-page = お客様ページ（お客様に見える画面）
customer-participants = この会話のほかの参加者
customer-conversations = ほかの会話
customer-from-signature = 署名の情報
customer-undeliverable = { $since }からメールが届いていません
customer-merge-into = こちらの会話に結合
customer-since-first = { $since }年からのお客様、初めての会話
customer-since = { $since }年からのお客様、会話{ $conversations }件
customer-since-and-more = { $since }年からのお客様、会話{ $conversations }件以上
customer-letters-in = 自動送信メールの言語：{ $language }
customer-language-unknown = 言語はまだ不明
customer-language = このお客様への自動送信メールの言語
customer-language-by-words = 届いた文章から判別
