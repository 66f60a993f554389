import { Injectable, type OnModuleInit } from '@nestjs/common';
import { VersionPublished } from '@mitgestalten/concept-api';
import { AnchorsCarried, ContributionEntity } from '@mitgestalten/contribution-api';
import type { Localised } from '@mitgestalten/kernel';
import type { Work } from '@mitgestalten/platform';
import { AuthorNotices } from './author-notices.js';

/** A contribution that a version names as a source, with the first passage at which it does. */
interface Named {
  readonly id: string;
  readonly textId: string;
  readonly title: Localised;
  readonly passageId: string;
}

/** Tells authors that a version names what they wrote as a source of its wording: each once for a version, and not who is told already that a suggestion came in. */
@Injectable()
export class SourceNotices implements OnModuleInit {
  constructor(
    private readonly carried: AnchorsCarried,
    private readonly published: VersionPublished,
    private readonly notices: AuthorNotices,
  ) {}

  onModuleInit(): void {
    // In the job that ends once for each version, after the credits: nobody who publishes waits for the mails. Before a first version there is nothing to carry.
    // Where staff place something later, that tells of no other source.
    this.carried.register(async (work, { versionId, placed }) => {
      if (placed === null) await this.tell(work, versionId);
    });
    this.published.register(async (work, { versionId, formerVersionId }) => {
      if (formerVersionId === null) await this.tell(work, versionId);
    });
  }

  private async tell(work: Work, versionId: string): Promise<void> {
    const all: Named[] = await work.tx.query(namedSql, [versionId]);
    for (const { id, textId, title, passageId } of all) {
      const contribution = await work.tx.findOneByOrFail(ContributionEntity, { id });
      await this.notices.credit(work, contribution, textId, 'named', { title, passageId });
    }
  }
}

const namedSql = `
  SELECT DISTINCT ON (c.id) c.id, c.published_text_id AS "textId", v.title, s.passage_id AS "passageId"
  FROM revision_source s JOIN contribution c ON c.id = s.contribution_id AND c.state = 'PUBLISHED'
  JOIN version v ON v.id = s.version_id JOIN version_entry e ON e.version_id = s.version_id AND e.passage_id = s.passage_id
  WHERE s.version_id = $1 AND NOT EXISTS (SELECT 1 FROM suggestion_credit k WHERE k.contribution_id = c.id AND k.version_id = s.version_id)
  ORDER BY c.id, e.ordinal`;
