# ブランド：この窓口が名乗る名前。

brand-title = ブランド
brand-sentence = お客様に名乗る名前です。ブランドごとにアドレスがあり、お客様にはその名前、色、言語で表示されます。
brand-none = ブランドはまだありません。すべてのアドレスで、この窓口の名前を使います。ほかの名前でも知られている場合は、追加してください。
brand-only-administrators = 変更は管理者だけが行えます：{ $names }。
brand-name = 名前
brand-name-hint = お客様が知っている名前です。メールの差出人と、お客様用のページに表示されます。
brand-addresses = アドレス
brand-hours = 対応時間
brand-rest = { $addresses }では、{ $desk }の名前を使います。
brand-add = ブランドを追加
brand-keep = ブランドを保存
brand-all = すべてのブランド
brand-remove = ブランドを削除
brand-remove-sentence = アドレスでは、この窓口の名前を使うようになります。送信済みのものは変わりません。
brand-language = 言語
brand-language-of-the-desk = 窓口と同じ
brand-language-hint = 言語がわからない方や、下で選んだ言語以外の方への連絡に使います。
brand-colour = 色
brand-colour-hint = お客様用のページに使います。例：#0d5c57。空欄の場合は、窓口の色です。
brand-colour-as-chosen = お客様には、選んだ色{ $chosen }がそのまま表示されます。ダークモードでは明るい色になります。
brand-colour-darker = 選んだ色は{ $chosen }です。このままでは文字を読めない方がいるため、お客様には同じ色合いでより暗い{ $shown }を表示します。ダークモードでは明るい色になります。
brand-sign-off = 返信の末尾に入る文
brand-sign-off-hint = 書いた人の名前の下に入ります。店名、住所、法律で求められる表示など。
brand-voice = 話し方
brand-voice-hint = 担当者が返信を書くときに見る説明です。例：「ですます調で書く。『あいにく』は使わない。」
brand-how-it-speaks = { $brand }の話し方
brand-hours-team = 会話を担当するチームと同じ
brand-hours-own = このブランド独自の対応時間（下で設定）
brand-hours-hint = 受付メールとお客様ページに表示され、待ち時間もこの対応時間で計算します。
brand-hours-days = 独自の対応時間
brand-told-own = { $addresses }に連絡したお客様には、対応時間を「{ $hours }」と案内します。
brand-told-team = { $addresses }に連絡したお客様には、{ $team }の対応時間「{ $hours }」を案内します。
brand-told-nobody = このブランドを名乗るアドレスがまだないため、対応時間は案内されません。
brand-languages = 使う言語
brand-languages-hint = 受付メールとお客様ページに使います。どれも選ばない場合は、すべての言語を使います。上の言語は常に含まれます。
brand-spoken = 受付メールとお客様ページは、お客様の言語が次のいずれかであればその言語になります：{ $languages }。それ以外の方には{ $language }を使います。
brand-spoken-only = 受付メールとお客様ページには、常に{ $language }を使います。
brand-refused-name = 名前を{ $characters }文字以内で入力してください。
brand-refused-taken = 同じ名前のブランドがすでにあります。
brand-refused-colour = 色は #0d5c57 のように入力してください。
brand-refused-too-long = 長すぎます。{ $characters }文字までです。
brand-refused-too-many = ブランドは{ $most }件あり、これ以上追加できません。
brand-refused-never-open = 曜日を1つ以上選ぶか、チームと同じ対応時間にしてください。
brand-refused-gone = このブランドはもうありません。
brand-refused-changed = 開いた後に、ほかの人がこのブランドを変更しました。入力した内容はここに残っていますが、まだ保存されていません。別のウィンドウで現在の内容を確認するか、もう一度保存して置き換えてください
brand-remove-says =
    { $mailboxes ->
        [0] { $brand }の名前を使うアドレスはありません。名前、色、文面が削除され、元に戻せません。
       *[other] { $mailboxes }件のアドレスで、この窓口の名前を使うようになります。{ $brand }の名前、色、文面は削除され、元に戻せません。
    }
