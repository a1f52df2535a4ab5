# المهام: ما يجب أن يعالجه شخص مسمّى.

task-title = المهام
task-sentence = ما لم يستطع مكتب الخدمة إنهاءه وحده، ولكل مهمة شخص يتولاها.
task-none = لا شيء ينتظر أحدًا.
task-since = { $owner }، منذ { $since }
task-since-about = { $owner }، منذ { $since }، بشأن { $about }
task-yours = مهامك
task-of-others = مهام الآخرين
task-done = تمت
task-more-of-yours = المزيد من مهامك
task-more-of-others = المزيد من مهام الآخرين
task-first = العودة إلى الأولى
