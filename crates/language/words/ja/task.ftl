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
