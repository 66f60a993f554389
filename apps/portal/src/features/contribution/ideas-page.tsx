import { limits } from '@mitgestalten/kernel';
import { graphql, type PortalIdeasQuery } from '@mitgestalten/web-data';
import { portalMessages } from '@mitgestalten/web-i18n';
import { Button, ButtonLink, EmptyState } from '@mitgestalten/web-ui';
import { textLanguage, useLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { Byline, langOnly, Said } from './contribution-view.js';

const PortalIdeasOf = graphql(`
  query PortalIdeasOf { process { id } }
`);

const PortalIdeas = graphql(`
  query PortalIdeas($processId: ID!, $search: String, $after: String) {
    process { ...ShellProcess }
    contributions(processId: $processId, kind: PROPOSAL, search: $search, first: 20, after: $after) {
      nodes { ...PublicContribution replyCount }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

/** All published ideas, newest first, to be searched and turned page by page without JavaScript. */
export const ideasPage: PageFunction = async (context) => {
  const processId = (await context.ask(PortalIdeasOf, {})).process?.id;
  if (processId === undefined) return missingPage(context, null);
  const search = [...(context.query.get('suche') ?? '').trim()].slice(0, limits.search.max).join('') || null;
  const after = context.query.get('nach');
  const data = await context.ask(PortalIdeas, { processId, search, after });
  return found({
    title: context.t('ideas.title'),
    process: data.process ?? null,
    section: 'ideas',
    unlisted: search !== null || after !== null,
    main: <Ideas data={data} search={search} isFirst={after === null} />,
  });
};

function Ideas({ data, search, isFirst }: { readonly data: PortalIdeasQuery; readonly search: string | null; readonly isFirst: boolean }) {
  const t = useTexts(portalMessages);
  const { href } = useLanguage();
  const { nodes, pageInfo, totalCount } = data.contributions;
  const open = data.process?.open.includes('PROPOSE') ?? false;
  const pageHref = (after: string | null) => href(`/ideen?${new URLSearchParams({ ...(search ? { suche: search } : {}), ...(after ? { nach: after } : {}) })}`);
  return (
    <div className="pt-column">
      <h1 className="pt-title">{t('ideas.title')}</h1>
      <p className="pt-lead">{t('ideas.lead', { district: data.process?.district.name ?? '' })}</p>
      {open ? <p><ButtonLink variant="primary" href={href('/ideen/neu')}>{t('ideas.new')}</ButtonLink></p> : null}
      <form className="pt-search" action={href('/ideen')} method="get" role="search">
        <label className="kern-label" htmlFor="suche">{t('ideas.search')}</label>
        <div className="pt-search__row">
          <input id="suche" name="suche" type="search" defaultValue={search ?? ''} maxLength={limits.search.max} />
          <Button type="submit">{t('ideas.search-button')}</Button>
        </div>
      </form>
      <p className="pt-count" role="status">{search === null ? t('ideas.count', { count: totalCount }) : t('ideas.found', { count: totalCount, search })}</p>
      {nodes.length > 0 ? <IdeaList nodes={nodes} /> : (
        <EmptyState
          title={search === null ? t('ideas.count', { count: 0 }) : t('ideas.found', { count: 0, search })}
          action={search === null ? null : <a href={href('/ideen')}>{t('ideas.all')}</a>}
        >
          {search !== null ? t('ideas.nothing-why') : open ? t('ideas.none-why') : null}
        </EmptyState>
      )}
      <nav className="pt-pager" aria-label={t('ideas.title')}>
        {isFirst ? null : <a href={pageHref(null)}>{t('ideas.first')}</a>}
        {pageInfo.hasNextPage && pageInfo.endCursor != null ? <ButtonLink href={pageHref(pageInfo.endCursor)}>{t('ideas.more')}</ButtonLink> : null}
      </nav>
    </div>
  );
}

function IdeaList({ nodes }: { readonly nodes: PortalIdeasQuery['contributions']['nodes'] }) {
  const t = useTexts(portalMessages);
  const { href, lang } = useLanguage();
  return (
    <ol className="pt-ideas">
      {nodes.map((idea) => (
        <li key={idea.id}>
          <article className="pt-idea">
            <h2 dir="auto" {...langOnly(textLanguage(lang, idea.lang))}><a href={href(`/ideen/${idea.id}`)}>{idea.title ?? t('ideas.untitled')}</a></h2>
            <div className="pt-clamp"><Said contribution={idea} /></div>
            <Byline contribution={idea} />
          </article>
        </li>
      ))}
    </ol>
  );
}
