import { Module } from '@nestjs/common';
import { Names } from '@mitgestalten/platform';
import { AddDraftPassage } from './add-draft-passage.use-case.js';
import { ApproveVersion } from './approve-version.use-case.js';
import { ChangeDrafterGrant } from './change-drafter-grant.use-case.js';
import { ConceptResolver, PartResolver, ProcessPartsResolver } from './concept.resolver.js';
import { CorrectTypo } from './correct-typo.use-case.js';
import { CorrectionMail } from './correction-mail.js';
import { CreateConcept } from './create-concept.js';
import { DraftReader } from './draft-reader.js';
import { DraftRoom } from './draft-room.js';
import { DraftRoomResolver } from './draft-room.resolver.js';
import { DraftWentBack } from './draft-went-back.js';
import { DraftResolver } from './draft.resolver.js';
import { DrafterMail } from './drafter-mail.js';
import { DrafterResolver } from './drafter.resolver.js';
import { ForgetDrafterGrants } from './forget-drafter-grants.js';
import { ForgetDraftSteps } from './forget-draft-steps.js';
import { GoBackInDraft } from './go-back-in-draft.use-case.js';
import { InviteDrafter } from './invite-drafter.use-case.js';
import { ImportDraftPassages } from './import-draft-passages.use-case.js';
import { MoveDraftPassage } from './move-draft-passage.use-case.js';
import { ProposeVersion } from './propose-version.use-case.js';
import { RemoveDraftPassage } from './remove-draft-passage.use-case.js';
import { ReturnVersion } from './return-version.use-case.js';
import { SaveDraftPassage } from './save-draft-passage.use-case.js';
import { Synopses } from './synopses.js';
import { SynopsisResolver } from './synopsis.resolver.js';
import { VersionProposed } from './version-proposed.js';
import { VersionPublished } from './version-published.js';
import { VersionResolver } from './version.resolver.js';
import { WithdrawDrafterGrant } from './withdraw-drafter-grant.use-case.js';
import { WordsNowResolver } from './words-now.resolver.js';

@Module({
  providers: [
    ProcessPartsResolver, PartResolver, ConceptResolver, DraftResolver, DraftRoomResolver, DrafterResolver, VersionResolver, SynopsisResolver, WordsNowResolver,
    DraftReader, DraftRoom, SaveDraftPassage, AddDraftPassage, ImportDraftPassages, MoveDraftPassage, RemoveDraftPassage, GoBackInDraft, ForgetDraftSteps,
    InviteDrafter, ChangeDrafterGrant, WithdrawDrafterGrant, DrafterMail, ForgetDrafterGrants,
    ProposeVersion, ApproveVersion, ReturnVersion, CorrectTypo, CorrectionMail, CreateConcept, DraftWentBack, VersionProposed, VersionPublished, Synopses,
  ],
  exports: [CreateConcept, DraftReader, DraftWentBack, VersionProposed, VersionPublished],
})
export class ConceptModule {
  constructor(names: Names) {
    names.register('PART', { table: 'part', column: 'title' });
  }
}
