import type { Role } from '@mitgestalten/kernel';

/** Who decides where an uncertain anchor belongs. */
export const trayRoles = ['moderator', 'editor'] as const satisfies readonly Role[];
