import { Logger } from '@nestjs/common';
import type { GraphQLSchemaHost } from '@nestjs/graphql';
import type { SocketSessions } from '@mitgestalten/identity-api';
import { faultForLog, isUnavailable, languageOf, Pace, publicError, type RequestContext, type TrustedDocuments } from '@mitgestalten/platform';
import { execute, GraphQLError, type ExecutionArgs, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { CloseCode, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import { answers } from './answers.js';
import { KnownSubscriptions } from './known-subscriptions.js';
import { Gate, limits } from './limits.js';
import type { LiveSocket } from './live-socket.js';

interface Extra {
  readonly live: LiveSocket;
}

/** What a subscription of ours is executed with, before it is known who its person is by then. */
interface Asked {
  readonly live: LiveSocket;
  readonly processId: string;
}

// Who does not say what the protocol begins with holds a place for nothing.
const initWithinMs = 3_000;

const logger = new Logger('Live');

/**
 * Speaks graphql-transport-ws with the sockets. A subscription is a query that is asked anew when its process has changed: with the
 * session read anew, through the same resolvers and rules as every query. What has changed travels to nobody.
 */
export class Subscriptions {
  readonly #paces = new Map<string, Set<Pace>>();
  readonly #gate = new Gate(limits.readingAtOnce);
  #protocol: Server<Extra> | undefined;

  constructor(
    private readonly documents: TrustedDocuments,
    private readonly schemas: GraphQLSchemaHost,
    private readonly sessions: SocketSessions,
  ) {}

  /** Answers this socket from now on. Gives what is to be called when it has closed. */
  serve(live: LiveSocket): (code: number, reason: string) => Promise<void> {
    this.#protocol ??= this.#speak();
    return this.#protocol.opened({
      protocol: live.protocol,
      send: (data) => live.send(data),
      close: (code = CloseCode.BadRequest, reason = '') => live.close(code, reason),
      onMessage: (take) => live.onMessage((data) => void take(data).catch((fault: unknown) => this.#fail(live, fault))),
    }, { live });
  }

  /** Something in that process has changed. */
  wake(processId: string): void {
    for (const pace of this.#paces.get(processId) ?? []) pace.wake();
  }

  /** Anything may have changed. */
  wakeAll(): void {
    for (const processId of this.#paces.keys()) this.wake(processId);
  }

  #speak(): Server<Extra> {
    const known = new KnownSubscriptions(this.documents, this.schemas.schema);
    return makeServer<Record<string, unknown>, Extra>({
      connectionInitWaitTimeout: initWithinMs,
      onConnect: async ({ connectionParams, extra: { live } }) => {
        if (typeof connectionParams?.['lang'] === 'string') live.lang = languageOf(connectionParams['lang']);
        // What happened to the session while the socket was opened was heard by nobody.
        live.meet((await this.sessions.present([live.sessionHash])).get(live.sessionHash));
      },
      onSubscribe: ({ extra: { live }, subscriptions }, _id, payload) => this.#admit(known, live, Object.keys(subscriptions).length, payload),
      subscribe: (args) => this.#answer(args as ExecutionArgs & { contextValue: Asked }),
      onError: (_ctx, _id, _payload, errors) => errors.map((error) => toPublic(error as GraphQLError)),
    });
  }

  #admit(known: KnownSubscriptions, live: LiveSocket, subscriptions: number, payload: SubscribePayload): ExecutionArgs | GraphQLError[] {
    try {
      if (subscriptions > limits.subscriptions) throw new GraphQLError(`At most ${limits.subscriptions} subscriptions at a time.`, { extensions: { code: 'TOO_MANY' } });
      const { document, variableValues, processId } = known.read(payload);
      const contextValue: Asked = { live, processId };
      return { schema: this.schemas.schema, document, variableValues, contextValue };
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  #answer({ contextValue: { live, processId }, ...args }: ExecutionArgs & { contextValue: Asked }): AsyncGenerator<ExecutionResult, void, void> {
    const pace = new Pace(limits.deliverEveryMs);
    const paces = this.#paces.get(processId) ?? new Set();
    this.#paces.set(processId, paces.add(pace));
    live.paces.add(pace);
    return answers(pace, () => this.#gate.run(() => this.#read(live, args)), () => {
      live.paces.delete(pace);
      paces.delete(pace);
      if (paces.size === 0 && this.#paces.get(processId) === paces) this.#paces.delete(processId);
    });
  }

  /** Reads as the person whom the session means now; null when the database is away, or the socket is being closed. */
  async #read(live: LiveSocket, args: Omit<ExecutionArgs, 'contextValue'>): Promise<ExecutionResult | null> {
    try {
      const present = (await this.sessions.present([live.sessionHash])).get(live.sessionHash);
      live.meet(present);
      if (present === undefined || !live.open) return null;
      const contextValue: RequestContext = { actor: present.actor, lang: live.lang, device: '', withCookie: true };
      const result = await execute({ ...args, contextValue });
      return result.errors?.some(({ originalError }) => isUnavailable(causeOf(originalError))) ? null : result;
    } catch (error) {
      if (isUnavailable(causeOf(error))) return null;
      throw error;
    }
  }

  #fail(live: LiveSocket, fault: unknown): void {
    // What graphql-ws says of a message that only a server may send.
    if (!(fault instanceof Error && fault.message.startsWith('Unexpected message'))) logger.error(faultForLog(fault));
    live.close(CloseCode.BadRequest, 'Invalid message received');
  }
}

/** graphql-ws wraps what a subscription throws once more. */
function toPublic(error: GraphQLError): GraphQLFormattedError {
  const thrown = error.originalError instanceof GraphQLError ? error.originalError : error;
  return publicError(thrown, (cause) => logger.error(faultForLog(cause))) as GraphQLFormattedError;
}

function causeOf(error: unknown): unknown {
  return (error as { driverError?: unknown } | undefined)?.driverError ?? error;
}
