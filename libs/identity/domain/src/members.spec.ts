import { describe, expect, it } from '@jest/globals';
import { guest, system, type Actor, type Role, type RoleGrant } from '@mitgestalten/kernel';
import { bodyFaults, isInstallationAdmin, mayManageMembers, revokeGrant, type HeldGrant } from './members.js';

const account = (...grants: [Role, string | null][]): Actor => ({
  kind: 'ACCOUNT', accountId: 'me', grants: grants.map(([role, processId]): RoleGrant => ({ role, processId, bodyId: null })),
});
const grant = (role: Role, processId: string | null): HeldGrant => ({ id: 'g', role, processId, accountId: 'other' });

describe('who may give and take roles', () => {
  it.each<[string, Actor, string | null, boolean]>([
    ['a guest', guest, 'p', false],
    ['the system, which has its own ways', system, 'p', false],
    ['a code', { kind: 'CODE', codeId: 'c', processId: 'p' }, 'p', false],
    ['somebody without a role', account(), 'p', false],
    ['a publisher', account(['publisher', 'p']), 'p', false],
    ['an administrator of another process', account(['admin', 'q']), 'p', false],
    ['an administrator of one process, in the whole installation', account(['admin', 'p']), null, false],
    ['an administrator', account(['admin', 'p']), 'p', true],
    ['an administrator of the installation', account(['admin', null]), 'p', true],
    ['an administrator of the installation, in all of it', account(['admin', null]), null, true],
  ])('%s', (_, actor, processId, expected) => {
    expect(mayManageMembers(actor, processId)).toBe(expected);
  });

  it('knows the installation’s own administrators', () => {
    expect([guest, account(['admin', 'p']), account(['admin', null])].map(isInstallationAdmin)).toEqual([false, false, true]);
  });
});

describe('a role and a body', () => {
  it('belong together for the council, and for nobody else', () => {
    expect(bodyFaults('council', null).map(({ code, field }) => [code, field])).toEqual([['EMPTY', 'bodyId']]);
    expect(bodyFaults('editor', 'b').map(({ code, field }) => [code, field])).toEqual([['INVALID', 'bodyId']]);
    expect([...bodyFaults('council', 'b'), ...bodyFaults('editor', null)]).toEqual([]);
  });
});

describe('taking a role away', () => {
  const codeOf = (actor: Actor, target: HeldGrant, remaining: HeldGrant[]) => {
    const decision = revokeGrant(actor, target, remaining);
    return decision.ok ? 'ok' : decision.refusals[0]?.code;
  };

  it.each<[string, Actor, HeldGrant, HeldGrant[], string]>([
    ['of a process that the actor has nothing to do with', account(['admin', 'q']), grant('editor', 'p'), [], 'NOT_FOUND'],
    ['of the installation, by an administrator of one process', account(['admin', 'p']), grant('admin', null), [grant('admin', null)], 'NOT_FOUND'],
    ['by a guest', guest, grant('editor', 'p'), [], 'NOT_FOUND'],
    ['of the last administrator', account(['admin', 'p']), grant('admin', 'p'), [], 'LAST_ADMIN'],
    ['of an administrator where another remains', account(['admin', 'p']), grant('admin', 'p'), [grant('admin', null)], 'ok'],
    ['of an editor', account(['admin', 'p']), grant('editor', 'p'), [], 'ok'],
  ])('%s', (_, actor, target, remaining, expected) => {
    expect(codeOf(actor, target, remaining)).toBe(expected);
  });
});
