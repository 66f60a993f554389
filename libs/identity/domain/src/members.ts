import { accept, accountOf, holds, reason, refuse, type Actor, type Decision, type Refusal, type Role } from '@mitgestalten/kernel';

/** True for an administrator of the whole installation. */
export function isInstallationAdmin(actor: Actor): boolean {
  return actor.kind === 'ACCOUNT' && actor.grants.some((grant) => grant.role === 'admin' && grant.processId === null);
}

/** Whether the actor may give and take roles there: administrators, in their own process; for the whole installation only its own. */
export function mayManageMembers(actor: Actor, processId: string | null): boolean {
  return processId === null ? isInstallationAdmin(actor) : holds(actor, processId, 'admin');
}

/** The faults of role and body together: a council member sits in a body, nobody else does. */
export function bodyFaults(role: Role, bodyId: string | null): Refusal[] {
  if (role === 'council') return bodyId === null ? [reason('EMPTY', 'bodyId')] : [];
  return bodyId === null ? [] : [reason('INVALID', 'bodyId')];
}

/** More bodies than give their word on one concept: the council, the assembly and all its committees. */
export const mostBodies = 20;

export interface HeldGrant {
  readonly id: string;
  readonly role: Role;
  readonly processId: string | null;
  readonly accountId: string;
}

/**
 * Whether a role may be taken away. Nobody can lock the office out: an administrator must remain.
 * @param remaining other administrators who can sign in and hold the same or a wider right
 */
export function revokeGrant(actor: Actor, grant: HeldGrant, remaining: readonly HeldGrant[]): Decision<HeldGrant> {
  if (accountOf(actor) === null || !mayManageMembers(actor, grant.processId)) return refuse('NOT_FOUND', 'grantId');
  if (grant.role === 'admin' && remaining.length === 0) return refuse('LAST_ADMIN', 'grantId');
  return accept(grant);
}
