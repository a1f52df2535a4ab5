# What is wrong with opening hours, and the hours in words: "月曜日～金曜日 9:00～12:30と13:30～17:00（Tokyo時間）".

hours-unknown-zone = 「{ $zone }」というタイムゾーンはありません。Europe/Amsterdam のような名前を選んでください。
hours-not-a-span = { $from }～{ $to }は1日の時間帯になりません。0:00から24:00までの時刻を使ってください。
hours-overlap = 同じ日の2つの時間帯が{ $at }で重なっています。
hours-too-many-spans = 1日に設定できる時間帯は{ $max }個までです。
hours-too-many-exceptions = 例外は{ $max }件までです。過去の年のものを削除してください。
hours-not-a-date = 「{ $text }」は日付として読み取れません。2026-12-24 のように入力してください。
hours-date-twice = { $date }が2回入力されています。どちらか1つにしてください。
hours-not-understood = 「{ $text }」は読み取れません。時刻は 9:00-12:30, 13:30-17:00 のように、休みの日は closed と入力してください。
hours-closed = 休業中
hours-any-hour = 毎日24時間
hours-group = { $days } { $times }
hours-groups = { $one }、{ $other }
hours-with-zone = { $hours }（{ $zone }）
hours-zone = { $city }時間
hours-every-day = 毎日
hours-all-day = 終日
hours-two-days = { $first }・{ $last }
hours-days = { $first }～{ $last }
hours-span = { $from }～{ $to }
hours-two-spans = { $one }と{ $other }
