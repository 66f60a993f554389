import { guest, roles, type Actor, type Role } from '@mitgestalten/kernel';
import { accessRules, type AccessRule, type FieldWithRule } from '@mitgestalten/platform';
import type { GraphQLSchema } from 'graphql';

const [processId, elsewhere] = ['0197a000-0000-7000-8000-000000000001', '0197a000-0000-7000-8000-000000000002'];
const account = (role?: Role): Actor =>
  ({ kind: 'ACCOUNT', accountId: 'somebody', grants: role === undefined ? [] : [{ role, processId, bodyId: null }] });

const columns: readonly { readonly name: string; readonly actor: Actor }[] = [
  { name: 'guest', actor: guest }, { name: 'account', actor: account() }, ...roles.map((role) => ({ name: role, actor: account(role) })),
];

// What a rule may ask of the object: its process, whether it is published, whose it is or to whom it was given.
const objects = [processId, elsewhere].flatMap((process) =>
  ['PUBLISHED', 'PROPOSED'].flatMap((state) => ['somebody', 'somebody else'].map((id) => ({ processId: process, state, id, accountId: id }))));

const always = '●';
const sometimes = '○';

/** What the rules say to each role, as a page of tables: first operations, then fields. Made by asking the rules themselves. */
export function accessPage(schema: GraphQLSchema): string {
  const fields = accessRules(schema);
  const operations = ['Query', 'Mutation', 'Subscription'];
  return [
    '# Who may what', '',
    'Made from the schema by `npm run schema`; CI fails when it differs. `●` allowed, `○` allowed for some objects (see the rule),',
    'empty: refused. A role counts in its own process only: operations ask for it once more when they know the object. The rules stand in',
    '`libs/platform/src/graphql/access.ts` and beside the types; `guardSchema` puts them in front of every resolver.', '',
    ...operations.flatMap((type) => section(type, fields.filter((field) => field.type === type), ({ field }) => field)),
    ...grouped(fields.filter(({ type }) => !operations.includes(type))),
  ].join('\n');
}

function section(title: string, rows: readonly FieldWithRule[], nameOf: (row: FieldWithRule) => string): string[] {
  if (rows.length === 0) return [];
  return [`## ${title}`, '', ...table(rows.map((row) => [nameOf(row), row.rule] as const)), ''];
}

/** Fields of a type that have the same rule stand in one row. */
function grouped(fields: readonly FieldWithRule[]): string[] {
  const rows = new Map<string, { names: string[]; type: string; rule: AccessRule }>();
  for (const { type, field, rule } of fields) {
    const key = `${type} ${rule.name}`;
    const row = rows.get(key) ?? { names: [], type, rule };
    row.names.push(field);
    rows.set(key, row);
  }
  return ['## Fields', '', ...table([...rows.values()].map(({ type, names, rule }) => [`**${type}** ${names.join(', ')}`, rule] as const)), ''];
}

function table(rows: readonly (readonly [string, AccessRule])[]): string[] {
  return [
    `| | ${columns.map(({ name }) => name).join(' | ')} | rule |`,
    `|---|${columns.map(() => ':-:').join('|')}|---|`,
    ...rows.map(([name, rule]) => `| ${name} | ${columns.map(({ actor }) => mark(rule, actor)).join(' | ')} | ${rule.name.replaceAll('|', ', ')} |`),
  ];
}

function mark(rule: AccessRule, actor: Actor): string {
  const allowed = objects.filter((object) => rule.allows(actor, object)).length;
  if (allowed === 0) return '';
  return allowed === objects.length ? always : sometimes;
}
