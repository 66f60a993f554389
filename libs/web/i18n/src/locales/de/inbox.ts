/** The inbox page of sample mode. */
export const inboxDe = {
  'inbox.title': 'Postfach des Beispielbetriebs',
  'inbox.intro': 'Im Beispielbetrieb wird keine E-Mail verschickt. Hier steht jede Nachricht, die jemand bekommen hätte, die neueste zuerst.',
  'inbox.back': 'Zur Startseite',
  'inbox.empty': 'Noch keine Nachrichten.',
  'inbox.meta': 'An {to} · {at}',
} as const;
