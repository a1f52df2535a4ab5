# The desk itself: its name, where customers reach its pages, when somebody is there.

desk-name = Name
desk-public-address = Public address
desk-hours = Hours
desk-title = The desk
desk-sentence = What customers see of the desk as a whole, and when they find somebody there.
desk-name-and-address = Name and address
desk-name-customers-see = Name that customers see
desk-public-address-hint = Links in mail to customers begin with it.
desk-opening-hours = Opening hours
desk-zone = Time zone
desk-save-hours = Save the hours
desk-only-administrators = Only an administrator can change this. Ask { $who }.
desk-hours-now = Now: { $hours }
desk-wrong-hours = { $day }: { $wrong }
desk-language = Language of letters that the desk writes
desk-language-hint = For customers who have not written enough to tell theirs.
