import { daysLeft, formatDay, formatUntil, formatUntilDay } from '@mitgestalten/web-i18n';
import type { ShellProcessFragment } from '@mitgestalten/web-data';
import type { PortalText } from '../../app/page.js';

/** What the first screen says: one sentence, one button, what stands around it. */
export interface Hero {
  readonly sentence: string;
  readonly button: { readonly label: string; readonly path: string } | null;
  /** Right below the button: until when, how long it takes. */
  readonly deadline: readonly string[];
  /** How far it has come, and what happens next. */
  readonly facts: readonly string[];
}

type Process = Pick<ShellProcessFragment, 'phase' | 'nextPhase' | 'open' | 'ballots' | 'now' | 'publishedCount' | 'answeredCount' | 'district'>;
type Phase = NonNullable<Process['phase']>;

/** The first screen of a step. A button only leads to what is open now; else the concept can be read. */
export function heroOf(process: Process, t: PortalText, phaseName: (kind: Phase['kind']) => string): Hero {
  const { phase } = process;
  if (phase == null) return betweenSteps(process, t);
  return {
    sentence: sentenceOf(process, phase, t),
    button: buttonOf(process, phase, t),
    deadline: deadlineOf(process, phase, t),
    facts: factsOf(process, phase, t, phaseName),
  };
}

function betweenSteps(process: Process, t: PortalText): Hero {
  const next = process.nextPhase;
  const sentence = next == null ? t('start.over.sentence') : t('start.none.sentence', { day: formatDay(t.lang, next.startsAt, process.now) });
  return { sentence, button: { label: t('start.read'), path: '/konzept' }, deadline: [], facts: [] };
}

function sentenceOf(process: Process, phase: Phase, t: PortalText): string {
  const district = process.district.name;
  switch (phase.kind) {
    case 'INFORM': return t('start.INFORM.sentence', { district });
    case 'COLLECT': return t('start.COLLECT.sentence', { district });
    case 'COMMENT': return t('start.COMMENT.sentence');
    case 'DRAFT':
    case 'CONSIDER': return t('start.CONSIDER.sentence', { count: process.publishedCount });
    case 'VOTE': return t('start.VOTE.sentence');
    case 'COUNCIL': return t('start.COUNCIL.sentence');
    case 'MONITOR': return t('start.MONITOR.sentence');
  }
}

function buttonOf(process: Process, phase: Phase, t: PortalText): Hero['button'] {
  const read = { label: t('start.read'), path: '/konzept' };
  const open = process.ballots.find((ballot) => ballot.state === 'OPEN');
  const closed = process.ballots.filter((ballot) => ballot.state === 'CLOSED').at(-1);
  switch (phase.kind) {
    case 'INFORM': return { label: t('start.INFORM.button'), path: '/#jahr' };
    case 'COLLECT': return process.open.includes('PROPOSE') ? { label: t('start.COLLECT.button'), path: '/ideen/neu' } : read;
    case 'COMMENT': return process.open.includes('COMMENT') ? { label: t('start.COMMENT.button'), path: '/konzept' } : read;
    case 'DRAFT':
    case 'CONSIDER': return { label: t('start.CONSIDER.button'), path: '/code' };
    case 'VOTE': return open ? { label: t('start.VOTE.button'), path: `/abstimmung/${open.id}` } : read;
    case 'COUNCIL': return closed ? { label: t('start.COUNCIL.button'), path: `/ergebnis/${closed.id}` } : read;
    case 'MONITOR': return { label: t('start.MONITOR.button'), path: '/code' };
  }
}

// Steps in which residents can do something; only these have a deadline for them.
const acting: readonly Phase['kind'][] = ['COLLECT', 'COMMENT', 'VOTE'];

function deadlineOf(process: Process, phase: Phase, t: PortalText): string[] {
  if (!acting.includes(phase.kind)) return [];
  const days = daysLeft(phase.endsAt, process.now);
  return [
    ...(phase.kind === 'VOTE' ? [t('start.VOTE.how')] : []),
    `${t('start.until', { date: formatUntil(t.lang, phase.endsAt, process.now) })}. ${days >= 0 && days <= 60 ? t('start.days-left', { days }) : ''}`.trim(),
    ...(phase.originalEndsAt === phase.endsAt ? [] : [t('start.extended', { date: formatUntilDay(t.lang, phase.originalEndsAt, process.now) })]),
  ];
}

/** The date by which answers were promised; once it is past, how many are still owed. */
function promiseOf(process: Process, dueAt: string, t: PortalText): string[] {
  const date = formatUntilDay(t.lang, dueAt, process.now);
  if (Date.parse(process.now) < Date.parse(dueAt)) return [t('start.answers-due', { date })];
  const owed = process.publishedCount - process.answeredCount;
  return owed > 0 ? [t('start.answers-overdue', { date, count: owed })] : [];
}

function factsOf(process: Process, phase: Phase, t: PortalText, phaseName: (kind: Phase['kind']) => string): string[] {
  const considered = phase.kind === 'DRAFT' || phase.kind === 'CONSIDER';
  const { answersDueAt } = phase.rules;
  return [
    ...(process.publishedCount > 0 && !considered && phase.kind !== 'VOTE' ? [t('start.count', { count: process.publishedCount })] : []),
    ...(process.answeredCount > 0 && phase.kind !== 'VOTE' ? [t('start.answered', { count: process.answeredCount })] : []),
    ...(answersDueAt != null && phase.kind !== 'VOTE' ? promiseOf(process, answersDueAt, t) : []),
    ...(process.nextPhase == null ? [] : [t('start.next', { step: phaseName(process.nextPhase.kind), date: formatDay(t.lang, process.nextPhase.startsAt, process.now) })]),
  ];
}

