# Wie die Wege heißen, auf denen man Menschen erreicht. Stehen auch nach „per“.

channel-email = E-Mail
channel-page = Kundenseite
channel-chat = Chat
channel-phone = Telefon
channel-form = Formular
