import { Button, Checkbox, FieldError } from '@mitgestalten/web-ui';
import { officeMessages, officeVotingMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import type { BallotSources } from './ballot-query.js';

/** Chooses the passages that are voted on, in the order of the concept. */
export function ItemPicker({ part, chosen, error, onChange }: {
  readonly part: BallotSources['parts'][number];
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (ids: readonly string[]) => void;
}): ReactNode {
  const t = useTexts(officeVotingMessages);
  const shared = useTexts(officeMessages);
  const entries = [...(part.currentVersion?.entries ?? [])]
    .filter((entry) => entry.kind === 'MEASURE' || entry.kind === 'FIELD').sort((a, b) => a.ordinal - b.ordinal);
  const measures = entries.filter((entry) => entry.kind === 'MEASURE' && !entry.revision.requiredByLaw).map((entry) => entry.passage.id);
  const inOrder = (ids: ReadonlySet<string>) => entries.map((entry) => entry.passage.id).filter((id) => ids.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(inOrder(next));
  };
  return (
    <fieldset className="of-facts" id="ballot-passageIds" tabIndex={-1}>
      <legend className="of-subheading">{t('form.items')}</legend>
      <p className="of-note">{t('form.items-hint', { number: part.currentVersion?.number ?? 0 })}</p>
      <FieldError id="ballot-passageIds">{error}</FieldError>
      <div className="of-bulk__line">
        <Button small onClick={() => onChange(inOrder(new Set(measures)))}>{t('form.items-all')}</Button>
        <span className="of-note" role="status">{t('form.items-count', { count: chosen.length })}</span>
      </div>
      <ul className="of-ticks">
        {entries.map((entry) => (
          <li key={entry.passage.id} data-depth={entry.kind === 'FIELD' ? 0 : 1}>
            <Checkbox
              id={`item-${entry.passage.id}`} checked={chosen.includes(entry.passage.id)} disabled={entry.revision.requiredByLaw} onChange={() => toggle(entry.passage.id)}
              label={<span lang={entry.revision.text.lang}>{entry.revision.text.title}</span>}
              hint={entry.revision.requiredByLaw ? shared('measure.requiredByLaw') : entry.kind === 'FIELD' ? shared('kind.FIELD') : undefined}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
