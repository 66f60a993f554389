import { isId } from '@mitgestalten/kernel';
import { graphql, type PortalIdeaQuery } from '@mitgestalten/web-data';
import { portalMessages } from '@mitgestalten/web-i18n';
import { textLanguage, useLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, redirect, type PageFunction } from '../../app/page.js';
import { Byline, langOnly, OfficialAnswer, Said, Source } from './contribution-view.js';
import { NamedIn } from './named-in.js';
import { threadAddress } from './named-thread.js';

const PortalIdea = graphql(`
  query PortalIdea($id: ID!) {
    process { ...ShellProcess }
    contribution(id: $id) { ...PublicContribution kind passage { id } namedIn { ...WordsOfSource } }
  }
`);

type Idea = NonNullable<PortalIdeaQuery['contribution']>;

/** One idea in full. A comment that is asked for here leads to the passage it stands at. */
export const ideaPage: PageFunction = async (context) => {
  const id = context.params['id'];
  if (!isId(id)) return missingPage(context);
  const { process, contribution: idea } = await context.ask(PortalIdea, { id });
  if (idea == null) return missingPage(context, process ?? null);
  if (idea.passage != null) return redirect(threadAddress(idea.passage.id, idea.id));
  return found({
    title: idea.title ?? context.t('ideas.untitled'),
    process: process ?? null,
    section: 'ideas',
    description: idea.body.slice(0, 160),
    main: <IdeaView idea={idea} />,
  });
};

function IdeaView({ idea }: { readonly idea: Idea }) {
  const t = useTexts(portalMessages);
  const { href, lang } = useLanguage();
  return (
    <article className="pt-column">
      <p className="pt-back"><a href={href('/ideen')}>{t('ideas.back')}</a></p>
      <h1 className="pt-title" dir="auto" {...langOnly(textLanguage(lang, idea.lang))}>{idea.title ?? t('ideas.untitled')}</h1>
      <Byline contribution={idea} />
      <div className="pt-serif"><Said contribution={idea} /></div>
      <Source url={idea.sourceUrl} />
      {idea.answer == null ? null : <OfficialAnswer answer={idea.answer} />}
      <NamedIn entries={idea.namedIn} />
    </article>
  );
}
