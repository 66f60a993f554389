import { Injectable } from '@nestjs/common';
import type { Localised, Role } from '@mitgestalten/kernel';
import { newId, type Work } from '@mitgestalten/platform';
import { BodyEntity, type BodyKind } from './identity.entities.js';

/** Bodies and roles that an installation begins with. Each call may be repeated. */
@Injectable()
export class Members {
  /** The body of that kind in that process; made when there is none. */
  async ensureBody(work: Work, body: { processId: string; kind: BodyKind; name: Localised }): Promise<string> {
    const former = await work.tx.findOneBy(BodyEntity, { processId: body.processId, kind: body.kind });
    if (former !== null) return former.id;
    const id = newId();
    await work.tx.insert(BodyEntity, { id, ...body });
    return id;
  }

  /** @param grant `processId` null: an administrator of the whole installation */
  async ensureGrant(work: Work, grant: { accountId: string; role: Role; processId: string | null; bodyId: string | null }): Promise<void> {
    await work.tx.query(
      'INSERT INTO role_grant (id, process_id, account_id, role, body_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [newId(), grant.processId, grant.accountId, grant.role, grant.bodyId],
    );
  }
}
