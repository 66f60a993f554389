import { Injectable } from '@nestjs/common';
import { isId, refuse, type Decision } from '@mitgestalten/kernel';
import { Reader, type Connection, type Selections, type Statement } from '@mitgestalten/platform';
import type { KindArgument, OrderArgument } from './contribution.graphql.js';
import { byPublication, contributionShape } from './contribution.shapes.js';
import { saysWords, searchFaults, wordsSought } from './search-words.js';

interface PageArguments {
  readonly first: number;
  readonly after: string | null | undefined;
  readonly order: OrderArgument;
  readonly lang: string;
}

export interface ListArguments extends PageArguments {
  readonly processId: string;
  readonly kind: KindArgument;
  readonly search: string | null | undefined;
}

/** Reads lists of published contributions, page by page. */
@Injectable()
export class ContributionList {
  constructor(private readonly reader: Reader) {}

  /** All of a process: comments, replies and proposals, newest first unless asked otherwise. */
  async ofProcess(selection: Selections, list: ListArguments): Promise<Decision<Connection>> {
    const words = wordsSought(list.search);
    if (!isId(list.processId)) return refuse('NOT_FOUND', 'processId');
    const faults = searchFaults(list.search);
    if (faults.length > 0) return { ok: false, refusals: faults };
    const where = (table: string, statement: Statement) => conditionOf(table, statement, list, words);
    return this.reader.page(contributionShape, selection, {
      ...byPublication(list.order !== 'OLDEST'), first: list.first, after: list.after, lang: list.lang,
      where,
      total: (statement) => (words === null ? totalOf(statement, list) : `SELECT count(*) FROM contribution f WHERE ${where('f', statement)}`),
    });
  }
}

function conditionOf(table: string, statement: Statement, { processId, kind }: ListArguments, words: string | null): string {
  const conditions = [`${table}.process_id = ${statement.param(processId)}`, `${table}.state = 'PUBLISHED'`];
  if (kind != null) conditions.push(`${table}.kind = ${statement.param(kind)}`);
  if (words !== null) conditions.push(saysWords(table, words, statement));
  return conditions.join(' AND ');
}

/** From maintained counters: those of the process, and those of its passages for comments and suggestions. */
function totalOf(statement: Statement, { processId, kind }: ListArguments): string {
  const id = statement.param(processId);
  const all = `SELECT published_count FROM process WHERE id = ${id}`;
  if (kind == null) return all;
  const atPassages = { COMMENT: 'comment_count', SUGGESTION: 'suggestion_count', PROPOSAL: 'comment_count + suggestion_count' }[kind];
  const said = `SELECT coalesce(sum(${atPassages}), 0) FROM passage WHERE process_id = ${id}`;
  return kind === 'PROPOSAL' ? `SELECT (${all}) - (${said})` : said;
}
