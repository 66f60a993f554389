import { ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Change, FactName, TextChange } from '@mitgestalten/concept-domain';
import { access, enumOf, Expose } from '@mitgestalten/platform';
import { PassageKindEnum } from './concept.graphql.js';

export const PassageChangeEnum = enumOf('NEW', 'REWORDED', 'MOVED', 'REMOVED');
export const TextChangeKindEnum = enumOf('KEPT', 'REMOVED', 'ADDED', 'MOVED_AWAY', 'MOVED_HERE');
export const MeasureFactEnum = { RESPONSIBLE: 'responsible', PARTNERS: 'partners', COST: 'cost', TIME_FRAME: 'timeFrame', INDICATOR: 'indicator' } as const;
registerEnumType(PassageChangeEnum, { name: 'PassageChange' });
registerEnumType(TextChangeKindEnum, { name: 'TextChangeKind' });
registerEnumType(MeasureFactEnum, { name: 'MeasureFact' });

const { public: everybody } = access;

@ObjectType('TextChange', {
  description: 'A piece of the way from one text to the next: KEPT, REMOVED and MOVED_AWAY joined are the text before, KEPT, ADDED and MOVED_HERE the text after.',
})
export class TextChangeObject {
  @Expose(everybody, () => TextChangeKindEnum) kind!: TextChange['kind'];
  @Expose(everybody, () => String) text!: string;
  @Expose(everybody, () => ID, { nullable: true, description: 'Of moved words: the other passage, where they went or came from; null within the same.' }) passageId!: string | null;
}

@ObjectType('FactChange')
export class FactChangeObject {
  @Expose(everybody, () => MeasureFactEnum) fact!: FactName;
  @Expose(everybody, () => String, { nullable: true }) before!: string | null;
  @Expose(everybody, () => String, { nullable: true }) after!: string | null;
  @Expose(everybody, () => [TextChangeObject]) changes!: readonly TextChange[];
}

@ObjectType('SynopsisPlace', { description: 'A passage as it stands in one of the two versions.' })
export class SynopsisPlaceObject {
  @Expose(everybody, () => String, { description: 'Its number in the outline, such as "3.2".' }) number!: string;
  @Expose(everybody, () => String) title!: string;
  @Expose(everybody, () => String, { description: 'The language of its title and text in this comparison.' }) lang!: string;
  @Expose(everybody, () => ID) revisionId!: string;
}

@ObjectType('SynopsisPassage')
export class SynopsisPassageObject {
  @Expose(everybody, () => ID) passageId!: string;
  @Expose(everybody, () => PassageKindEnum) kind!: string;
  @Expose(everybody, () => [PassageChangeEnum], { description: 'Empty for what was kept where and as it was.' }) changes!: readonly Change[];
  @Expose(everybody, () => Boolean, { description: 'Whether it changed in substance, as the office said it.' }) substance!: boolean;
  @Expose(everybody, () => [String], { description: 'Why it was changed, as the office said it in each version on the way.' }) reasons!: readonly string[];
  @Expose(everybody, () => SynopsisPlaceObject, { nullable: true, description: 'Null for what is new.' }) before!: SynopsisPlaceObject | null;
  @Expose(everybody, () => SynopsisPlaceObject, { nullable: true, description: 'Null for what was removed.' }) after!: SynopsisPlaceObject | null;
  @Expose(everybody, () => [TextChangeObject], { description: 'Empty where no word changed, like text and facts.' }) title!: readonly TextChange[];
  @Expose(everybody, () => [TextChangeObject]) text!: readonly TextChange[];
  @Expose(everybody, () => [FactChangeObject]) facts!: readonly FactChangeObject[];
  @Expose(everybody, () => Boolean, { nullable: true, description: 'Whether a law requires it now, where that changed.' }) requiredByLaw!: boolean | null;
}

@ObjectType('Synopsis', { description: 'Two published versions of a part, passage by passage in the order of the second; what was removed stands where it stood.' })
export class SynopsisObject {
  @Expose(everybody, () => Int) from!: number;
  @Expose(everybody, () => Int) to!: number;
  @Expose(everybody, () => [SynopsisPassageObject]) passages!: readonly SynopsisPassageObject[];
}
