import { Injectable } from '@nestjs/common';
import type { Work } from '@mitgestalten/platform';
import { CreateConcept } from '@mitgestalten/concept-api';
import { Members } from '@mitgestalten/identity-api';
import { CreateProcess } from '@mitgestalten/process-api';
import { dayFrom, startOfDay } from './dates.js';
import type { Template } from './template.js';

/** Makes a process from a template, across the contexts, in one transaction. */
@Injectable()
export class FromTemplate {
  constructor(
    private readonly createProcess: CreateProcess,
    private readonly createConcept: CreateConcept,
    private readonly members: Members,
  ) {}

  /** @param sample makes a sample process whose clock stands there at first */
  async create(work: Work, template: Template, sample?: { clockAt: Date }): Promise<string> {
    const { bodies, parts, phases, ...rest } = template;
    const processId = await this.createProcess.run(work, {
      ...rest,
      sample: sample !== undefined,
      ...sample,
      phases: phases.map(({ kind, from, until, rules: { answersDue, ...rules } }) => ({
        kind, startsAt: startOfDay(from), endsAt: endOfDay(until),
        rules: { ...rules, answersDueAt: answersDue === undefined ? null : endOfDay(answersDue).toISOString() },
      })),
    });
    for (const body of bodies) await this.members.ensureBody(work, { processId, ...body });
    await this.createConcept.run(work, processId, parts.map(({ versionTitle, publish, passages, ...part }) => ({
      ...part,
      publishAs: publish ? (versionTitle ?? part.title) : null,
      passages: passages.map(({ parent, title, text, ...passage }) => ({
        ...passage, parentKey: parent ?? null, lang: 'de', title: title.de ?? '', text: text.de ?? '',
        translations: title.en === undefined ? [] : [{ lang: 'en', title: title.en, text: text.en ?? '' }],
      })),
    })));
    return processId;
  }
}

/** Intervals are half-open: a day ends when the next begins. */
function endOfDay(day: string): Date {
  return startOfDay(dayFrom(startOfDay(day), 1));
}
