# What the ways of reaching people are called.

channel-email = email
channel-page = your page
channel-chat = chat
channel-phone = phone
channel-form = form
