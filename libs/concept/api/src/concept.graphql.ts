import { ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { officeRoles } from '@mitgestalten/concept-domain';
import { holds } from '@mitgestalten/kernel';
import { access, connectionType, DateTimeScalar, enumOf, Expose, JsonScalar, type AccessRule } from '@mitgestalten/platform';

export const PartKindEnum = enumOf('LEITBILD', 'MEASURES');
export const PassageKindEnum = enumOf('SECTION', 'FIELD', 'GOAL', 'MEASURE');
export const TextOriginEnum = enumOf('ORIGINAL', 'HUMAN', 'MACHINE');
export const VersionKindEnum = enumOf('PROPOSAL', 'CORRECTION');
export const VersionStateEnum = enumOf('PROPOSED', 'PUBLISHED', 'RETURNED');
registerEnumType(PartKindEnum, { name: 'PartKind' });
registerEnumType(PassageKindEnum, { name: 'PassageKind' });
registerEnumType(TextOriginEnum, { name: 'TextOrigin' });
registerEnumType(VersionKindEnum, { name: 'VersionKind', description: 'PROPOSAL: laid before by one person, approved by another. CORRECTION: a typing error, corrected by one person.' });
registerEnumType(VersionStateEnum, { name: 'VersionState' });

const { public: everybody } = access;

/** What a version says: everybody once it is published, before that the office of its process. */
const readers: AccessRule = {
  name: `public once published, else ${officeRoles.join('|')} of the process`,
  allows: (actor, parent) => {
    const { state, processId } = parent as { state: string; processId: string };
    return state === 'PUBLISHED' || holds(actor, processId, ...officeRoles);
  },
};

@ObjectType('RevisionText')
export class RevisionTextObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => String) lang!: string;
  @Expose(everybody, () => TextOriginEnum) origin!: string;
  @Expose(everybody, () => String) title!: string;
  @Expose(everybody, () => JsonScalar) doc!: unknown;
  @Expose(everybody, () => String) plain!: string;
}

@ObjectType('Revision')
export class RevisionObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => PassageKindEnum) kind!: string;
  @Expose(everybody, () => String) hash!: string;
  @Expose(everybody, () => RevisionTextObject, { description: 'The text in the language of the request, else the original.' }) text!: RevisionTextObject;
  @Expose(everybody, () => RevisionTextObject, { description: 'The text as it was written, in whichever language it is read.' }) original!: RevisionTextObject;
  @Expose(everybody, () => String, { nullable: true }) responsible!: string | null;
  @Expose(everybody, () => String, { nullable: true }) partners!: string | null;
  @Expose(everybody, () => String, { nullable: true }) cost!: string | null;
  @Expose(everybody, () => String, { nullable: true }) timeFrame!: string | null;
  @Expose(everybody, () => String, { nullable: true }) indicator!: string | null;
  @Expose(everybody, () => Boolean) requiredByLaw!: boolean;
}

// Part, Version, VersionEntry and Passage refer to each other: a reference to a class further down is typed as object, because a
// decorated property's class must exist when the decorator runs.

@ObjectType('Part')
export class PartObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => PartKindEnum) kind!: string;
  @Expose(everybody, () => String) slug!: string;
  @Expose(everybody, () => String) title!: string;
  @Expose(everybody, () => VersionObject, { nullable: true }) currentVersion!: object | null;
  @Expose(everybody, () => [VersionObject], { description: 'Published versions, newest first.' }) versions!: object[];
}

@ObjectType('Passage')
export class PassageObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => PartObject) part!: PartObject;
  @Expose(everybody, () => Int) commentCount!: number;
  @Expose(everybody, () => Int, { description: 'Other words that people suggest for some of it.' }) suggestionCount!: number;
  @Expose(everybody, () => VersionEntryObject, {
    nullable: true, description: 'Its entry in the current published version of its part; null once it was removed.',
  })
  currentEntry!: object | null;
}

@ObjectType('VersionEntry', {
  description: 'A passage in a version: its wording and its place in the outline. Sorted by ordinal; parents come before children.',
})
export class VersionEntryObject {
  @Expose(everybody, () => PassageObject) passage!: PassageObject;
  @Expose(everybody, () => PassageKindEnum) kind!: string;
  @Expose(everybody, () => Int) ordinal!: number;
  @Expose(everybody, () => ID, { nullable: true }) parentId!: string | null;
  @Expose(everybody, () => Boolean, { description: 'Whether the change that brought this wording or place is one of substance.' }) substance!: boolean;
  @Expose(everybody, () => String, { nullable: true, description: 'Why it was changed, as the office says it.' }) reason!: string | null;
  @Expose(everybody, () => RevisionObject) revision!: RevisionObject;
  @Expose(everybody, () => VersionObject) version!: object;
}

@ObjectType('VersionRemoval', { description: 'Why a version no longer has a passage. One that was struck without a reason has none.' })
export class VersionRemovalObject {
  @Expose(everybody, () => PassageObject) passage!: PassageObject;
  @Expose(everybody, () => String, { description: 'As the office says it.' }) reason!: string;
}

@ObjectType('VersionEntryConnection')
export class VersionEntryConnection extends connectionType(VersionEntryObject, { counted: true }) {}

@ObjectType('Version')
export class VersionObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => Int, { nullable: true, description: 'Absent until published.' }) number!: number | null;
  @Expose(readers, () => String) title!: string;
  @Expose(everybody, () => VersionKindEnum) kind!: string;
  @Expose(everybody, () => VersionStateEnum) state!: string;
  @Expose(readers, () => String, { nullable: true }) changeNote!: string | null;
  @Expose(readers, () => String) hash!: string;
  @Expose(everybody, () => DateTimeScalar, { nullable: true }) publishedAt!: string | null;
  @Expose(everybody, () => PartObject) part!: PartObject;
  @Expose(readers, () => [VersionEntryObject]) entries!: VersionEntryObject[];
  @Expose(readers, () => [VersionRemovalObject]) removals!: VersionRemovalObject[];
}
