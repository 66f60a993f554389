import { describe, expect, it } from '@jest/globals';
import type { Role } from '@mitgestalten/web-data';
import { nextWork } from './next-work.js';

const waiting = { toModerate: 7, toAnswer: 31, toApprove: 1, proposedVersions: [{ id: 'v2' }] };
const none = { toModerate: 0, toAnswer: 0, toApprove: 0, proposedVersions: [] };
const as = (...roles: Role[]) => new Set(roles);

describe('what comes first', () => {
  it.each([
    [waiting, as('MODERATOR', 'EDITOR', 'PUBLISHER'), '/pruefen'],
    [waiting, as('EDITOR', 'PUBLISHER'), '/fassungen/v2'],
    [{ ...waiting, proposedVersions: [] }, as('PUBLISHER'), '/antworten?stand=PROPOSED'],
    [{ ...waiting, proposedVersions: [{ id: 'v2' }, { id: 'v3' }] }, as('PUBLISHER'), '/fassungen'],
    [waiting, as('EDITOR'), '/antworten'],
    [none, as('MODERATOR', 'EDITOR'), '/entwurf'],
    [waiting, as('ADMIN'), '/einstellungen'],
    [waiting, as('ORGANISER'), '/codes'],
  ])('%j', (today, roles, to) => {
    expect(nextWork(today, roles)?.to).toBe(to);
  });

  it('is nothing for a moderator whose queue is empty', () => {
    expect(nextWork(none, as('MODERATOR'))).toBeNull();
  });
});
