import type { Role } from '@mitgestalten/web-data';

/** The rooms of the office. What a person may do inside them is decided by the API; this table only keeps the menu short. */
export const rooms = {
  today: ['MODERATOR', 'EDITOR', 'PUBLISHER', 'ORGANISER', 'HOST', 'ADMIN'],
  moderation: ['MODERATOR'],
  answers: ['EDITOR', 'PUBLISHER'],
  places: ['MODERATOR', 'EDITOR'],
  draft: ['EDITOR', 'PUBLISHER', 'DRAFTER'],
  versions: ['EDITOR', 'PUBLISHER'],
  ballots: ['EDITOR', 'PUBLISHER', 'ADMIN'],
  council: ['COUNCIL', 'EDITOR', 'PUBLISHER', 'MODERATOR', 'ADMIN'],
  caller: ['MODERATOR', 'EDITOR', 'ORGANISER', 'ADMIN'],
  settings: ['ADMIN'],
  people: ['ADMIN'],
  codes: ['ADMIN', 'ORGANISER'],
} as const satisfies Record<string, readonly Role[]>;
export type Room = keyof typeof rooms;

/** The address of each room; longer ones begin with the same words. */
export const addresses: Readonly<Record<Room, string>> = {
  today: '/', moderation: '/pruefen', answers: '/antworten', places: '/stellen', draft: '/entwurf', versions: '/fassungen', ballots: '/abstimmungen', council: '/gremium',
  caller: '/anruf', settings: '/einstellungen', people: '/personen', codes: '/codes',
};

/** The room that a path belongs to; the profile and unknown paths belong to none. */
export function roomAt(path: string): Room | null {
  const found = Object.entries(addresses).find(([, address]) => address !== '/' && (path === address || path.startsWith(`${address}/`)));
  return (found?.[0] as Room | undefined) ?? null;
}

/** True if one of the roles opens the room. */
export function mayEnter(room: Room, roles: ReadonlySet<Role>): boolean {
  return rooms[room].some((role) => roles.has(role));
}

/** The roles a person holds in a process; a grant without a process holds in each. */
export function rolesIn(grants: readonly { role: Role; processId?: string | null }[], processId: string): ReadonlySet<Role> {
  return new Set(grants.filter((grant) => grant.processId == null || grant.processId === processId).map((grant) => grant.role));
}

/** The first page of people who have but one room: a seat in a body, or passages to write at. Null: it says what waits. */
export function onlyRoomOf(roles: ReadonlySet<Role>): string | null {
  if (mayEnter('today', roles)) return null;
  if (roles.has('COUNCIL')) return addresses.council;
  return roles.has('DRAFTER') ? addresses.draft : null;
}

/** True for who reads drafts for the office, whatever else they do there. */
export function isOfOffice(roles: ReadonlySet<Role>): boolean {
  return roles.has('MODERATOR') || roles.has('EDITOR') || roles.has('PUBLISHER');
}
