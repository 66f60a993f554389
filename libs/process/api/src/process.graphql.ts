import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PhaseChange, PhaseKind } from '@mitgestalten/process-domain';
import { access, DateTimeScalar, enumOf, Expose, LocalText, LocalTextInput, RefusalObject } from '@mitgestalten/platform';

export const PhaseKindEnum = enumOf('INFORM', 'COLLECT', 'DRAFT', 'COMMENT', 'CONSIDER', 'VOTE', 'COUNCIL', 'MONITOR');
export const PhaseStateEnum = enumOf('PAST', 'CURRENT', 'FUTURE');
export const OpenActionEnum = enumOf('PROPOSE', 'COMMENT', 'VOTE');
export const ModerationModeEnum = enumOf('PRE', 'POST');
registerEnumType(PhaseKindEnum, { name: 'PhaseKind' });
registerEnumType(PhaseStateEnum, { name: 'PhaseState' });
registerEnumType(OpenActionEnum, { name: 'OpenAction', description: 'What residents may do now.' });
registerEnumType(ModerationModeEnum, { name: 'ModerationMode' });

const { public: everybody } = access;
const administrators = access.rolesInProcess('admin');

@ObjectType()
export class District {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => String) slug!: string;
  @Expose(everybody, () => String) name!: string;
  @Expose(everybody, () => String) accent!: string;
}

@ObjectType()
export class Area {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => String) slug!: string;
  @Expose(everybody, () => String) name!: string;
}

@ObjectType({ description: 'A text page of the process. Plain text, blank line = new paragraph.' })
export class Page {
  @Expose(everybody, () => String) key!: string;
  @Expose(everybody, () => String) title!: string;
  @Expose(everybody, () => String) body!: string;
  @Expose(everybody, () => String) lang!: string;
}

@ObjectType('PhaseRules')
export class PhaseRulesObject {
  @Expose(everybody, () => Boolean) propose!: boolean;
  @Expose(everybody, () => Boolean) comment!: boolean;
  @Expose(everybody, () => Boolean) vote!: boolean;
  @Expose(everybody, () => ModerationModeEnum) moderation!: 'PRE' | 'POST';
  @Expose(everybody, () => Boolean) withoutAccountByMail!: boolean;
  @Expose(everybody, () => Boolean) withoutAccountByCode!: boolean;
  @Expose(everybody, () => DateTimeScalar, { nullable: true }) answersDueAt!: string | null;
}

@ObjectType('Phase')
export class PhaseObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => PhaseKindEnum) kind!: string;
  @Expose(everybody, () => PhaseStateEnum) state!: string;
  @Expose(everybody, () => DateTimeScalar) startsAt!: string;
  @Expose(everybody, () => DateTimeScalar) endsAt!: string;
  @Expose(everybody, () => DateTimeScalar, { description: 'Differs from endsAt when the phase was extended.' }) originalEndsAt!: string;
  @Expose(everybody, () => DateTimeScalar, { nullable: true }) closedAt!: string | null;
  @Expose(everybody, () => PhaseRulesObject) rules!: PhaseRulesObject;
}

@ObjectType()
export class SettingText {
  @Expose(everybody, () => String) key!: string;
  @Expose(everybody, () => [LocalText]) values!: LocalText[];
}

@ObjectType()
export class ProcessSettings {
  @Expose(everybody, () => [LocalText]) title!: LocalText[];
  @Expose(everybody, () => [SettingText]) texts!: SettingText[];
  @Expose(everybody, () => Int) lockVersion!: number;
  @Expose(everybody, () => Int) clockOffsetSeconds!: number;
}

@ObjectType('Process')
export class ProcessObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => String) slug!: string;
  @Expose(everybody, () => String) title!: string;
  @Expose(everybody, () => District) district!: District;
  @Expose(everybody, () => [String]) languages!: string[];
  @Expose(everybody, () => Boolean) sample!: boolean;
  @Expose(everybody, () => DateTimeScalar, { description: 'The time of this process: database clock plus, in sample mode, the offset.' }) now!: string;
  @Expose(everybody, () => PhaseObject, { nullable: true }) phase!: PhaseObject | null;
  @Expose(everybody, () => PhaseObject, { nullable: true }) nextPhase!: PhaseObject | null;
  @Expose(everybody, () => [PhaseObject]) phases!: PhaseObject[];
  @Expose(everybody, () => [OpenActionEnum]) open!: string[];
  @Expose(everybody, () => [Area]) areas!: Area[];
  @Expose(everybody, () => Int) minimumAge!: number;
  @Expose(everybody, () => String, { nullable: true }) contactEmail!: string | null;
  @Expose(everybody, () => Int) publishedCount!: number;
  @Expose(everybody, () => Int) answeredCount!: number;
  @Expose(administrators, () => ProcessSettings, { nullable: true, description: 'All texts in all languages, and the lock for updateProcess.' })
  settings!: ProcessSettings | null;
}

@InputType()
export class PhaseRulesInput {
  @Field(() => Boolean) propose!: boolean;
  @Field(() => Boolean) comment!: boolean;
  @Field(() => Boolean) vote!: boolean;
  @Field(() => ModerationModeEnum) moderation!: 'PRE' | 'POST';
  @Field(() => Boolean) withoutAccountByMail!: boolean;
  @Field(() => Boolean) withoutAccountByCode!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) answersDueAt?: string | null;
}

@InputType()
export class UpdatePhaseInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) phaseId!: string;
  @Field(() => DateTimeScalar) startsAt!: string;
  @Field(() => DateTimeScalar) endsAt!: string;
  @Field(() => PhaseRulesInput) rules!: PhaseRulesInput;
}

@InputType()
export class AddPhaseInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => PhaseKindEnum) kind!: PhaseKind;
  @Field(() => DateTimeScalar) startsAt!: string;
  @Field(() => DateTimeScalar) endsAt!: string;
  @Field(() => PhaseRulesInput) rules!: PhaseRulesInput;
}

/** Dates and rules of an input as the domain takes them. */
export function changeOf({ startsAt, endsAt, rules }: UpdatePhaseInput | AddPhaseInput): PhaseChange {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt), rules: { ...rules, answersDueAt: rules.answersDueAt ?? null } };
}

@InputType()
export class RemovePhaseInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) phaseId!: string;
}

@InputType()
export class AddAreaInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => [LocalTextInput]) names!: LocalTextInput[];
}

@InputType()
export class RemoveAreaInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) areaId!: string;
}

@InputType()
export class SettingTextInput {
  @Field(() => String) key!: string;
  @Field(() => [LocalTextInput]) values!: LocalTextInput[];
}

@InputType()
export class UpdateProcessInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => Int) lockVersion!: number;
  @Field(() => [LocalTextInput]) title!: LocalTextInput[];
  @Field(() => [SettingTextInput]) texts!: SettingTextInput[];
  @Field(() => String, { nullable: true }) contactEmail?: string | null;
  @Field(() => Int) minimumAge!: number;
  @Field(() => [String], { nullable: true, description: 'In which of its languages the platform shows this process; German is one of them. Absent: stays as it is.' })
  languages?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Absent: stays as it is.' }) districtName?: string | null;
  @Field(() => String, { nullable: true, description: 'The warm colour of the district, such as #b5532d. Absent: stays as it is.' }) accent?: string | null;
}

@InputType()
export class MoveClockInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => DateTimeScalar) to!: string;
}

@ObjectType()
export class ProcessPayload {
  @Expose(everybody, () => ProcessObject, { nullable: true }) process?: ProcessObject | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}
