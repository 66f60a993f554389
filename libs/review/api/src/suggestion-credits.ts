import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AnchorsCarried, ContributionEntity, SuggestionCreditEntity } from '@mitgestalten/contribution-api';
import { broughtIn } from '@mitgestalten/contribution-domain';
import type { Work } from '@mitgestalten/platform';
import { AuthorNotices } from './author-notices.js';
import { openSuggestions, type OpenSuggestion, type Step } from './suggestion-steps.js';

/**
 * Credits suggestions that became words of the text: once they are adopted and a version brought what they suggest, and it is known where they stand,
 * whichever comes last, their authors are told, and the suggestion names the version for good.
 */
@Injectable()
export class SuggestionCredits implements OnModuleInit {
  constructor(
    private readonly carried: AnchorsCarried,
    private readonly notices: AuthorNotices,
  ) {}

  onModuleInit(): void {
    this.carried.register((work, { processId, placed }) => this.give(work, processId, placed));
  }

  /** Gives every credit of the process that is due, or that of one suggestion. Once more gives none twice. */
  async give(work: Work, processId: string, contributionId: string | null = null): Promise<void> {
    // An answer and a version at the same time come one after the other: the second sees what the first did.
    await work.tx.query('SELECT 1 FROM process WHERE id = $1 FOR NO KEY UPDATE', [processId]);
    const open = await openSuggestions(work.tx, { processId, answers: ['PUBLISHED'], contributionId });
    for (const suggestion of open) {
      const n = broughtIn(suggestion, suggestion.steps);
      if (n !== null) await this.credit(work, processId, suggestion, suggestion.steps[n]!);
    }
  }

  private async credit(work: Work, processId: string, { id, textId }: OpenSuggestion, { versionId, title, passageId, revisionTextId }: Step): Promise<void> {
    await work.tx.insert(SuggestionCreditEntity, { contributionId: id, processId, versionId, textId, revisionTextId, creditedAt: await work.now(processId) });
    const contribution = await work.tx.findOneByOrFail(ContributionEntity, { id });
    await this.notices.credit(work, contribution, textId, 'brought', { title, passageId });
  }
}
