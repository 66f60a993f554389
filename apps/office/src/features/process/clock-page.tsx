import { useApolloClient } from '@apollo/client/react';
import { Alert, Button } from '@mitgestalten/web-ui';
import { formatDayAndTime, formatUntil, officeMessages, officeSettingsMessages } from '@mitgestalten/web-i18n';
import { useState, type FormEvent, type ReactNode } from 'react';
import { fromBerlinInput, toBerlinInput } from '../../app/berlin-time.js';
import { useLanguage, useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { DateTimeField, FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { SettingsFrame } from './settings-frame.js';
import { moveClock, type PhaseSettings, type ProcessSettings } from './settings-query.js';

/** The clock of the sample process: a jump into any phase, or to a moment. */
export function Component(): ReactNode {
  const t = useTexts(officeSettingsMessages);
  return (
    <SettingsFrame title={t('clock.title')} lead={t('clock.lead')}>
      {(process) => (process.sample ? <Clock process={process} /> : <Alert tone="info" title={t('clock.real')} />)}
    </SettingsFrame>
  );
}

// Well inside the phase: a day after it began, so that what happens at its start has happened.
const dayMs = 86_400_000;
function insideOf(phase: PhaseSettings): string {
  const [start, end] = [Date.parse(phase.startsAt), Date.parse(phase.endsAt)];
  return new Date(Math.min(start + dayMs, (start + end) / 2)).toISOString();
}

function Clock({ process }: { readonly process: ProcessSettings }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const { lang } = useLanguage();
  const client = useApolloClient();
  const announce = useAnnounce();
  const [at, setAt] = useState(() => toBerlinInput(process.now));
  const act = useAct(moveClock, (data) => data.moveClock);
  const jump = async (to: string) => {
    const { ok, payload } = await act.run({ processId: process.id, to });
    if (!ok) return;
    const now = payload.process?.now ?? to;
    setAt(toBerlinInput(now));
    announce(t('clock.done', { at: formatDayAndTime(lang, now) }));
    // Everything may have opened or closed with the time.
    await client.refetchQueries({ include: 'all' });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void jump(fromBerlinInput(at) ?? at);
  };
  return (
    <>
      <p className="of-clock">{t('clock.now', { at: formatDayAndTime(lang, process.now) })}</p>
      <FormFaults form="clock" act={act} fields={['to']} />
      <ol className="of-jumps">
        {process.phases.map((phase) => <li key={phase.id}><PhaseRow phase={phase} now={process.now} busy={act.busy} onJump={() => void jump(insideOf(phase))} /></li>)}
      </ol>
      <Alert tone="info" title={t('clock.warning')} />
      <section className="of-block">
        <h2 className="of-heading">{t('clock.exact')}</h2>
        <form className="of-form" onSubmit={submit} noValidate>
          <DateTimeField id="clock-to" name="to" value={at} label={t('clock.at')} error={act.faults.at('to')} onChange={(event) => setAt(event.target.value)} />
          <Button type="submit" busy={act.busy}>{t('clock.set')}</Button>
        </form>
      </section>
    </>
  );
}

function PhaseRow({ phase, now, busy, onJump }: { readonly phase: PhaseSettings; readonly now: string; readonly busy: boolean; readonly onJump: () => void }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const name = shared(`phase.${phase.kind}`);
  return (
    <div className="of-jump" data-state={phase.state}>
      <div>
        <h2 className="of-subheading">{name}</h2>
        <p className="of-note">{`${formatDayAndTime(lang, phase.startsAt, now)} – ${formatUntil(lang, phase.endsAt, now)}`}</p>
      </div>
      {phase.state === 'CURRENT' ? <p className="of-jump__here">{t('clock.here')}</p> : <Button small busy={busy} aria-label={t('clock.jump-to', { phase: name })} onClick={onJump}>{t('clock.jump')}</Button>}
    </div>
  );
}
