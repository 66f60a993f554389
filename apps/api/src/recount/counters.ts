import { supportsOf } from '@mitgestalten/contribution-api';

/** A column that is kept up to date by whoever changes what it counts, and how it is counted anew. `t` is its row. */
export interface Counter {
  readonly table: string;
  readonly column: string;
  readonly processId: string;
  readonly counted: string;
}

const published = (c: string, condition: string) => `(SELECT count(*)::int FROM contribution ${c} WHERE ${condition} AND ${c}.state = 'PUBLISHED')`;

/** All counters of the platform. Whoever adds one adds it here. */
export const counters: readonly Counter[] = [
  { table: 'process', column: 'published_count', processId: 't.id', counted: published('c', 'c.process_id = t.id') },
  {
    table: 'process', column: 'answered_count', processId: 't.id',
    counted: `(SELECT count(*)::int FROM contribution c JOIN consideration_contribution k ON k.contribution_id = c.id JOIN answer a USING (consideration_id)
      WHERE c.process_id = t.id AND c.state = 'PUBLISHED' AND a.state = 'PUBLISHED')`,
  },
  { table: 'passage', column: 'comment_count', processId: 't.process_id', counted: published('c', `c.passage_id = t.id AND c.kind = 'COMMENT'`) },
  { table: 'passage', column: 'suggestion_count', processId: 't.process_id', counted: published('c', `c.passage_id = t.id AND c.kind = 'SUGGESTION'`) },
  { table: 'contribution', column: 'support_count', processId: 't.process_id', counted: supportsOf('t') },
  { table: 'contribution', column: 'reply_count', processId: 't.process_id', counted: published('r', 'r.parent_id = t.id') },
];
