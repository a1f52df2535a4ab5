list-or = { $left } أو { $right }
list-and = { $left }، { $right }
