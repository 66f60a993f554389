import { Module } from '@nestjs/common';
import { Names } from '@mitgestalten/platform';
import { AddDraftPassage } from './add-draft-passage.use-case.js';
import { ApproveVersion } from './approve-version.use-case.js';
import { ConceptResolver, PartResolver, ProcessPartsResolver } from './concept.resolver.js';
import { CorrectTypo } from './correct-typo.use-case.js';
import { CreateConcept } from './create-concept.js';
import { DraftReader } from './draft-reader.js';
import { DraftResolver } from './draft.resolver.js';
import { ForgetDraftSteps } from './forget-draft-steps.js';
import { GoBackInDraft } from './go-back-in-draft.use-case.js';
import { ImportDraftPassages } from './import-draft-passages.use-case.js';
import { MoveDraftPassage } from './move-draft-passage.use-case.js';
import { ProposeVersion } from './propose-version.use-case.js';
import { RemoveDraftPassage } from './remove-draft-passage.use-case.js';
import { ReturnVersion } from './return-version.use-case.js';
import { SaveDraftPassage } from './save-draft-passage.use-case.js';
import { Synopses } from './synopses.js';
import { SynopsisResolver } from './synopsis.resolver.js';
import { VersionPublished } from './version-published.js';
import { VersionResolver } from './version.resolver.js';

@Module({
  providers: [
    ProcessPartsResolver, PartResolver, ConceptResolver, DraftResolver, VersionResolver, DraftReader, SaveDraftPassage, AddDraftPassage, ImportDraftPassages,
    MoveDraftPassage, RemoveDraftPassage, ProposeVersion, ApproveVersion, ReturnVersion, CorrectTypo, CreateConcept, VersionPublished, SynopsisResolver, Synopses,
    GoBackInDraft, ForgetDraftSteps,
  ],
  exports: [CreateConcept, VersionPublished],
})
export class ConceptModule {
  constructor(names: Names) {
    names.register('PART', { table: 'part', column: 'title' });
  }
}
