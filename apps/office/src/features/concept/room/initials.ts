/** Two letters for a name: of its first and its last word; one for a single word, a sign for none. */
export function initialsOf(name: string | null | undefined): string {
  const words = (name ?? '').split(/[\s-]+/u).filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => (word === undefined ? '' : [...word][0]!.toLocaleUpperCase())).join('') || '•';
}
