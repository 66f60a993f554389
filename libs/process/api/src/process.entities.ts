import type { Localised } from '@mitgestalten/kernel';
import { Col, Key, Table } from '@mitgestalten/platform';
import type { PhaseKind, PhaseRules } from '@mitgestalten/process-domain';

@Table('district')
export class DistrictEntity {
  @Key() id!: string;
  @Col('public', 'text') slug!: string;
  @Col('public', 'text') name!: string;
  @Col('public', 'text') accent!: string;
}

@Table('process')
export class ProcessEntity {
  @Key() id!: string;
  @Col('public', 'uuid') districtId!: string;
  @Col('public', 'text') slug!: string;
  @Col('public', 'jsonb') title!: Localised;
  /** Keyed by TextKey, then by language. */
  @Col('public', 'jsonb') texts!: Record<string, Localised>;
  @Col('public', 'text', { array: true }) languages!: string[];
  @Col('public', 'text', { nullable: true }) contactEmail!: string | null;
  @Col('public', 'boolean') sample!: boolean;
  @Col('staff', 'interval') clockOffset!: unknown;
  @Col('public', 'smallint') minimumAge!: number;
  @Col('staff', 'integer') lockVersion!: number;
  @Col('public', 'integer') publishedCount!: number;
  @Col('public', 'integer') answeredCount!: number;
  @Col('staff', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
}

@Table('area')
export class AreaEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'text') slug!: string;
  @Col('public', 'jsonb') name!: Localised;
  @Col('public', 'smallint') ordinal!: number;
}

@Table('phase')
export class PhaseEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'text') kind!: PhaseKind;
  @Col('public', 'smallint') ordinal!: number;
  @Col('public', 'timestamptz') startsAt!: Date;
  @Col('public', 'timestamptz') endsAt!: Date;
  @Col('public', 'timestamptz') originalEndsAt!: Date;
  @Col('public', 'timestamptz', { nullable: true }) closedAt!: Date | null;
  @Col('public', 'jsonb') rules!: PhaseRules;
}

export const processEntities = [DistrictEntity, ProcessEntity, AreaEntity, PhaseEntity];
