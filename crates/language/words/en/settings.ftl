# What all pages of the settings share.

settings-title = Settings
settings-mailboxes = Mailboxes
settings-agents = Agents
settings-desk = The desk
settings-automatic-mail = Automatic mail
settings-deliveries = Deliveries
settings-you = You
settings-what-you-can-do = What you can do
settings-how-it-is = How it is
settings-add = Add
settings-save = Save
settings-more = More
settings-back = Back
