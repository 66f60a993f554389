import { ID, Int, ObjectType } from '@nestjs/graphql';
import { VersionObject } from '@mitgestalten/concept-api';
import { ContributionObject, PlaceStateEnum } from '@mitgestalten/contribution-api';
import { access, Expose } from '@mitgestalten/platform';

const { public: everybody } = access;

@ObjectType({ description: 'A stretch of some words that a suggestion brought, in code points of their quote, half-open.' })
export class BroughtStretch {
  @Expose(everybody, () => ID) contributionId!: string;
  @Expose(everybody, () => Int) start!: number;
  @Expose(everybody, () => Int) end!: number;
}

@ObjectType({ description: 'What some words were in one version, and what was said and answered there.' })
export class ProvenanceStep {
  @Expose(everybody, () => VersionObject) version!: VersionObject;
  @Expose(everybody, () => PlaceStateEnum, { nullable: true, description: 'What became of it in the version after this one. Null in the newest. GONE: these words began in the version after.' })
  state!: string | null;
  @Expose(everybody, () => ID, { nullable: true }) passageId!: string | null;
  @Expose(everybody, () => String, { nullable: true }) quote!: string | null;
  @Expose(everybody, () => String, { nullable: true, description: 'Why its passage was changed in this version, as the office said it.' }) reason!: string | null;
  @Expose(everybody, () => Int, { description: 'Comments that were made at these words in this version.' }) comments!: number;
  @Expose(everybody, () => ID, { nullable: true, description: 'The first of these comments.' }) firstCommentId!: string | null;
  @Expose(everybody, () => [ContributionObject], { description: 'What people said here in this version that was adopted, wholly or in part. A suggestion stands with the version that brought its words.' }) adopted!: ContributionObject[];
  @Expose(everybody, () => [ContributionObject], { description: 'From what this version took the words, as the office says. None where they stood before.' }) sources!: ContributionObject[];
  @Expose(everybody, () => [ContributionObject], { description: 'Suggestions whose words this version brought here.' }) brought!: ContributionObject[];
  @Expose(everybody, () => [BroughtStretch], { description: 'Which of these words they brought; none where that cannot be told.' }) broughtWords!: BroughtStretch[];
}
