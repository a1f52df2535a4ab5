list-or = { $left }または{ $right }
list-and = { $left }、{ $right }
