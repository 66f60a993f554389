import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { SocketSessions, type PresentSession } from '@mitgestalten/identity-api';
import { networkOf } from '@mitgestalten/identity-domain';
import { ChangeListener, Keys, SETTINGS, TrustedDocuments, type Change, type Settings } from '@mitgestalten/platform';
import proxyAddr from '@fastify/proxy-addr';
import type { FastifyInstance } from 'fastify';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { DataSource } from 'typeorm';
import { WebSocketServer, type WebSocket } from 'ws';
import { limits, livePath, Places } from './limits.js';
import { LiveSocket } from './live-socket.js';
import { Subscriptions } from './subscriptions.js';

const tickMs = 1_000;
// The safety net under what is heard from the database: all sessions are looked at again.
const sweepEveryTicks = 15;
// Proxies cut lines that are silent for a minute.
const pingEveryTicks = 25;
// The net under announcements that were lost with the process that made a change.
const askAnewEveryTicks = 300;
// RFC 6455: the server is going down. Clients come back by themselves.
const goingAway = 1001;

/**
 * The WebSocket beside Apollo: GraphQL subscriptions (graphql-transport-ws) for signed-in people with a role, on the same origin. It
 * stands at the HTTP server itself, so it does on its own what Fastify's hooks and Apollo's plugins do for requests.
 */
@Injectable()
export class LiveServer {
  readonly #sockets = new Set<LiveSocket>();
  readonly #places = new Places();
  readonly #sessions: SocketSessions;
  readonly #subscriptions: Subscriptions;
  readonly #listener: ChangeListener;
  readonly #trusts: (address: string, hop: number) => boolean;
  readonly #upgrades = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false, clientTracking: false });
  #closing = false;
  #ticks = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(dataSource: DataSource, keys: Keys, documents: TrustedDocuments, schemas: GraphQLSchemaHost, @Inject(SETTINGS) private readonly settings: Settings) {
    this.#sessions = new SocketSessions(dataSource, keys);
    this.#subscriptions = new Subscriptions(documents, schemas, this.#sessions);
    this.#listener = new ChangeListener(settings.databaseUrl ?? '', (change) => this.#heard(change));
    this.#trusts = proxyAddr.compile([...settings.trustedProxies]);
  }

  /** Begins to accept sockets, and ends them when the server is closed. */
  attach(fastify: FastifyInstance): void {
    fastify.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.#upgrade(request, socket, head).catch(() => refuse(socket, 503));
    });
    fastify.addHook('preClose', () => this.#close());
    this.#timer = setInterval(() => this.#tick(), tickMs).unref();
    this.#listener.start();
  }

  /** Looks at the sessions of these sockets again, and closes those that do not hold as they were. */
  async recheck(sockets: Iterable<LiveSocket> = this.#sockets): Promise<void> {
    const asked = [...sockets];
    if (asked.length === 0) return;
    const present = await this.#sessions.present(asked.map(({ sessionHash }) => sessionHash));
    for (const socket of asked) socket.meet(present.get(socket.sessionHash));
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const wrong = this.#faultOf(request);
    const sessionHash = this.#sessions.hashIn(request.headers.cookie);
    if (wrong !== null || sessionHash === null) return refuse(socket, wrong ?? 401);
    if (!this.#takePlace(socket, 'all', limits.sockets)) return refuse(socket, 503);
    if (!this.#takePlace(socket, `address ${networkOf(proxyAddr(request, this.#trusts))}`, limits.perAddress)) return refuse(socket, 429);
    const present = (await this.#sessions.present([sessionHash])).get(sessionHash);
    if (this.#closing) return refuse(socket, 503);
    if (present === undefined) return refuse(socket, 401);
    if (present.actor.grants.length === 0) return refuse(socket, 403);
    if (!this.#takePlace(socket, `account ${present.actor.accountId}`, limits.perAccount)) return refuse(socket, 429);
    this.#upgrades.handleUpgrade(request, socket, head, (opened) => this.#open(opened, sessionHash, present));
  }

  /** The status for what is wrong before anybody is asked who it is. A page of another origin sends its own Origin, and cannot do else. */
  #faultOf({ url = '', headers }: IncomingMessage): number | null {
    if (this.#closing) return 503;
    if (url.split('?')[0] !== livePath) return 404;
    if (headers.origin !== this.settings.publicUrl) return 403;
    const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
    return protocols.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? null : 400;
  }

  /** A place that is given back when the connection ends, however it ends. */
  #takePlace(socket: Duplex, key: string, most: number): boolean {
    if (socket.destroyed || !this.#places.take(key, most)) return false;
    socket.once('close', () => this.#places.giveBack(key));
    return true;
  }

  #open(opened: WebSocket, sessionHash: string, present: PresentSession): void {
    const socket = new LiveSocket(opened, sessionHash, present);
    this.#sockets.add(socket);
    const ended = this.#subscriptions.serve(socket);
    void socket.gone.then(({ code, reason }) => {
      this.#sockets.delete(socket);
      return ended(code, reason);
    });
  }

  #heard(change: Change): void {
    if (change.kind === 'process') this.#subscriptions.wake(change.id);
    else if (change.kind === 'account') this.#recheckSoon([...this.#sockets].filter(({ accountId }) => accountId === change.id));
    else {
      this.#recheckSoon(this.#sockets);
      this.#subscriptions.wakeAll();
    }
  }

  #tick(): void {
    this.#ticks++;
    const whole = this.#ticks % sweepEveryTicks === 0;
    this.#recheckSoon([...this.#sockets].filter((socket) => whole || socket.isDue));
    if (this.#ticks % pingEveryTicks === 0) for (const socket of this.#sockets) socket.ping();
    if (this.#ticks % askAnewEveryTicks === 0) this.#subscriptions.wakeAll();
  }

  /** Without a database nothing can be delivered either, and the next sweep looks again. */
  #recheckSoon(sockets: Iterable<LiveSocket>): void {
    this.recheck(sockets).catch(() => undefined);
  }

  async #close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#timer);
    const open = [...this.#sockets];
    for (const socket of open) socket.close(goingAway, 'Going away');
    await Promise.all([this.#listener.stop(), ...open.map((socket) => socket.gone)]);
  }
}

/** Answers a request for a socket with a status alone. */
function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}
