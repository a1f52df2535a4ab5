# Roles, teams, and how far a person sees.

role-light-user = Colaborador: lee lo de su equipo y escribe notas
role-auditor = Auditor: ve todo y no cambia nada
role-agent = Agente: responde a los clientes
role-lead = Líder: además, responde por el equipo
role-administrator = Administrador: además, configura el servicio
role-is-light-user = colaborador
role-is-auditor = auditor
role-choose = Elija un rol
role-choose-team = Elija un equipo
role-team = Equipo
role-teams = Equipos
role-teams-are = Cada equipo tiene sus buzones, su horario y su gente. Quien solo tiene acceso a su equipo no ve los demás.
role-team-hours = { $team } y su horario
role-another-team = Otro equipo
role-add-team = Agregar el equipo
role-sees-all = Todas las conversaciones
role-sees-team = Las conversaciones de su equipo
role-sentence = Qué papel tiene en este servicio.
role-what-they-may = Qué puede hacer
role-what-they-see = Qué ve
role-who-sees-what = Los administradores y los auditores lo ven todo; un colaborador ve su equipo. Las conversaciones de las que alguien ya no puede ocuparse pasan de inmediato a otra persona.
role-how-they-get-in = Cómo entra
role-sign-in-as = Entra como { $address }.
role-person-left = Dejó de trabajar aquí ({ $at }) y no puede entrar.
role-back = Volver a la lista
