import cookie from '@fastify/cookie';
import passport from '@fastify/passport';
import session from '@fastify/session';
import { longestSessionDays, networkOf } from '@mitgestalten/identity-domain';
import { guest, type Actor, type Decision } from '@mitgestalten/kernel';
import { languageOf, type Keys, type RequestContext, type Settings } from '@mitgestalten/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { hashOfSession, PostgresSessionStore, type AccountActor } from './session-store.js';
import type { CredentialStrategy, SignedIn } from './strategies.js';

export interface SessionDependencies {
  readonly dataSource: DataSource;
  readonly keys: Keys;
  readonly settings: Settings;
}

/** The prefix makes browsers refuse the cookie unless it is Secure, for this host only and for all of it. */
export const sessionCookie = '__Host-session';

// Secure always: browsers take such a cookie on http://localhost too, and on no other address without TLS.
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** The key by which the session's cookie is signed. */
export function sessionSecret(keys: Keys): string {
  return keys.derive('session').toString('hex');
}

declare module 'fastify' {
  interface FastifyRequest {
    identity: { readonly store: PostgresSessionStore; readonly keys: Keys };
  }
}

/** Sessions and passport for every route. Only whoever signs in gets a cookie. */
export async function registerSessions(fastify: FastifyInstance, { dataSource, keys }: SessionDependencies): Promise<void> {
  const store = new PostgresSessionStore(dataSource);
  const authenticator = new passport.Authenticator();
  // The session holds the actor itself: the store keeps its account id and reads its roles anew with each request.
  authenticator.registerUserSerializer((actor: AccountActor) => Promise.resolve(actor));
  authenticator.registerUserDeserializer((actor: AccountActor) => Promise.resolve(actor));
  const identity = { store, keys };
  fastify.decorateRequest('identity', { getter: () => identity });
  // Defaults for clearing too: a `__Host-` cookie is only replaced by one that is Secure itself.
  await fastify.register(cookie, { parseOptions: cookieOptions });
  fastify.addHook('onRequest', async (request) => {
    // Files are the same for everybody: no statement for a cookie that the browser sends along.
    if (/^(\/office)?\/assets\//.test(request.url)) delete request.cookies[sessionCookie];
  });
  await fastify.register(session, {
    cookieName: sessionCookie, secret: sessionSecret(keys), store, saveUninitialized: false, rolling: false,
    cookie: { ...cookieOptions, maxAge: longestSessionDays * 86_400_000 },
  });
  await fastify.register(authenticator.initialize());
  await fastify.register(authenticator.secureSession());
}

/** What resolvers know of a request, with the way to sign in. The actor is always the present one, also right after a sign-in. */
export class SessionContext implements RequestContext {
  /** @param req the request, under the name that Nest looks for */
  constructor(
    readonly req: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {}

  get actor(): Actor {
    return (this.req.user as AccountActor | null | undefined) ?? guest;
  }

  get withCookie(): boolean {
    return this.req.cookies[sessionCookie] !== undefined;
  }

  get lang(): string {
    return languageOf(this.req.headers['accept-language']);
  }

  get device(): string {
    return deviceOf(this.req);
  }

  /** The digest under which this request's session is stored; null for a guest. */
  get sessionHash(): string | null {
    return hashOfSession(this.req.session);
  }

  /** Signs that account in under a new session id, or out for null. A blocked account stays out. */
  async signIn(accountId: string | null): Promise<void> {
    if (accountId === null) {
      await this.req.logOut();
      return;
    }
    const actor = await this.req.identity.store.actorOf(accountId);
    if (actor === null) return;
    await this.req.logIn(actor);
    // Saved here, not when the answer is sent: @fastify/session withholds a Secure cookie on plain http (localhost, or behind
    // a proxy that does not say X-Forwarded-Proto) unless its session was saved already.
    await this.req.session.save();
  }

  /** Asks a strategy, and signs in whom it accepts. */
  async authenticate<Credentials>(strategy: CredentialStrategy<Credentials>, credentials: Credentials): Promise<Decision<SignedIn>> {
    const decision = await new Promise<Decision<SignedIn>>((resolve, reject) => {
      const attempt = this.req.passport.authenticate(strategy, { credentials } as object, (_request, _reply, error, user, info) => {
        if (error !== null) reject(error);
        else resolve((user ? { ok: true, value: user } : info) as Decision<SignedIn>);
        return Promise.resolve();
      });
      attempt.call(this.req.server, this.req, this.reply).catch(reject);
    });
    if (decision.ok) await this.signIn(decision.value.accountId);
    return decision;
  }
}

/** A keyed digest of the network that a request came from, another one each day. */
export function deviceOf(request: FastifyRequest): string {
  const day = new Date().toISOString().slice(0, 10);
  return request.identity.keys.hmac('device', day, networkOf(request.ip)).toString('hex');
}

/** The context of a request's resolvers. */
export function contextOf(request: FastifyRequest, reply: FastifyReply): Promise<SessionContext> {
  return Promise.resolve(new SessionContext(request, reply));
}
