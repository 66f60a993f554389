import { graphql, type PortalConceptQuery } from '@mitgestalten/web-data';
import { formatDay, portalMessages } from '@mitgestalten/web-i18n';
import { EmptyState } from '@mitgestalten/web-ui';
import { textLanguage, useLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { langOnly } from '../contribution/contribution-view.js';

const PortalConcept = graphql(`
  query PortalConcept {
    process {
      ...ShellProcess
      parts {
        id slug title kind
        currentVersion { id number title publishedAt entries { kind parentId passage { id commentCount } revision { id text { id lang title } } } }
      }
    }
  }
`);

type Process = NonNullable<PortalConceptQuery['process']>;
type Part = Process['parts'][number];
type Version = NonNullable<Part['currentVersion']>;

/** The parts of the concept with their contents, as the contents page of a book. */
export const conceptPage: PageFunction = async (context) => {
  const { process } = await context.ask(PortalConcept, {});
  if (process == null) return missingPage(context, null);
  return found({ title: context.t('concept.title'), process, section: 'concept', main: <Concept process={process} /> });
};

function Concept({ process }: { readonly process: Process }) {
  const t = useTexts(portalMessages);
  const published = process.parts.filter((part) => part.currentVersion != null);
  return (
    <div className="pt-column pt-column--wide">
      <h1 className="pt-title">{t('concept.title')}</h1>
      <p className="pt-lead">{t('concept.lead')}</p>
      {published.length === 0 ? <EmptyState title={t('concept.none')}>{t('concept.none-why')}</EmptyState> : null}
      <div className="pt-parts">
        {published.map((part) => <PartContents key={part.id} part={part} version={part.currentVersion!} now={process.now} />)}
      </div>
    </div>
  );
}

function PartContents({ part, version, now }: { readonly part: Part; readonly version: Version; readonly now: string }) {
  const t = useTexts(portalMessages);
  const { href, lang } = useLanguage();
  const top = version.entries.filter((entry) => entry.parentId == null);
  const kinds = (['SECTION', 'FIELD', 'GOAL', 'MEASURE'] as const)
    .map((kind) => ({ kind, count: version.entries.filter((entry) => entry.kind === kind).length }))
    .filter(({ count }) => count > 0);
  return (
    <section className="pt-part" aria-labelledby={`part-${part.id}`}>
      <h2 id={`part-${part.id}`}><a href={href(`/konzept/${part.slug}`)}>{part.title}</a></h2>
      <p className="pt-small">
        {version.publishedAt == null ? version.title : t('version.since', { title: version.title, date: formatDay(lang, version.publishedAt, now) })}
        {'. '}
        {kinds.map(({ kind, count }) => t(`concept.kinds.${kind}`, { count })).join(', ')}
        {'.'}
      </p>
      <ol className="pt-contents">
        {top.map((entry) => (
          <li key={entry.passage.id}><a href={href(`/konzept/${part.slug}#s-${entry.passage.id}`)}><bdi {...langOnly(textLanguage(lang, entry.revision.text.lang))}>{entry.revision.text.title}</bdi></a></li>
        ))}
      </ol>
    </section>
  );
}
