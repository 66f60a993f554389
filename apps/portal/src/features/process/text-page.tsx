import { graphql, type PortalTextPageQuery } from '@mitgestalten/web-data';
import { portalMessages } from '@mitgestalten/web-i18n';
import { textLanguage, useLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { Paragraphs } from './paragraphs.js';

const PortalTextPage = graphql(`
  query PortalTextPage($key: String!) { process { ...ShellProcess page(key: $key) { key title body lang } } }
`);

type Page = NonNullable<NonNullable<PortalTextPageQuery['process']>['page']>;

// Sentences of the start page; they are no pages of their own.
const sentences = ['promise', 'decides'];

/** Imprint, privacy, rules, contact, accessibility. */
export const textPage: PageFunction = async (context) => {
  const key = context.params['key'] ?? '';
  const { process } = await context.ask(PortalTextPage, { key });
  if (process?.page == null || sentences.includes(key)) return missingPage(context, process ?? null);
  return found({ title: process.page.title, process, main: <TextPage page={process.page} contact={process.contactEmail ?? null} /> });
};

function TextPage({ page, contact }: { readonly page: Page; readonly contact: string | null }) {
  const t = useTexts(portalMessages);
  const { lang } = useLanguage();
  return (
    <article className="pt-column" {...textLanguage(lang, page.lang)}>
      <h1 className="pt-title">{page.title}</h1>
      <div className="pt-prose">{page.body.trim() === '' ? <p>{t('page.empty')}</p> : <Paragraphs text={page.body} />}</div>
      {page.key === 'contact' && contact !== null ? <p>{t('page.contact', { contact })}</p> : null}
    </article>
  );
}
