import { Int, ObjectType, ID, registerEnumType } from '@nestjs/graphql';
import { VersionObject } from '@mitgestalten/concept-api';
import { ContributionObject } from '@mitgestalten/contribution-api';
import { access, enumOf, Expose } from '@mitgestalten/platform';

export const EndnoteKindEnum = enumOf('SUGGESTION', 'NAMED_SOURCE');
registerEnumType(EndnoteKindEnum, { name: 'EndnoteKind', description: 'What brought words into the text.' });

const { public: everybody } = access;

@ObjectType({ description: 'A stretch of the plain text of a passage, in code points, half-open. Empty: something went there.' })
export class EndnoteSpan {
  @Expose(everybody, () => Int) start!: number;
  @Expose(everybody, () => Int) end!: number;
}

@ObjectType({ description: 'What brought words of a version, who decided it, why and since when.' })
export class Endnote {
  @Expose(everybody, () => EndnoteKindEnum) kind!: string;
  @Expose(everybody, () => ID) passageId!: string;
  @Expose(everybody, () => [EndnoteSpan], { description: 'Where the words stand in the text that is shown. None: that is a translation, in which they cannot be told.' }) spans!: EndnoteSpan[];
  @Expose(everybody, () => [String], { description: 'The words, as they stand in the original. None: something went, or a title or facts came.' }) words!: string[];
  @Expose(everybody, () => String, { description: 'The language of these words.' }) lang!: string;
  @Expose(everybody, () => VersionObject, { description: 'The version that brought them.' }) version!: VersionObject;
  @Expose(everybody, () => String, { nullable: true, description: 'Why their passage was changed in that version, as the office said it.' }) reason!: string | null;
  @Expose(everybody, () => [ContributionObject], { description: 'What people said that brought them and everybody may read now: the suggestion, or what the office names as sources.' }) contributions!: ContributionObject[];
}
