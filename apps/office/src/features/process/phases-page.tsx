import { formatDay, formatUntil, officeMessages, officeSettingsMessages } from '@mitgestalten/web-i18n';
import { Badge } from '@mitgestalten/web-ui';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { AddPhase } from './add-phase.js';
import { PhaseForm } from './phase-form.js';
import { SettingsFrame } from './settings-frame.js';
import type { PhaseSettings } from './settings-query.js';

/** Dates and rules of all phases. */
export function Component(): ReactNode {
  const t = useTexts(officeSettingsMessages);
  return (
    <SettingsFrame title={t('phases.title')} lead={t('phases.lead')}>
      {(process) => (
        <>
          <p className="of-note">{t('phase.moved')}</p>
          <ol className="of-phases">{process.phases.map((phase) => <li key={phase.id}><Phase phase={phase} /></li>)}</ol>
          <AddPhase process={process} />
        </>
      )}
    </SettingsFrame>
  );
}

function Phase({ phase }: { readonly phase: PhaseSettings }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  return (
    <details className="of-phase" open={phase.state === 'CURRENT'}>
      <summary>
        <div>
          <h2 className="of-subheading">{shared(`phase.${phase.kind}`)}</h2>
          <p className="of-note of-phase__dates">{t('phase.dates', { from: formatDay(lang, phase.startsAt, process.now), until: formatUntil(lang, phase.endsAt, process.now) })}</p>
        </div>
        <Badge tone={phase.state === 'CURRENT' ? 'success' : phase.state === 'PAST' ? 'neutral' : 'info'}>{t(`phase.state.${phase.state}`)}</Badge>
      </summary>
      <PhaseForm phase={phase} />
    </details>
  );
}
