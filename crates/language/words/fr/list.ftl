list-or = { $left } ou { $right }
list-and = { $left }, { $right }
