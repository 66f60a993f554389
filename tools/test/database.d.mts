/** A migrated database of its own for one test file. `drop()` deletes it, whoever is still connected. */
export function createTestDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }>;
