list-or = { $left } or { $right }
list-and = { $left }, { $right }
