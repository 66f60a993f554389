import type { ShellProcessFragment } from '@mitgestalten/web-data';
import { formatDay, formatUntilDay, portalMessages } from '@mitgestalten/web-i18n';
import { classNames, YearLine, type StepState } from '@mitgestalten/web-ui';
import { useCommonTexts, useLanguage, useTexts } from '../../app/language.js';

type Process = Pick<ShellProcessFragment, 'phases' | 'now'>;
const states = { PAST: 'past', CURRENT: 'current', FUTURE: 'future' } as const satisfies Record<string, StepState>;

/** The year of a process as one line. */
export function ProcessYear({ process }: { readonly process: Process }) {
  const t = useTexts(portalMessages);
  const common = useCommonTexts();
  const { lang } = useLanguage();
  const steps = process.phases.map((phase) => ({
    label: common(`phase.${phase.kind}`),
    state: states[phase.state],
    from: phase.startsAt,
    to: phase.endsAt,
    ...(phase.state === 'CURRENT' ? { note: t('start.year-until', { date: formatUntilDay(lang, phase.endsAt, process.now) }) } : {}),
  }));
  const labels = { line: common('year.line'), now: common('year.now'), past: common('year.past'), future: common('year.future') };
  return <YearLine steps={steps} labels={labels} now={process.now} />;
}

/** The same year as a list with all its dates. */
export function YearList({ process }: { readonly process: Process }) {
  const t = useTexts(portalMessages);
  const common = useCommonTexts();
  const { lang } = useLanguage();
  return (
    <ol className="pt-year">
      {process.phases.map((phase) => (
        <li key={phase.id} className={classNames('pt-year__step', `pt-year__step--${states[phase.state]}`)}>
          <span className="pt-year__name">{common(`phase.${phase.kind}`)}{phase.state === 'CURRENT' ? <strong> {common('year.now')}</strong> : null}</span>
          <span className="pt-year__span">
            {t('start.year-span', { from: formatDay(lang, phase.startsAt, process.now), to: formatUntilDay(lang, phase.endsAt, process.now) })}
          </span>
        </li>
      ))}
    </ol>
  );
}
