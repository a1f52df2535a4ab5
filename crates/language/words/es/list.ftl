list-or = { $left } o { $right }
list-and = { $left }, { $right }
