# 会話全体を1ページに、そしてファイル。

whole-open = 印刷・保存
whole-print = Ctrl P で印刷するか、ファイルとして保存できます。
whole-with-notes = 社内メモあり
whole-without-notes = 社内メモなし
whole-download = ファイルに保存
whole-back = 会話へ
whole-facts = { $customer } 様との会話、担当 { $owner }、受付番号 { $reference }、作成 { $written }
whole-took-part = 参加者: { $people }
whole-only-formatted = このメッセージは画像だけです。画像は会話の画面で確認できます。
whole-cut = この会話は長いため、最新の { $messages } 件のみ表示しています。
gallery-title = すべてのファイル
gallery-nothing = この会話にファイルはありません。
