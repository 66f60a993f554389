import type { Role } from '@mitgestalten/kernel';

/** Named in the README; they exist in sample mode only. */
export const samplePassword = 'mitgestalten im beispiel';

export interface SamplePerson {
  readonly key: 'admin' | 'moderator' | 'editor' | 'publisher' | 'organiser' | 'council' | 'resident';
  readonly email: string;
  readonly displayName: string;
  readonly role: Role | null;
  readonly bodyKind?: 'HIR' | 'COMMITTEE' | 'ASSEMBLY';
}

export const samplePeople: readonly SamplePerson[] = [
  { key: 'admin', email: 'verwaltung@harburg.test', displayName: 'Vera Verwaltung', role: 'admin' },
  { key: 'moderator', email: 'redaktion@harburg.test', displayName: 'Rana Redaktion', role: 'moderator' },
  { key: 'editor', email: 'bearbeitung@harburg.test', displayName: 'Ben Bearbeitung', role: 'editor' },
  { key: 'publisher', email: 'leitung@harburg.test', displayName: 'Leyla Leitung', role: 'publisher' },
  { key: 'organiser', email: 'ausrichtung@harburg.test', displayName: 'Aydın Ausrichtung', role: 'organiser' },
  { key: 'council', email: 'rat@harburg.test', displayName: 'Rosa Rat', role: 'council', bodyKind: 'ASSEMBLY' },
  { key: 'resident', email: 'olena@harburg.test', displayName: 'Olena', role: null },
];
