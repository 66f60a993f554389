const minute = 60_000;
const hour = 60 * minute;

/** How long a session lasts at most, and its cookie with it. Residents come back over weeks to see what became of their words. */
export const longestSessionDays = 30;

// Whoever holds a role sees other people's data, often at a shared desk: a lunch break, and a working day.
const roleIdle = 2 * hour;
const roleLongest = 12 * hour;

/** How old the last sign of life may become before it is written anew: reading must not mean writing each time. */
const seenAgainAfter = 5 * minute;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** When a session ends if nothing else is heard of it. One rule for all that hold a role, whatever it is; residents have the 30 days alone. */
export function sessionEnd(session: SessionTimes, hasRole: boolean): Date {
  if (!hasRole) return session.expiresAt;
  return new Date(Math.min(session.expiresAt.getTime(), session.lastSeenAt.getTime() + roleIdle, session.createdAt.getTime() + roleLongest));
}

/** Whether a session still holds. */
export function sessionHolds(session: SessionTimes, hasRole: boolean, now: Date): boolean {
  return now < sessionEnd(session, hasRole);
}

/** Whether the last sign of life is to be written anew. */
export function isStale(session: SessionTimes, now: Date): boolean {
  return since(session.lastSeenAt, now) >= seenAgainAfter;
}

function since(then: Date, now: Date): number {
  return now.getTime() - then.getTime();
}
