# Several names in one sentence, folded from the front: “Mia or Tom or Sam”.

list-or = { $left } or { $right }
list-and = { $left }, { $right }
