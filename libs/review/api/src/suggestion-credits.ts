import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AnchorsCarried, ContributionEntity, SuggestionCreditEntity } from '@mitgestalten/contribution-api';
import { isBrought, type Words } from '@mitgestalten/contribution-domain';
import { localise, type Localised } from '@mitgestalten/kernel';
import type { Work } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { AuthorNotices } from './author-notices.js';

/** A suggestion that was adopted, in one version to which its words were carried. */
interface Step extends Words {
  readonly id: string;
  readonly textId: string;
  readonly replacement: string;
  readonly versionId: string;
  readonly title: Localised;
  /** Where it stands there, or stood first. */
  readonly passageId: string;
}

/**
 * Credits suggestions that became words of the text: once they are adopted and a version brought what they suggest, whichever comes last, their authors
 * are told, and the suggestion names the version for good.
 */
@Injectable()
export class SuggestionCredits implements OnModuleInit {
  constructor(
    private readonly carried: AnchorsCarried,
    private readonly notices: AuthorNotices,
  ) {}

  onModuleInit(): void {
    this.carried.register((work, processId) => this.give(work, processId));
  }

  /** Gives every credit of the process that is due. Once more gives none twice. */
  async give(work: Work, processId: string): Promise<void> {
    // An answer and a version at the same time come one after the other: the second sees what the first did.
    await work.tx.query('SELECT 1 FROM process WHERE id = $1 FOR NO KEY UPDATE', [processId]);
    for (const steps of await openSteps(work.tx, processId)) {
      const n = steps.findIndex((after, index) => index > 0 && isBrought(after.replacement, steps.slice(0, index), after));
      if (n !== -1) await this.credit(work, processId, steps[n]!);
    }
  }

  private async credit(work: Work, processId: string, { id, textId, versionId, title, passageId }: Step): Promise<void> {
    await work.tx.insert(SuggestionCreditEntity, { contributionId: id, processId, versionId, creditedAt: await work.now(processId) });
    const contribution = await work.tx.findOneByOrFail(ContributionEntity, { id });
    await this.notices.tell(work, contribution, textId, 'brought', (lang) => ({ version: localise(title, lang), link: { path: `/stelle/${passageId}` } }));
  }
}

/** Adopted suggestions without a credit, each with what stood at its place version by version, from the one it was made on. */
async function openSteps(tx: EntityManager, processId: string): Promise<Step[][]> {
  const rows: Step[] = await tx.query(
    `SELECT c.id, k.text_id AS "textId", x.body AS replacement, v.id AS "versionId", v.title, s.passage_id AS "passageId", p.quote, coalesce(t.plain, '') AS text
     FROM contribution c
     JOIN consideration_contribution k ON k.contribution_id = c.id JOIN answer a ON a.consideration_id = k.consideration_id
     JOIN contribution_text x ON x.id = k.text_id JOIN revision_text r ON r.id = c.revision_text_id
     JOIN anchor_place p ON p.contribution_id = c.id JOIN version v ON v.id = p.version_id
     CROSS JOIN LATERAL (SELECT coalesce(p.passage_id, c.passage_id) AS passage_id) s
     LEFT JOIN version_entry e ON e.version_id = v.id AND e.passage_id = s.passage_id
     LEFT JOIN LATERAL (
       SELECT y.plain FROM revision_text y WHERE y.revision_id = e.revision_id AND y.lang = r.lang ORDER BY y.created_at DESC, y.id DESC LIMIT 1
     ) t ON true
     WHERE c.process_id = $1 AND c.kind = 'SUGGESTION' AND c.state = 'PUBLISHED' AND a.state = 'PUBLISHED' AND a.outcome IN ('ADOPTED', 'PARTLY_ADOPTED')
       AND NOT EXISTS (SELECT 1 FROM suggestion_credit g WHERE g.contribution_id = c.id)
     ORDER BY c.id, v.number`, [processId]);
  return [...Map.groupBy(rows, ({ id }) => id).values()];
}
