import type { Role } from '@mitgestalten/web-data';
import { mayEnter } from '../../app/access.js';

/** What the first button leads to. */
export interface NextWork {
  readonly kind: 'moderation' | 'version' | 'approval' | 'answers' | 'draft' | 'codes' | 'settings';
  readonly to: string;
}

interface Waiting {
  readonly toModerate: number;
  readonly toAnswer: number;
  readonly toApprove: number;
  readonly proposedVersions: readonly { readonly id: string }[];
}

/**
 * What comes first for a person: contributions wait to be seen by all, so they come before what others wait to have
 * approved, and that comes before new writing. With nothing waiting, the room the role is at home in.
 */
export function nextWork(waiting: Waiting, roles: ReadonlySet<Role>): NextWork | null {
  const [version, ...more] = waiting.proposedVersions;
  if (roles.has('MODERATOR') && waiting.toModerate > 0) return { kind: 'moderation', to: '/pruefen' };
  if (roles.has('PUBLISHER') && version !== undefined) return { kind: 'version', to: more.length === 0 ? `/fassungen/${version.id}` : '/fassungen' };
  if (roles.has('PUBLISHER') && waiting.toApprove > 0) return { kind: 'approval', to: '/antworten?stand=PROPOSED' };
  if (roles.has('EDITOR') && waiting.toAnswer > 0) return { kind: 'answers', to: '/antworten' };
  if (mayEnter('draft', roles)) return { kind: 'draft', to: '/entwurf' };
  if (roles.has('ADMIN')) return { kind: 'settings', to: '/einstellungen' };
  return roles.has('ORGANISER') ? { kind: 'codes', to: '/codes' } : null;
}
