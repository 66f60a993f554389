/** After the integration tests: the throw-away PostgreSQL is stopped and deleted. */
export default async function tearDown() {
  await globalThis.testPostgres?.stop();
}
