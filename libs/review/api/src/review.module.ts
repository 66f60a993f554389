import { Module } from '@nestjs/common';
import { ConceptModule } from '@mitgestalten/concept-api';
import { ContributionModule } from '@mitgestalten/contribution-api';
import { AnsweredContributionResolver, AnsweredOwnContributionResolver, AnswerResolver } from './answer.resolver.js';
import { AnsweredCount } from './answers.js';
import { ApproveAnswers } from './approve-answers.use-case.js';
import { AuthorNotices } from './author-notices.js';
import { ChangeNotes } from './change-note.js';
import { ChangeNoteResolver } from './change-note.resolver.js';
import { Endnotes } from './endnotes.js';
import { EndnotesResolver } from './endnotes.resolver.js';
import { Moderation } from './moderation.js';
import { ModerationResolver, TodayResolver } from './moderation.resolver.js';
import { Provenance } from './provenance.js';
import { ProvenanceResolver } from './provenance.resolver.js';
import { PublishTexts } from './publish-texts.use-case.js';
import { RestoreText } from './restore-text.use-case.js';
import { ReturnAnswer } from './return-answer.use-case.js';
import { SaveAnswer } from './save-answer.use-case.js';
import { SourceNotices } from './source-notices.js';
import { SuggestionCredits } from './suggestion-credits.js';
import { VersionsBack } from './versions-back.js';
import { WaitingWork } from './waiting-work.js';
import { WithholdText } from './withhold-text.use-case.js';

@Module({
  imports: [ConceptModule, ContributionModule],
  providers: [
    ModerationResolver, TodayResolver, AnswerResolver, AnsweredContributionResolver, AnsweredOwnContributionResolver, PublishTexts, WithholdText,
    RestoreText, SaveAnswer, ApproveAnswers, ReturnAnswer, Moderation, AuthorNotices, AnsweredCount, WaitingWork,
    ChangeNoteResolver, ChangeNotes, Endnotes, EndnotesResolver, Provenance, ProvenanceResolver, SuggestionCredits, SourceNotices, VersionsBack,
  ],
  exports: [PublishTexts, WithholdText, SaveAnswer, ApproveAnswers],
})
export class ReviewModule {}
