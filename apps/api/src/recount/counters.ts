import { supportsOf } from '@mitgestalten/contribution-api';

/** A column that is kept up to date by whoever changes what it counts, and how it is counted anew. `t` is its row. */
export interface Counter {
  readonly table: string;
  readonly column: string;
  readonly processId: string;
  readonly counted: string;
}

const published = (c: string, condition: string) => `(SELECT count(*)::int FROM contribution ${c} WHERE ${condition} AND ${c}.state = 'PUBLISHED')`;

/** All counters of the platform, and what else is kept with rows because reading must not look for it. Whoever adds one adds it here. */
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
  {
    table: 'contribution', column: 'begins_thread', processId: 't.process_id',
    // What it says of others is read by nobody.
    counted: `(t.state <> 'PUBLISHED' AND t.begins_thread OR t.state = 'PUBLISHED' AND NOT EXISTS (SELECT 1 FROM contribution c WHERE c.id = t.parent_id AND c.state = 'PUBLISHED'))`,
  },
];
