import { graphql, type PortalSynopsisFrameQuery, type PortalSynopsisQuery } from '@mitgestalten/web-data';
import { createTranslator, formatDay, portalSynopsisMessages } from '@mitgestalten/web-i18n';
import { Button, EmptyState } from '@mitgestalten/web-ui';
import { useLanguage, useOfficeLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, redirect, type PageFunction } from '../../app/page.js';
import { SynopsisPassages, versionOf } from './synopsis-passages.js';
import { synopsisPath, viewOf, type SynopsisView } from './synopsis-text.js';

const PortalSynopsisFrame = graphql(`
  query PortalSynopsisFrame($slug: String!) {
    process {
      ...ShellProcess
      part(slug: $slug) { id slug title versions { id number title changeNote publishedAt } }
    }
  }
`);

const PortalSynopsis = graphql(`
  query PortalSynopsis($partId: ID!, $from: Int!, $to: Int!) {
    synopsis(partId: $partId, from: $from, to: $to) { passages { ...SynopsisPassage } }
  }
`);

type Process = NonNullable<PortalSynopsisFrameQuery['process']>;
export type SynopsisPart = NonNullable<Process['part']>;
type Version = SynopsisPart['versions'][number];
export type SynopsisPassage = NonNullable<PortalSynopsisQuery['synopsis']>['passages'][number];

interface Shown {
  readonly part: SynopsisPart;
  readonly view: SynopsisView;
  readonly passages: readonly SynopsisPassage[];
  readonly now: string;
}

// Above that many characters a page does not hold its text in both forms (150 pages of a book): in one text it is shown at every width, unless asked otherwise.
const mostInBothForms = 250_000;

function formOf(view: SynopsisView, passages: readonly SynopsisPassage[]): SynopsisView {
  const characters = passages.reduce((sum, { text }) => sum + text.reduce((length, piece) => length + piece.text.length, 0), 0);
  return view.form === 'auto' && characters > mostInBothForms ? { ...view, form: 'inline' } : view;
}

/** Old and new: two versions of a part, passage by passage. Without a choice, the newest and the one before. */
export const synopsisPage: PageFunction = async (context) => {
  const { part: slug = '' } = context.params;
  const { process } = await context.ask(PortalSynopsisFrame, { slug });
  const part = process?.part;
  const view = part == null ? null : viewOf(context.query, part.versions.map(({ number }) => number ?? 0));
  if (process == null || part == null || view === null) return missingPage(context, process ?? null);
  // Old stands before new, whichever was named first.
  if (view.from > view.to) return redirect(synopsisPath(slug, { ...view, from: view.to, to: view.from }));
  const { from, to } = view;
  const data = from === to ? null : await context.ask(PortalSynopsis, { partId: part.id, from, to });
  if (data !== null && data.synopsis == null) return missingPage(context, process);
  const t = createTranslator(portalSynopsisMessages, context.lang);
  return found({
    title: t('title-of', { title: part.title }),
    process,
    section: 'concept',
    main: <Synopsis shown={{ part, view, passages: data?.synopsis?.passages ?? [], now: process.now }} />,
  });
};

function Synopsis({ shown }: { readonly shown: Shown }) {
  const t = useTexts(portalSynopsisMessages);
  const { href } = useLanguage();
  const { part, view } = shown;
  const [from, to] = [versionOf(part, view.from), versionOf(part, view.to)];
  return (
    <div className="sy-page">
      <p className="pt-back"><a href={href(`/konzept/${part.slug}`)}>{t('to-text')}</a></p>
      <h1 className="pt-title">{t('title-of', { title: part.title })}</h1>
      {view.from === view.to ? (
        part.versions.length < 2
          ? <EmptyState title={t('only-one')}>{t('only-one-why')}</EmptyState>
          : <EmptyState title={t('same-one')}>{t('same-one-why')}</EmptyState>
      ) : <p className="pt-lead">{t('from-to', { from: from.title, to: to.title })}</p>}
      {part.versions.length < 2 ? null : <Choice part={part} view={view} now={shown.now} />}
      {view.from === view.to ? null : <Comparison shown={shown} />}
    </div>
  );
}

