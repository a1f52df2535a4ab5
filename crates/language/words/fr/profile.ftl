# One's own words: name, signature, notices, language, password.

profile-customers = Comment les clients vous voient
profile-name = Votre nom
profile-signature = Lignes sous vos réponses
profile-signature-hint = Votre nom y figure toujours, même si ce champ est vide.
profile-notify = M’avertir par e-mail des messages de mes clients, pour que je puisse y répondre de là
profile-mention-mail = M’avertir par e-mail des notes qui me mentionnent, si je ne les ai pas vues au bout de dix minutes
profile-password = Mot de passe
profile-sign-in-address = Adresse de connexion
profile-password-now = Votre mot de passe actuel
profile-password-new = Nouveau mot de passe
profile-password-hint = Au moins 10 caractères. Une phrase convient bien.
profile-password-change = Le changer
profile-password-others = Tous les autres navigateurs où vous avez une session ouverte seront déconnectés.
profile-title = Vous
profile-sentence = Votre nom figure sous tout ce que vous écrivez aux clients.
profile-language = Langue
profile-language-of-pages = Langue de vos pages
profile-language-hint = Ce que vous et les clients écrivez reste tel quel.
profile-language-browser = Celle du navigateur
profile-not-your-password = Ce n’est pas votre mot de passe
