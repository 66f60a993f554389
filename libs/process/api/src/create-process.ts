import { Injectable } from '@nestjs/common';
import type { Localised } from '@mitgestalten/kernel';
import { newId, type Work } from '@mitgestalten/platform';
import type { PhaseKind, PhaseRules } from '@mitgestalten/process-domain';
import { AreaEntity, DistrictEntity, PhaseEntity, ProcessEntity } from './process.entities.js';

/** A process as a template file or the sample gives it. Instants are absolute. */
export interface NewProcess {
  readonly slug: string;
  readonly sample: boolean;
  readonly district: { readonly slug: string; readonly name: string; readonly accent: string };
  readonly title: Localised;
  readonly languages: readonly string[];
  readonly contactEmail: string;
  readonly minimumAge: number;
  readonly texts: Readonly<Record<string, Localised>>;
  readonly areas: readonly { readonly slug: string; readonly name: Localised }[];
  /** Where the clock of a sample process stands at first; real time when absent. */
  readonly clockAt?: Date;
  readonly phases: readonly { readonly kind: PhaseKind; readonly startsAt: Date; readonly endsAt: Date; readonly rules: PhaseRules }[];
}

/** Writes a new process with its district, areas and phases. Whoever calls has checked the template. */
@Injectable()
export class CreateProcess {
  async run(work: Work, from: NewProcess): Promise<string> {
    const { tx } = work;
    await tx.createQueryBuilder().insert().into(DistrictEntity).values({ id: newId(), ...from.district }).orIgnore().execute();
    const { id: districtId } = await tx.findOneByOrFail(DistrictEntity, { slug: from.district.slug });
    const processId = newId();
    await tx.insert(ProcessEntity, {
      id: processId, districtId, slug: from.slug, title: from.title, texts: from.texts as never, languages: [...from.languages],
      contactEmail: from.contactEmail, sample: from.sample, minimumAge: from.minimumAge,
    });
    if (from.clockAt !== undefined) await tx.query('UPDATE process SET clock_offset = $2::timestamptz - clock_timestamp() WHERE id = $1', [processId, from.clockAt]);
    await tx.insert(AreaEntity, from.areas.map((area, ordinal) => ({ id: newId(), processId, ordinal, ...area })));
    await tx.insert(PhaseEntity, from.phases.map((phase, ordinal) => ({
      id: newId(), processId, ordinal, ...phase, originalEndsAt: phase.endsAt, closedAt: null,
    })));
    return processId;
  }
}
