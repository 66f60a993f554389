import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DraftWentBack, VersionProposed, VersionPublished, type PassageWentBack, type ProposedVersion, type PublishedVersion } from '@mitgestalten/concept-api';
import type { Work } from '@mitgestalten/platform';

/** The sources of a draft become those of the version that is made of it, and go with the words that are taken back. */
@Injectable()
export class FreezeSources implements OnModuleInit {
  constructor(
    private readonly proposed: VersionProposed,
    private readonly published: VersionPublished,
    private readonly wentBack: DraftWentBack,
  ) {}

  onModuleInit(): void {
    this.proposed.register((work, version) => this.freeze(work, version));
    this.published.register((work, version) => this.settle(work, version));
    this.wentBack.register((work, back) => this.takeBack(work, back));
  }

  /** What is withheld at that moment goes along unseen: it may be published again. What is struck has no wording any more. */
  private async freeze({ tx }: Work, { versionId, changed }: ProposedVersion): Promise<void> {
    await tx.query(
      `INSERT INTO revision_source (version_id, passage_id, contribution_id, process_id)
       SELECT e.version_id, d.passage_id, d.contribution_id, d.process_id FROM draft_source d JOIN version_entry e ON e.version_id = $1 AND e.passage_id = d.passage_id
       WHERE d.passage_id = ANY($2::uuid[])`, [versionId, changed],
    );
  }

  /** Named once, by the version that brought the words. What was named after it was proposed, for a later edit, stays with the draft for the next one; also what was named anew. */
  private async settle({ tx }: Work, { versionId }: PublishedVersion): Promise<void> {
    await tx.query(
      `DELETE FROM draft_source d USING revision_source s, version v
       WHERE s.version_id = $1 AND v.id = s.version_id AND s.passage_id = d.passage_id AND s.contribution_id = d.contribution_id AND d.named_at <= v.proposed_at`, [versionId]);
  }

  /** What was named since that state was written on is a source of words that do not stand there any more. */
  private async takeBack({ tx }: Work, { passageId, until }: PassageWentBack): Promise<string[]> {
    const [rows]: [{ id: string }[], number] = await tx.query('DELETE FROM draft_source WHERE passage_id = $1 AND named_at >= $2 RETURNING contribution_id AS id', [passageId, until]);
    return rows.map(({ id }) => id);
  }
}
