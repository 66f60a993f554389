import { Injectable } from '@nestjs/common';
import type { Actor, Role, RoleGrant } from '@mitgestalten/kernel';
import type { Work } from '@mitgestalten/platform';
import { Accounts } from './accounts.js';
import { AccountEntity, BodyEntity, type BodyKind } from './identity.entities.js';
import { Members } from './members.js';
import { hashPassword } from './passwords.js';

export interface NewSamplePerson {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  /** Null: a resident. */
  readonly role: Role | null;
  readonly processId: string;
  /** Of a council member: the body, which must exist. */
  readonly bodyKind?: BodyKind;
}

/** People with documented passwords, for sample processes. */
@Injectable()
export class SamplePeople {
  constructor(
    private readonly accounts: Accounts,
    private readonly members: Members,
  ) {}

  /** Makes the person, or finds it. @throws Error in a process that is no sample: documented passwords belong nowhere else. */
  async ensure(work: Work, person: NewSamplePerson): Promise<Actor> {
    const { processId, role } = person;
    const [process] = await work.tx.query('SELECT sample FROM process WHERE id = $1', [processId]);
    if (process?.sample !== true) throw new Error('Sample people exist in sample processes only');
    const { id: accountId, passwordHash } = await this.accounts.ensure(work.tx, person.email, 'de');
    if (passwordHash === null) {
      await work.tx.update(AccountEntity, { id: accountId }, {
        displayName: person.displayName, passwordHash: await hashPassword(person.password), confirmedAt: () => 'clock_timestamp()',
      });
    }
    const body = person.bodyKind === undefined ? null : await work.tx.findOneByOrFail(BodyEntity, { processId, kind: person.bodyKind });
    const grants: RoleGrant[] = role === null ? [] : [{ role, processId, bodyId: body?.id ?? null }];
    for (const grant of grants) await this.members.ensureGrant(work, { accountId, ...grant });
    return { kind: 'ACCOUNT', accountId, grants };
  }
}
