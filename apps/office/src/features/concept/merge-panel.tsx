import { canonicalJson, textChanges } from '@mitgestalten/concept-domain';
import { Button, RadioGroup } from '@mitgestalten/web-ui';
import { directionOf, officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { FormatView } from './format-view.js';
import { compare, merged, wordsOf, type Comparison, type Side } from './merge.js';
import type { PassageContent } from './passage-values.js';

type Field = Comparison['fields'][number]['field'];

/** What the panel is given. Nothing is saved by it. */
export interface MergePanelProps {
  readonly id: string;
  readonly title: string;
  readonly mineLabel: string;
  readonly theirsLabel: string;
  readonly mine: PassageContent;
  readonly theirs: PassageContent;
  /** What both began with. */
  readonly base: PassageContent;
  readonly lang: string;
  /** Somebody asked for what is shown here; else it appears beside their typing, and the focus stays there. */
  readonly takesFocus: boolean;
  readonly onMerged: (content: PassageContent) => void;
  /** Absent: the own text cannot be dropped from here. */
  readonly onDrop?: () => void;
}

/** Two texts of one passage side by side with their differences, and for each of these the choice. */
export function MergePanel({ id, title, mine, theirs, base, lang, takesFocus, onMerged, onDrop, ...labels }: MergePanelProps): ReactNode {
  const t = useTexts(officeDraftMessages);
  const label = useFieldLabels();
  const box = useRef<HTMLElement>(null);
  const comparison = useMemo(() => compare(mine, theirs, base), [mine, theirs, base]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  const words = (content: PassageContent, field: Field) => (typeof content[field] === 'boolean' ? t(content[field] ? 'merge.yes' : 'merge.no') : content[field]);
  // The choice belongs to these words: when one of them is typed on, it is made anew.
  const differences = [
    ...comparison.fields.map(({ field, proposed, clashes }) => ({ what: field, proposed, clashes, legend: label(field), mine: words(mine, field), theirs: words(theirs, field), docs: null })),
    ...comparison.stretches.flatMap((stretch, at) => !stretch.differs ? [] : [{ what: at, proposed: stretch.proposed, clashes: stretch.clashes, legend: t('passage.text'), mine: wordsOf(stretch.mine), theirs: wordsOf(stretch.theirs), docs: [stretch.theirs, stretch.mine].map((content) => ({ type: 'doc', content })) }]),
  ].sort((one, other) => Number(other.clashes) - Number(one.clashes)).map((one) => ({ ...one, key: canonicalJson([one.what, one.mine, one.theirs, one.docs]) }));
  const sideOf = ({ key, proposed }: { readonly key: string; readonly proposed: Side }) => chosen.get(key) ?? proposed;
  const [clashing, apart] = [differences.filter(({ clashes }) => clashes), differences.filter(({ clashes }) => !clashes)];
  const choice = (one: (typeof differences)[number], at: number) => (
    <div key={one.what} className="of-merge">
      <TwoTexts {...labels} mine={one.mine} theirs={one.theirs} lang={lang} />
      {one.docs === null ? null : <FormatView before={one.docs[0]} after={one.docs[1]} lang={lang} beforeLabel={labels.theirsLabel} afterLabel={labels.mineLabel} />}
      <RadioGroup
        id={`${id}-${at}`} name={`${id}-${at}`} legend={t('merge.which', { at: at + 1, field: one.legend })} horizontal value={sideOf(one)}
        onChange={(side) => setChosen(new Map([...chosen, [one.key, side as Side]]))}
        options={[{ value: 'mine', label: labels.mineLabel }, { value: 'theirs', label: labels.theirsLabel }, ...(one.docs !== null ? [{ value: 'both', label: t('merge.both') }] : [])]}
      />
    </div>
  );
  const finish = () => onMerged(merged(mine, theirs, comparison, (what) => sideOf(differences.find((one) => one.what === what)!)));
  return (
    <section className="of-conflict" ref={box} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="of-subheading">{title}</h3>
      <p>{t('merge.lead', { count: clashing.length })}</p>
      {clashing.map((one, at) => choice(one, at))}
      {apart.length === 0 ? null : (
        <details className="of-putaside" open={clashing.length === 0}>
          <summary>{t('merge.apart', { count: apart.length })}</summary>
          {apart.map((one, at) => choice(one, clashing.length + at))}
        </details>
      )}
      <div className="of-actions">
        <Button variant="primary" onClick={finish}>{t('merge.take')}</Button>
        {onDrop === undefined ? null : <Button onClick={onDrop}>{t('merge.drop')}</Button>}
      </div>
    </section>
  );
}

/** Two texts side by side; what only one of them has is marked by line and word, not by colour alone. */
export function TwoTexts({ mineLabel, theirsLabel, mine, theirs, lang }: {
  readonly mineLabel: string; readonly theirsLabel: string; readonly mine: string; readonly theirs: string; readonly lang: string;
}): ReactNode {
  const t = useTexts(officeDraftMessages);
  const changes = useMemo(() => textChanges(theirs, mine), [theirs, mine]);
  const side = (label: string, own: readonly string[]) => (
    <div>
      <h4 className="of-kicker">{label}</h4>
      <p className="of-diff" lang={lang} dir={directionOf(lang)}>
        {changes.filter(({ kind }) => kind === 'KEPT' || own.includes(kind)).map(({ kind, text }, at) => kind === 'KEPT' ? <span key={at}>{text}</span> : (
          <ins key={at}><span className="kern-sr-only">{t('merge.only-here')}</span>{text}</ins>
        ))}
        {changes.some(({ kind }) => kind === 'KEPT' || own.includes(kind)) ? null : <span className="of-note">{t('merge.nothing')}</span>}
      </p>
    </div>
  );
  return <div className="of-pair">{side(mineLabel, ['ADDED', 'MOVED_HERE'])}{side(theirsLabel, ['REMOVED', 'MOVED_AWAY'])}</div>;
}

function useFieldLabels(): (field: Field) => string {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  return (field) => {
    switch (field) {
      case 'title':
      case 'substance':
      case 'reason':
        return t(`passage.${field}`);
      default:
        return shared(`measure.${field}`);
    }
  };
}
