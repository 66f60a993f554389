/** The text pages and sentences of a process that an office writes itself. */
export const textKeys = ['promise', 'decides', 'imprint', 'privacy', 'rules', 'contact', 'accessibility'] as const;
export type TextKey = (typeof textKeys)[number];

export function isTextKey(key: string): key is TextKey {
  return (textKeys as readonly string[]).includes(key);
}
