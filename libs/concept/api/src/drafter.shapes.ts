import { column, one, value, word, type Shape } from '@mitgestalten/platform';
import { partShape } from './concept.shapes.js';

const account = (grant: string) => `(SELECT r.account_id FROM role_grant r WHERE r.id = ${grant}.role_grant_id)`;
const ofAccount = (name: string) => value((g) => `(SELECT a.${name} FROM account a WHERE a.id = ${account(g)})`);

export const drafterGrantShape: Shape = {
  table: 'drafter_grant',
  always: { id: (g) => `${g}.id`, processId: (g) => `${g}.process_id`, accountId: account },
  fields: {
    id: word('id'),
    part: one(() => partShape, (p, g) => `${p}.id = ${g}.part_id`),
    wholePart: column('whole_part'),
    passageIds: value((g) => `(SELECT coalesce(json_agg(p.passage_id ORDER BY d.ordinal), '[]') FROM drafter_grant_passage p JOIN draft_passage d ON d.passage_id = p.passage_id WHERE p.grant_id = ${g}.id)`),
    endsAt: column('ends_at'),
    over: value((g) => `${g}.ends_at <= process_now(${g}.process_id)`),
    accountId: value(account),
    email: ofAccount('email'),
    displayName: ofAccount('display_name'),
    lockVersion: column('lock_version'),
  },
};
