# اللحظات والمدد والأحجام. المدد تأتي بعد «منذ» و«بعد» و«خلال» و«متأخر»، لذلك «يومين» لا «يومان».

time-unknown = في وقت غير معروف
span-under-a-minute = أقل من دقيقة
span-minutes = { $minutes } د
# ساعات ودقائق مدة واحدة: «3 س 41 د». الدقائق دائمًا رقمان.
span-hours = { $hours } س { $minutes } د
span-days =
    { $days ->
        [zero] أقل من يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
size-bytes = { $bytes } بايت
size-kilobytes = { $kilobytes } كيلوبايت
size-megabytes = { $megabytes } ميغابايت
