/** The last id in an address, which is that of the contribution, behind that of the passage at which it stands; null where there is none. */
export function contributionIn(address: string): string | null {
  return address.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)?.at(-1)?.toLowerCase() ?? null;
}
