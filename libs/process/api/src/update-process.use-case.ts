import { Injectable } from '@nestjs/common';
import { holds, isId, languages, limits, normaliseEmail, optionalTextFaults, presentOrNull, reason, refuse, type Actor, type Decision, type Refusal } from '@mitgestalten/kernel';
import { done, localTextFaults, toLocalised, UnitOfWork } from '@mitgestalten/platform';
import { isTextKey } from '@mitgestalten/process-domain';
import { DistrictEntity, ProcessEntity } from './process.entities.js';
import type { UpdateProcessInput } from './process.graphql.js';

/** Changes what a process says of itself: title, promise, imprint, privacy, house rules, contact, and the languages it is shown in. */
@Injectable()
export class UpdateProcess {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: UpdateProcessInput): Promise<Decision<{ processId: string }>> {
    const deed = { actor, action: 'process.update', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      if (!isId(input.processId) || !holds(actor, input.processId, 'admin')) return refuse('NOT_FOUND', 'processId');
      const faults = faultsOf(input);
      if (faults.length > 0) return { ok: false, refusals: faults };
      const process = await work.tx.findOne(ProcessEntity, { where: { id: input.processId }, lock: { mode: 'pessimistic_write' } });
      if (process === null) return refuse('NOT_FOUND', 'processId');
      if (process.lockVersion !== input.lockVersion) return refuse('CONFLICT', 'lockVersion');
      // In the order of the platform, whatever the order in which they were chosen.
      const chosen = input.languages == null ? null : languages.filter((lang) => input.languages!.includes(lang));
      const texts = { ...process.texts, ...Object.fromEntries(input.texts.map(({ key, values }) => [key, toLocalised(values)])) };
      await work.tx.update(ProcessEntity, { id: process.id }, {
        title: toLocalised(input.title), texts: texts as never, minimumAge: input.minimumAge,
        ...(chosen === null ? {} : { languages: chosen }),
        contactEmail: presentOrNull(input.contactEmail)?.trim() ?? null, lockVersion: process.lockVersion + 1,
      });
      const district = { ...(input.districtName == null ? {} : { name: input.districtName }), ...(input.accent == null ? {} : { accent: input.accent.toLowerCase() }) };
      if (Object.keys(district).length > 0) await work.tx.update(DistrictEntity, { id: process.districtId }, district);
      return done({ processId: process.id }, {
        objectType: 'process', objectId: process.id, processId: process.id,
        details: { texts: input.texts.map(({ key }) => key), ...(chosen === null ? {} : { languages: { before: process.languages, after: chosen } }), minimumAge: { before: process.minimumAge, after: input.minimumAge }, ...district },
      });
    });
  }
}

function faultsOf(input: UpdateProcessInput): Refusal[] {
  const faults = localTextFaults('title', input.title, limits.label, true);
  for (const { key, values } of input.texts) {
    if (isTextKey(key)) faults.push(...localTextFaults(`texts.${key}`, values, limits.setting, false));
    else faults.push(reason('NOT_FOUND', 'texts'));
  }
  faults.push(...optionalTextFaults('districtName', input.districtName, limits.label));
  if (input.districtName === '') faults.push(reason('EMPTY', 'districtName'));
  if (input.accent != null && !/^#[0-9a-f]{6}$/i.test(input.accent)) faults.push(reason('INVALID', 'accent'));
  if (input.languages != null) faults.push(...languageFaults(input.languages));
  const mail = presentOrNull(input.contactEmail);
  if (mail !== null && normaliseEmail(mail) === null) faults.push(reason('INVALID_EMAIL', 'contactEmail'));
  // From 14 (as for the council's election in 2014) to the age of majority.
  if (input.minimumAge < 14 || input.minimumAge > 18) faults.push(reason('OUT_OF_RANGE', 'minimumAge', { min: 14, max: 18 }));
  return faults;
}

// Everything a process must say is there in German; other languages fall back to it.
function languageFaults(chosen: readonly string[]): Refusal[] {
  if (chosen.some((lang) => !(languages as readonly string[]).includes(lang))) return [reason('UNKNOWN_LANGUAGE', 'languages')];
  return chosen.includes('de') ? [] : [reason('GERMAN_NEEDED', 'languages')];
}
