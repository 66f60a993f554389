import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Keys, newId } from '@mitgestalten/platform';
import { trusted, type GraphqlResult, type TestApp } from '../support/app.js';

let addresses = 0;

/** A browser: keeps its cookie as a real one would, and comes from an address of its own. */
export class Browser {
  /** The cookie it sends, such as `__Host-session=...`; null for none. */
  cookie: string | null = null;
  /** The Set-Cookie header of the last answer. */
  setCookie: string | undefined;
  private readonly address = `203.0.113.${++addresses % 250}`;

  constructor(
    private readonly app: TestApp,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async graphql<T = Record<string, any>>(query: string, variables: object = {}, on: NestFastifyApplication = this.app.app): Promise<GraphqlResult<T>> { // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into answers of many forms
    const response = await on.inject({
      method: 'POST', url: '/graphql', payload: { ...trusted(on, query), variables },
      headers: {
        'content-type': 'application/json', 'apollo-require-preflight': 'true', 'x-forwarded-for': this.address, ...(this.cookie === null ? {} : { cookie: this.cookie }), ...this.headers,
      },
    });
    [this.setCookie] = [response.headers['set-cookie']].flat();
    if (this.setCookie !== undefined) this.keep(this.setCookie);
    return { status: response.statusCode, ...response.json() };
  }

  /** The payload of a mutation with one input. */
  async mutate(name: string, input: object, selection = ''): Promise<Record<string, any> & { errors: { code: string; field: string | null; message: string }[] }> { // eslint-disable-line @typescript-eslint/no-explicit-any -- payloads of many forms
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const { data, errors } = await this.graphql(`mutation ($input: ${type}) { ${name}(input: $input) { ${selection} errors { code field message } } }`, { input });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data[name];
  }

  async signInByLink(token: string) {
    return this.mutate('signInWithLink', { token }, 'viewer { id email } returnTo');
  }

  async viewer(): Promise<{ id: string; email: string } | null> {
    return (await this.graphql('{ viewer { id email } }')).data.viewer;
  }

  /** What a browser does with a `__Host-` cookie: one that is not Secure, or not for `/`, is not even cleared. */
  private keep(header: string): void {
    const [pair = '', ...attributes] = header.split('; ');
    if (!attributes.includes('Secure') || !attributes.includes('Path=/')) return;
    const ended = attributes.some((each) => each === 'Max-Age=0' || each === 'Expires=Thu, 01 Jan 1970 00:00:00 GMT');
    this.cookie = ended ? null : pair;
  }
}

/** The codes and fields of refusals, such as `EMPTY body`. */
export function refusals(payload: { errors: { code: string; field: string | null }[] }): string[] {
  return payload.errors.map(({ code, field }) => (field === null ? code : `${code} ${field}`));
}

/** A link for that address, as a mail would hold it. */
export async function linkFor(app: TestApp, email: string, changes: { purpose?: string; returnTo?: string } = {}): Promise<{ id: string; token: string }> {
  const id = newId();
  await app.sql(
    `INSERT INTO sign_in_token (id, email, purpose, lang, return_to, expires_at) VALUES ($1, $2, $3, 'de', $4, clock_timestamp() + interval '15 minutes')`,
    [id, email, changes.purpose ?? 'SIGN_IN', changes.returnTo ?? null],
  );
  return { id, token: app.app.get(Keys).token('sign-in', id) };
}

/** The token in the newest mail to that address. */
export async function mailedToken(app: TestApp, email: string): Promise<string> {
  const [mail] = await app.sql('SELECT params FROM outgoing_mail WHERE to_address = $1 ORDER BY created_at DESC, id DESC LIMIT 1', [email]);
  const { kind, id } = mail!['params'].link.token;
  return app.app.get(Keys).token(kind, id);
}
