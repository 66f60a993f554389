import { Module } from '@nestjs/common';
import { ConceptModule } from '@mitgestalten/concept-api';
import { ProcessModule } from '@mitgestalten/process-api';
import { AnchorResolver, EntryVoicesResolver, VersionCarryResolver } from './anchor.resolver.js';
import { AnchorsCarried } from './anchors-carried.js';
import { AuthorContact } from './author-contact.js';
import { CarryAnchors } from './carry-anchors.js';
import { ConfirmContribution } from './confirm-contribution.use-case.js';
import { ContributionList } from './contribution-list.js';
import { ContributionWriter } from './contribution-writer.js';
import { ContributionResolver, PassageCommentsResolver } from './contribution.resolver.js';
import { EditContribution } from './edit-contribution.use-case.js';
import { EnterContribution } from './enter-contribution.use-case.js';
import { ForgetUnconfirmed } from './forget-unconfirmed.js';
import { FreezeSources } from './freeze-sources.js';
import { NameSource } from './name-source.use-case.js';
import { ObjectToPlace } from './object-to-place.use-case.js';
import { OwnContributionResolver, SubmissionResolver } from './own-contribution.resolver.js';
import { OwnContributions } from './own-contributions.js';
import { Ownership } from './ownership.js';
import { PlaceAnchor } from './place-anchor.use-case.js';
import { PlaceTexts } from './place-texts.js';
import { DraftSourceResolver, EntrySourcesResolver, NamedContributionResolver, NamedOwnContributionResolver } from './source.resolver.js';
import { SubmitComment } from './submit-comment.use-case.js';
import { SubmitProposal } from './submit-proposal.use-case.js';
import { SubmitSuggestion } from './submit-suggestion.use-case.js';
import { SupportContribution } from './support-contribution.use-case.js';
import { SupportResolver } from './support.resolver.js';
import { TextLimit } from './text-limit.js';
import { Visibility } from './visibility.js';
import { WithdrawContribution } from './withdraw-contribution.use-case.js';

@Module({
  imports: [ProcessModule, ConceptModule],
  providers: [
    ContributionResolver, PassageCommentsResolver, SubmissionResolver, OwnContributionResolver, SubmitComment, SubmitProposal, EnterContribution,
    ConfirmContribution, EditContribution, WithdrawContribution, ForgetUnconfirmed, ContributionList, ContributionWriter, OwnContributions, Ownership,
    TextLimit, Visibility, AuthorContact, AnchorResolver, EntryVoicesResolver, VersionCarryResolver, CarryAnchors, ObjectToPlace, PlaceAnchor, PlaceTexts,
    AnchorsCarried, FreezeSources, NameSource, DraftSourceResolver, EntrySourcesResolver, NamedContributionResolver, NamedOwnContributionResolver, SubmitSuggestion, SupportContribution, SupportResolver,
  ],
  exports: [AnchorsCarried, CarryAnchors, Visibility, AuthorContact, OwnContributions, SubmitComment, SubmitProposal, EnterContribution, ConfirmContribution, ForgetUnconfirmed],
})
export class ContributionModule {}
