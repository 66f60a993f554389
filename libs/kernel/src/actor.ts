/** The roles of the glossary, and `admin`, who has no say in content. */
export const roles = ['admin', 'moderator', 'editor', 'publisher', 'drafter', 'organiser', 'host', 'council'] as const;
export type Role = (typeof roles)[number];

/** A role in one process. `processId` is null for an administrator of the whole installation. */
export interface RoleGrant {
  readonly role: Role;
  readonly processId: string | null;
  readonly bodyId: string | null;
}

/** Who acts. All that other contexts know of identity. */
export type Actor =
  | { readonly kind: 'GUEST' }
  | { readonly kind: 'ACCOUNT'; readonly accountId: string; readonly grants: readonly RoleGrant[] }
  | { readonly kind: 'CODE'; readonly codeId: string; readonly processId: string }
  | { readonly kind: 'SYSTEM' };

export const guest: Actor = { kind: 'GUEST' };
export const system: Actor = { kind: 'SYSTEM' };

/** The account that acts, or null for guests, codes and the system. */
export function accountOf(actor: Actor): string | null {
  return actor.kind === 'ACCOUNT' ? actor.accountId : null;
}

/** True if the actor holds one of the roles in that process. An administrator of the installation holds `admin` in each. */
export function holds(actor: Actor, processId: string, ...wanted: readonly Role[]): boolean {
  return (
    actor.kind === 'ACCOUNT' &&
    actor.grants.some((g) => wanted.includes(g.role) && (g.processId === processId || g.processId === null))
  );
}

/** True if the actor holds one of the roles anywhere: what an operation can ask before its object is known. */
export function holdsAnywhere(actor: Actor, ...wanted: readonly Role[]): boolean {
  return actor.kind === 'ACCOUNT' && actor.grants.some((g) => wanted.includes(g.role));
}

/** The roles of district staff: they see what is not published. The council is not among them. */
export const staffRoles = ['admin', 'moderator', 'editor', 'publisher'] as const satisfies readonly Role[];
