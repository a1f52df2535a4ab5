# How one signs in: one’s own browsers.

session-title = ログイン
session-sentence = ログイン中のブラウザーと、パスワードに加えて必要なものです。
session-where = ログイン中のブラウザー
session-no-places = ブラウザーがどこで使われているかは、窓口では分からず、調べることもありません。
session-browser = ブラウザー
session-when-seen = 最終アクセス
session-since-when = ログイン日時
session-this = このブラウザー
session-last-seen = 最終アクセス：{ $at }
session-signed-in = ログイン：{ $at }
session-end = ログアウト
session-end-others = ほかをすべてログアウト
session-device = { $browser }（{ $system }）
session-a-browser-on = ブラウザー（{ $system }）
session-a-browser = ブラウザー
