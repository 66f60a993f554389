import { CreateProcess, type NewProcess } from '@mitgestalten/process-api';
import { newId, UnitOfWork, done } from '@mitgestalten/platform';
import { system } from '@mitgestalten/kernel';
import type { PhaseKind, PhaseRules } from '@mitgestalten/process-domain';
import type { TestApp } from './app.js';

export interface TestProcess {
  readonly processId: string;
  readonly slug: string;
  readonly areaIds: string[];
  readonly phaseIds: string[];
}

const strict: PhaseRules = {
  propose: false, comment: false, vote: false, moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true, answersDueAt: null,
};

/**
 * A sample process whose only running phase opens everything that `rules` names (by default: propose, comment and vote),
 * from an hour ago until in ten days, followed by one closed phase until in twenty days.
 */
export async function sampleProcess(app: TestApp, options: { rules?: Partial<PhaseRules>; kind?: PhaseKind } = {}): Promise<TestProcess> {
  const hour = 3_600_000;
  const now = Date.now();
  const slug = `test-${newId().slice(-12)}`;
  const from: NewProcess = {
    slug, sample: true, district: { slug, name: 'Testbezirk', accent: '#b5532d' }, title: { de: 'Testbeteiligung', en: 'Test participation' }, languages: ['de', 'en'],
    contactEmail: 'office@example.org', minimumAge: 16, texts: { rules: { de: 'Seid freundlich.' } },
    areas: [{ slug: 'north', name: { de: 'Nord' } }, { slug: 'south', name: { de: 'Süd' } }],
    phases: [
      { kind: options.kind ?? 'COMMENT', startsAt: new Date(now - hour), endsAt: new Date(now + 240 * hour), rules: { ...strict, propose: true, comment: true, vote: true, ...options.rules } },
      { kind: 'CONSIDER', startsAt: new Date(now + 240 * hour), endsAt: new Date(now + 480 * hour), rules: strict },
    ],
  };
  const decision = await app.app.get(UnitOfWork).run({ actor: system, action: 'process.create' }, async (work) => {
    const processId = await app.app.get(CreateProcess, { strict: false }).run(work, from);
    return done(processId, { objectType: 'process', objectId: processId, processId });
  });
  if (!decision.ok) throw new Error('The test process was refused');
  const ids = async (table: string) => (await app.sql<{ id: string }>(`SELECT id FROM ${table} WHERE process_id = $1 ORDER BY ordinal`, [decision.value])).map(({ id }) => id);
  return { processId: decision.value, slug, areaIds: await ids('area'), phaseIds: await ids('phase') };
}

/** Sets the process clock to that many hours from the real time. What was closed stays closed. */
export async function moveClock(app: TestApp, processId: string, hours: number): Promise<void> {
  await app.sql('UPDATE process SET clock_offset = make_interval(hours => $2) WHERE id = $1', [processId, hours]);
}
