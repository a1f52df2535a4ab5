# What the ways of reaching people are called.

channel-email = e-mail
channel-page = page client
channel-chat = chat
channel-phone = téléphone
channel-form = formulaire
