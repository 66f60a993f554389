import { Badge, Doc } from '@mitgestalten/web-ui';
import { directionOf, officeDraftMessages, officeMessages, officeSourceMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { DiffText, type Moves } from '../../ui/diff-text.js';
import { FormatView } from './format-view.js';
import { comparedWords } from './moved-sentences.js';
import { measureFields } from './passage-values.js';
import { SourceView } from './sources/sources.js';
import type { ChangedPassage, VersionEntry } from './version-page.js';

/** One changed passage: the words that went and came, those too that other passages gave or got, and both wordings in full. */
export function ChangeView({ change, moves }: { readonly change: ChangedPassage; readonly moves: Moves }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const entry = (change.after ?? change.before)!;
  const { revision } = entry;
  const isReworded = change.changes.includes('REWORDED');
  const [before, after] = comparedWords(change);
  const isMoved = moves.elsewhere !== undefined && moves.elsewhere.away.size + moves.elsewhere.here.size > 0;
  return (
    <article className="of-change">
      <p className="of-kicker">{shared(`kind.${entry.kind}`)}</p>
      <h3 className="of-context__title" lang={revision.text.lang} dir="auto">{revision.text.title}</h3>
      <p className="of-bulk__line">
        {change.changes.map((kind) => <Badge key={kind} tone={kind === 'REMOVED' ? 'warning' : 'info'}>{t(`version.change.${kind}`)}</Badge>)}
        {isReworded && !entry.substance ? <Badge tone="neutral">{t('version.no-substance')}</Badge> : null}
        {revision.requiredByLaw ? <Badge tone="neutral">{shared('measure.requiredByLaw')}</Badge> : null}
      </p>
      {change.reason ? <p className="of-note">{t('version.reason', { reason: change.reason })}</p> : null}
      <NamedSources of={change.after?.sources ?? []} />
      {isReworded || isMoved ? (
        <>
          <DiffText before={before} after={after} lang={revision.text.lang} moves={moves} />
          <LookChanges {...change} />
          <FactChanges before={change.before?.revision ?? {}} after={change.after?.revision ?? {}} lang={revision.text.lang} />
          <details className="of-putaside">
            <summary>{shared('doc.read')}</summary>
            <div className="of-pair">
              {change.before === null ? null : <section><h4 className="of-kicker">{t('version.old')}</h4><Wording entry={change.before} /></section>}
              {change.after === null ? null : <section><h4 className="of-kicker">{t('version.new')}</h4><Wording entry={change.after} /></section>}
            </div>
          </details>
        </>
      ) : <Wording entry={entry} />}
    </article>
  );
}

function LookChanges({ before, after }: Pick<ChangedPassage, 'before' | 'after'>): ReactNode {
  const t = useTexts(officeDraftMessages);
  if (before === null || after === null) return null;
  const [old, now] = [before.revision.text, after.revision.text];
  return old.lang === now.lang ? <FormatView before={old.doc} after={now.doc} lang={now.lang} beforeLabel={t('version.old')} afterLabel={t('version.new')} /> : null;
}

function NamedSources({ of: sources }: { readonly of: VersionEntry['sources'] }): ReactNode {
  const t = useTexts(officeSourceMessages);
  if (sources.length === 0) return null;
  return (
    <details className="of-putaside">
      <summary>{t('of-version', { count: sources.length })}</summary>
      <ul className="of-voices">{sources.map((source) => <li key={source.id}><SourceView source={source} /></li>)}</ul>
    </details>
  );
}

function Wording({ entry: { revision } }: { readonly entry: VersionEntry }): ReactNode {
  const shared = useTexts(officeMessages);
  const facts = measureFields.filter((field) => revision[field]);
  return (
    <>
      <Doc doc={revision.text.doc} lang={revision.text.lang} dir={directionOf(revision.text.lang)} headingLevel={5} />
      {facts.length === 0 ? null : (
        <dl className="of-factlist">
          {facts.map((field) => <div key={field}><dt>{shared(`measure.${field}`)}</dt><dd lang={revision.text.lang} dir="auto">{revision[field]}</dd></div>)}
        </dl>
      )}
    </>
  );
}

type Facts = { readonly [field in (typeof measureFields)[number]]?: string | null };

/** What became of the facts of a measure, fact by fact; nothing where they stayed. */
export function FactChanges({ before, after, lang }: { readonly before: Facts; readonly after: Facts; readonly lang: string }): ReactNode {
  const shared = useTexts(officeMessages);
  const changed = measureFields.filter((field) => (before[field] ?? '') !== (after[field] ?? ''));
  if (changed.length === 0) return null;
  return (
    <dl className="of-factlist">
      {changed.map((field) => (
        <div key={field}>
          <dt>{shared(`measure.${field}`)}</dt>
          <dd><DiffText before={before[field] ?? ''} after={after[field] ?? ''} lang={lang} /></dd>
        </div>
      ))}
    </dl>
  );
}
