/** A path of the office that an address names, else its first page: nobody is led elsewhere by a crafted link. */
export function ownPath(asked: string | null | undefined): string {
  const path = asked?.replace(/^\/office(?=\/|$)/, '') ?? '';
  return /^\/(?![/\\])/.test(path) && !path.startsWith('/anmelden') ? path : '/';
}
