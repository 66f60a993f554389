/** What the browser is started with. */
export const CHROMIUM_FLAGS: string[];

/** Path of an installed Chromium or Chrome, or undefined. */
export function findChromium(): string | undefined;
