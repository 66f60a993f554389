// Longer than any path of the two apps.
const longest = 500;

// Blanks, control characters and backslashes: browsers drop or turn them, and "/\evil.example" becomes another host.
const unsafe = /[\s\\\p{Cc}]/u;

/** True for a path on this origin, such as `/office/pruefen?x=1`: the only thing that a redirect may lead to. */
export function isOwnPath(text: string): boolean {
  return text.length <= longest && text.isWellFormed() && /^\/(?!\/)/.test(text) && !unsafe.test(text);
}

/** The page behind a sign-in link: that of the app to which the person wants to return. */
export function signInPage(returnTo: string | null): string {
  return returnTo !== null && /^\/office(?![^/?#])/.test(returnTo) ? '/office/anmelden/link' : '/anmelden/link';
}
