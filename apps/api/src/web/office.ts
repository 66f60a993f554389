import { readFile } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { faultForLog } from '@mitgestalten/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { earlyQuestions, type EarlyAnswer } from './early.js';
import { distOf } from './portal.js';

/** What the office's built `render` gives: its first page as HTML, or null for who has no such page. */
type Render = (answers: readonly EarlyAnswer[]) => Promise<string | null>;
interface Choices {
  readonly lang?: string;
  readonly verfahren?: string;
}

const place = '<div id="root"></div>';

/**
 * The office app: one page for all addresses below `/office/`, with the answers that it asks for first, and drawn where it is the first one (ADR 18). Whoever
 * chose another language or process in the tab, which only the browser knows, asks for theirs at `/office/early`. Both are a person's own: nobody keeps them.
 */
export async function registerOffice(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const dist = distOf('office');
  const page = await readFile(new URL('client/index.html', dist), 'utf8');
  const { render } = (await import(new URL('server/entry-server.js', dist).href)) as { render: Render };
  const ask = earlyQuestions(app);
  const send = async (request: FastifyRequest<{ Querystring: Choices }>, reply: FastifyReply) => {
    const answers = await ask(request);
    const drawn = request.url === '/office/' ? await drawnFrom(render, answers) : '';
    const html = page.replace(place, () => `<div id="root">${drawn}</div><script type="application/json" id="early">${asData(answers)}</script>`);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  };
  fastify.get<{ Querystring: Choices }>('/office/early', async (request, reply) =>
    reply.header('cache-control', 'no-store').send(await ask(request, request.query.lang, request.query.verfahren)));
  fastify.get('/office/*', send);
  fastify.get('/office', (_request, reply) => reply.redirect('/office/'));
}

/** What cannot be drawn is left to the app. */
async function drawnFrom(render: Render, answers: readonly EarlyAnswer[]): Promise<string> {
  try {
    return (await render(answers)) ?? '';
  } catch (error) {
    Logger.error(faultForLog(error), 'Pages');
    return '';
  }
}

/** The answers as JSON for a page: no text in them can end it before its time. */
export function asData(answers: readonly EarlyAnswer[]): string {
  return JSON.stringify(answers).replaceAll('<', '\\u003c');
}
