/** Suggestions for other words, beside the draft. */
export const officeSuggestionsDe = {
  'title': '{count, plural, one {Ein offener Formulierungsvorschlag} other {{count, number} offene Formulierungsvorschläge}}',
  'of': 'Vorschlag von {name}',
  'supports': '{count, plural, =0 {noch keine Unterstützung} one {eine Unterstützung} other {{count, number} Unterstützungen}}',
  'choose': 'Im Entwurf lesen',
  'rivals': '{count, plural, one {Schließt einen anderen Vorschlag zu denselben Worten aus.} other {Schließt {count, number} andere Vorschläge zu denselben Worten aus.}}',
  'all': 'Alle lesen',
  'none': 'Keinen lesen',
  'all-why': 'Von mehreren Vorschlägen zu denselben Worten der mit der meisten Unterstützung.',
  'parts': 'Davon übernehmen:',
  'result': 'Nur das Ergebnis lesen',
  'take': '{count, plural, one {Vorschlag in den Entwurf übernehmen} other {{count, number} Vorschläge in den Entwurf übernehmen}}',
  'standing.TAKEN': 'Steht so im Entwurf.',
  'standing.CHANGED': 'Diese Worte stehen nicht mehr so im Entwurf.',
  'answer': 'Antwort schreiben: {name}',
  'answer.draft': 'Antwort in Arbeit: {outcome}',
  'answer.proposed': 'Antwort wartet auf Freigabe: {outcome}',
} as const;
