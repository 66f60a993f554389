import { column, localised, many, one, value, type Shape } from '@mitgestalten/platform';

export const bodyShape: Shape = {
  table: 'body',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: { id: column('id'), kind: column('kind'), name: localised('name') },
};

const body = one(() => bodyShape, (b, grant) => `${b}.id = ${grant}.body_id AND ${b}.process_id = ${grant}.process_id`);

const viewerRoleShape: Shape = {
  table: 'role_grant',
  always: {},
  fields: { role: column('role'), processId: column('process_id'), body },
};

/** Downstream contexts add what belongs to the person (`contributions`). */
export const viewerShape: Shape = {
  table: 'account',
  always: { id: (t) => `${t}.id` },
  fields: {
    id: column('id'),
    email: column('email'),
    displayName: column('display_name'),
    lang: column('lang'),
    hasPassword: value((t) => `${t}.password_hash IS NOT NULL`),
    roles: many(() => viewerRoleShape, (grant, account) => `${grant}.account_id = ${account}.id`, (grant) => `${grant}.role, ${grant}.id`),
  },
};

const ofAccount = (name: string) => value((t) => `(SELECT a.${name} FROM account a WHERE a.id = ${t}.account_id)`);

export const memberShape: Shape = {
  table: 'role_grant',
  always: { id: (t) => `${t}.id`, accountId: (t) => `${t}.account_id` },
  fields: {
    grantId: column('id'),
    accountId: column('account_id'),
    email: ofAccount('email'),
    displayName: ofAccount('display_name'),
    role: column('role'),
    body,
    grantedAt: column('granted_at'),
  },
};

// Rises with each slip that votes. Read while a vote is running, it would tell whoever handed out a slip when its holder voted.
const voteIsRunning = (batch: string) =>
  `EXISTS (SELECT 1 FROM ballot b WHERE b.process_id = ${batch}.process_id AND b.closed_at IS NULL ` +
  `AND b.opens_at <= process_now(b.process_id) AND b.closes_at > process_now(b.process_id))`;

export const codeBatchShape: Shape = {
  table: 'code_batch',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: column('id'),
    label: column('label'),
    size: column('size'),
    createdAt: column('created_at'),
    redeemed: value((t) =>
      `CASE WHEN NOT ${voteIsRunning(t)} THEN ` +
      `(SELECT count(*)::int FROM code c WHERE c.process_id = ${t}.process_id AND c.batch_id = ${t}.id AND c.redeemed_on IS NOT NULL) END`),
  },
};
