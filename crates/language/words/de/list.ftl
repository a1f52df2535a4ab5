list-or = { $left } oder { $right }
list-and = { $left }, { $right }
