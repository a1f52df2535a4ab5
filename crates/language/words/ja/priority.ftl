# Priority: how urgent people say that a conversation is.

priority-put =
    { $priority ->
        [low] { $who }が優先度を「低」にしました
        [high] { $who }が優先度を「高」にしました
        [urgent] { $who }が優先度を「緊急」にしました
       *[normal] { $who }が優先度を「通常」にしました
    }
priority-menu = 優先度
priority-label = 優先度：
priority-low = 低
priority-high = 高
priority-urgent = 緊急
priority-choose-low = 低
priority-choose-normal = 通常
priority-choose-high = 高
priority-choose-urgent = 緊急
priority-set = 優先度を変更しました
priority-find = この優先度の会話
priority-refused-no-conversation = この会話は存在しません
