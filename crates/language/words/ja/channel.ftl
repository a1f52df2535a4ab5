# What the ways of reaching people are called.

channel-email = メール
channel-page = お客様ページ
channel-chat = チャット
channel-phone = 電話
channel-form = フォーム
