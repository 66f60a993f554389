/** The path if it stays on this site, else null: nobody is sent elsewhere after signing in. */
export function ownPath(path: string | null | undefined): string | null {
  return path != null && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : null;
}
