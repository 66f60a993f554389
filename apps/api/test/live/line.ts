import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WebSocket } from 'ws';
import { trusted } from '../support/app.js';

/** A message of graphql-transport-ws. */
export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of many forms
}

interface Options {
  readonly cookie?: string | null;
  readonly origin?: string | null;
  readonly path?: string;
  readonly protocol?: string;
  readonly address?: string;
  readonly lang?: string;
}

/** The port of an instance; it listens from the first call on. */
export async function portOf(app: NestFastifyApplication): Promise<number> {
  const { server } = app.getHttpAdapter().getInstance();
  if (!server.listening) await app.listen(0, '127.0.0.1');
  return (server.address() as AddressInfo).port;
}

/** One socket, spoken to word by word, as a browser or somebody else would. */
export class Line {
  readonly messages: Message[] = [];
  /** Code and reason, when it has been closed. */
  readonly closed: Promise<{ code: number; reason: string }>;
  #heard: (() => void)[] = [];

  private constructor(
    private readonly app: NestFastifyApplication,
    readonly socket: WebSocket,
  ) {
    this.closed = new Promise((resolve) => socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })));
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      this.messages.push(JSON.parse(data.toString()));
      for (const heard of this.#heard.splice(0)) heard();
    });
  }

  /** Opens a socket; the HTTP status as a number when it is refused. */
  static async dial(app: NestFastifyApplication, { cookie, origin = 'http://localhost:3000', path = '/graphql/live', protocol = 'graphql-transport-ws', address }: Options = {}): Promise<Line | number> {
    const socket = new WebSocket(`ws://127.0.0.1:${await portOf(app)}${path}`, protocol, {
      headers: { ...(cookie ? { cookie } : {}), ...(origin === null ? {} : { origin }), ...(address === undefined ? {} : { 'x-forwarded-for': address }) },
    });
    const line = new Line(app, socket);
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(line));
      socket.on('unexpected-response', (_request, response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      socket.on('error', reject);
    });
  }

  /** Opens a socket that is expected to be accepted, and begins the conversation. */
  static async open(app: NestFastifyApplication, options: Options = {}): Promise<Line> {
    const line = await Line.dial(app, options);
    if (typeof line === 'number') throw new Error(`The socket was refused with ${line}`);
    line.send({ type: 'connection_init', payload: { lang: options.lang ?? 'de' } });
    await line.until((messages) => messages.some(({ type }) => type === 'connection_ack'));
    return line;
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Asks as our own pages do. */
  subscribe(id: string, query: string, variables: object = {}): void {
    this.send({ type: 'subscribe', id, payload: { query: '', variables, ...trusted(this.app, query) } });
  }

  /** The answers so far to what was asked under that id. */
  answers(id: string): Message[] {
    return this.messages.filter((message) => message.id === id);
  }

  /** Waits until so many answers to that id are there; gives the last of them. */
  async answer(id: string, count: number): Promise<Message> {
    await this.until(() => this.answers(id).length >= count);
    return this.answers(id)[count - 1]!;
  }

  /** Waits until the messages are as wanted. */
  async until(wanted: (messages: readonly Message[]) => boolean): Promise<void> {
    while (!wanted(this.messages)) {
      const ended = await Promise.race([new Promise<null>((resolve) => this.#heard.push(() => resolve(null))), this.closed]);
      if (ended !== null && !wanted(this.messages)) throw new Error(`The socket was closed: ${ended.code} ${ended.reason}`);
    }
  }

  async hangUp(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
