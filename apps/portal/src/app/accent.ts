/** The accent of the style sheet (libs/web/ui/src/styles/_tokens.scss): no style of its own is needed for it. */
const accentOfSheet = '#b5532d';

/** A style sheet with the accent of another district, or null. It is lightened for dark ground, as the sheet's own is. */
export function accentStyle(accent: string | undefined): string | null {
  if (accent === undefined || !/^#[0-9a-f]{6}$/i.test(accent) || accent.toLowerCase() === accentOfSheet) return null;
  const dark = `--mg-accent:color-mix(in oklch,${accent},white 45%)`;
  return `:root{--mg-accent:${accent}}@media screen and (prefers-color-scheme:dark){:root{${dark}}}`;
}
