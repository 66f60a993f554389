/** A free port on 127.0.0.1. */
export function freePort(host?: string, wanted?: number): Promise<number>;

/** Starts the platform in sample mode on a port, with its own data; `stop()` ends it and deletes them. */
export function startTestPlatform(port: number): Promise<{ readonly baseUrl: string; readonly dataDir: string; stop(): Promise<void> }>;
