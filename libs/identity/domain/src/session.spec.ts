import { describe, expect, it } from '@jest/globals';
import { isStale, sessionEnd, sessionHolds } from './session.js';

const now = new Date('2026-05-04T10:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const session = (startedMinutesAgo: number, seenMinutesAgo: number) => ({
  createdAt: ago(startedMinutesAgo), lastSeenAt: ago(seenMinutesAgo), expiresAt: new Date(ago(startedMinutesAgo).getTime() + 30 * 86_400_000),
});

describe('a session', () => {
  it.each<[string, ReturnType<typeof session>, boolean, boolean]>([
    ['of somebody with a role, in use', session(60, 5), true, true],
    ['of somebody with a role, idle just under two hours', session(200, 119), true, true],
    ['of somebody with a role, idle for two hours', session(200, 120), true, false],
    ['of somebody with a role, in use for twelve hours', session(720, 0), true, false],
    ['of a resident, idle for a week', session(10_080, 10_080), false, true],
    ['of a resident, after thirty days', session(30 * 1440, 0), false, false],
  ])('%s', (_, times, hasRole, expected) => {
    expect(sessionHolds(times, hasRole, now)).toBe(expected);
  });

  it('ends when it has been idle, at the latest after its longest time, and of a resident after thirty days alone', () => {
    const inMinutes = (minutes: number) => ago(-minutes);
    expect([sessionEnd(session(200, 30), true), sessionEnd(session(700, 0), true), sessionEnd(session(0, 0), false)]).toEqual([inMinutes(90), inMinutes(20), inMinutes(30 * 1440)]);
  });

  it('is written to as seen again at most every five minutes', () => {
    expect([isStale(session(10, 4), now), isStale(session(10, 5), now)]).toEqual([false, true]);
  });
});