/** Which versions are compared: without a script, as a form that leads to the address. */
function Choice({ part, view, now }: { readonly part: SynopsisPart; readonly view: SynopsisView; readonly now: string }) {
  const t = useTexts(portalSynopsisMessages);
  const { href, lang } = useLanguage();
  const dated = ({ title, publishedAt }: Version) => (publishedAt == null ? title : t('dated', { title, date: formatDay(lang, publishedAt, now) }));
  const select = (name: 'von' | 'bis', label: string, chosen: number) => (
    <p className="sy-choice__field">
      <label htmlFor={`choose-${name}`}>{label}</label>
      <select id={`choose-${name}`} name={name} defaultValue={chosen}>
        {[...part.versions].reverse().map((version) => <option key={version.id} value={version.number ?? 0}>{dated(version)}</option>)}
      </select>
    </p>
  );
  return (
    <form className="sy-choice" action={href(`/konzept/${part.slug}/vergleich`)} method="get" aria-label={t('choose')}>
      {select('von', t('choose-from'), view.from)}
      {select('bis', t('choose-to'), view.to)}
      {view.form === 'auto' ? null : <input type="hidden" name="ansicht" value={view.form === 'side' ? 'neben' : 'text'} />}
      {view.onlySubstance ? <input type="hidden" name="nur" value="inhalt" /> : null}
      <Button type="submit">{t('choose-submit')}</Button>
    </form>
  );
}

const kinds = ['NEW', 'REMOVED', 'REWORDED', 'MOVED'] as const;

function Comparison({ shown }: { readonly shown: Shown }) {
  const office = useOfficeLanguage();
  const t = useTexts(portalSynopsisMessages);
  const { part, view, passages } = shown;
  const changed = passages.filter(({ changes }) => changes.length > 0);
  const leftOut = view.onlySubstance ? changed.filter(({ substance }) => !substance) : [];
  const counts = [
    ...kinds.flatMap((kind) => {
      const count = changed.filter(({ changes }) => changes.includes(kind)).length;
      return count === 0 ? [] : [t(`count.${kind}`, { count })];
    }),
    ...(changed.length === passages.length ? [] : [t('count.same', { count: passages.length - changed.length })]),
  ];
  const notes = part.versions.filter(({ number, changeNote }) => changeNote != null && number != null && number > view.from && number <= view.to).reverse();
  return (
    <>
      {notes.length === 0 ? null : (
        <section className="sy-notes" aria-labelledby="notes">
          <h2 id="notes" className="pt-small-title">{t('notes')}</h2>
          {notes.map(({ id, title, changeNote }) => <p key={id} className="pt-plain" dir="auto">{notes.length > 1 ? <><strong>{title}</strong>{'\n'}</> : null}<span {...office}>{changeNote}</span></p>)}
        </section>
      )}
      <p className="sy-count">{changed.length === 0 ? t('nothing') : <><strong>{t('changed', { count: changed.length })}</strong>{': '}{counts.join(' · ')}</>}</p>
      {changed.length === 0 ? null : <Switches part={part} view={view} />}
      {changed.length === 0 ? null : <Legend />}
      {leftOut.length === 0 ? null : <p className="pt-small">{t('filter.left-out', { count: leftOut.length })}</p>}
      {changed.length > 0 && leftOut.length === changed.length ? <p>{t('nothing-of-substance')}</p> : null}
      <SynopsisPassages part={part} view={formOf(view, passages)} passages={passages.filter((passage) => !leftOut.includes(passage))} />
    </>
  );
}

/** How it is shown, as links: what is chosen stands in the address. */
function Switches({ part, view }: { readonly part: SynopsisPart; readonly view: SynopsisView }) {
  const t = useTexts(portalSynopsisMessages);
  const { href } = useLanguage();
  const link = (change: Partial<SynopsisView>, label: string, current: boolean) => (
    <li><a href={href(synopsisPath(part.slug, { ...view, ...change }))} aria-current={current ? 'true' : undefined}>{label}</a></li>
  );
  return (
    <div className="sy-switches">
      <nav aria-label={t('view.label')}>
        <ul>
          {link({ form: 'side' }, t('view.side'), view.form === 'side')}
          {link({ form: 'inline' }, t('view.inline'), view.form === 'inline')}
        </ul>
      </nav>
      <nav aria-label={t('filter.label')}>
        <ul>
          {link({ onlySubstance: false }, t('filter.all'), !view.onlySubstance)}
          {link({ onlySubstance: true }, t('filter.substance'), view.onlySubstance)}
        </ul>
      </nav>
    </div>
  );
}

function Legend() {
  const t = useTexts(portalSynopsisMessages);
  return (
    <p className="sy-legend pt-small">
      {t('mark.label')}{': '}
      <del className="sy-del">{t('mark.removed')}</del> <ins className="sy-ins">{t('mark.added')}</ins> <span className="sy-moved">{t('mark.moved')}</span>
    </p>
  );
}
