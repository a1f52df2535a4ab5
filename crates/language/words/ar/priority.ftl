# الأولوية: مدى استعجال المحادثة كما يحدده الناس.

priority-put =
    { $priority ->
        [low] ضُبطت الأولوية على «منخفضة» بواسطة { $who }
        [high] ضُبطت الأولوية على «مرتفعة» بواسطة { $who }
        [urgent] ضُبطت الأولوية على «عاجلة» بواسطة { $who }
       *[normal] ضُبطت الأولوية على «عادية» بواسطة { $who }
    }
priority-menu = الأولوية
priority-label = الأولوية:
priority-low = منخفضة
priority-high = مرتفعة
priority-urgent = عاجلة
priority-choose-low = منخفضة
priority-choose-normal = عادية
priority-choose-high = مرتفعة
priority-choose-urgent = عاجلة
priority-set = ضُبطت الأولوية
priority-find = المحادثات التي لها هذه الأولوية
priority-refused-no-conversation = هذه المحادثة غير موجودة
