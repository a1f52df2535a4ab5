# Agents: who works here, who is away, and what happens when someone leaves.

agent-title = Agentes
agent-sentence = Todas las personas que responden, con el nombre que ven los clientes. A quien está ausente lo cubre otra persona.
agent-name = Nombre
agent-where = Dónde está
agent-open = Abiertas
agent-deactivate = Desactivar
agent-heir = Quién se hace cargo
agent-email = Correo electrónico
agent-email-hint = Lo usa para entrar.
agent-name-hint = Como lo leerán los clientes.
agent-role = Rol
agent-first-password = Primera contraseña
agent-first-password-hint = Déjela vacía para enviar una invitación; con una contraseña se puede entrar de inmediato.
agent-only-administrators = Solo un administrador puede agregar o desactivar personas. Pregunte a { $who }.
agent-open-ones = sin cerrar
agent-deactivate-says =
    { $open ->
        [one] { $name } ya no podrá entrar. Su dirección seguirá funcionando y sus respuestas conservarán su nombre. 1 conversación abierta pasa a:
       *[other] { $name } ya no podrá entrar. Su dirección seguirá funcionando y sus respuestas conservarán su nombre. { $open } conversaciones abiertas pasan a:
    }
agent-deactivate-name = Desactivar a { $name }
agent-is-agent = agente
agent-is-lead = líder
agent-is-administrator = administrador
agent-away = ausente
agent-away-until = ausente hasta { $until }
agent-outside-hours = fuera de horario
agent-at-work = de turno
agent-at-work-until = de turno hasta { $until }
agent-left = dejó de trabajar aquí ({ $at })
agent-here = presente
agent-away-until-covered = ausente hasta { $until }; cubren otros
agent-away-covered = ausente; cubren otros
agent-go-away = Ausente
agent-come-back = Presente
