import { graphql, type SuggestionThreadFragment } from '@mitgestalten/web-data';
import { portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { ButtonLink } from '@mitgestalten/web-ui';
import { useTexts } from '../../app/language.js';
import { BroughtIn } from './contribution-view.js';
import { Thread, type Listed } from './thread.js';

export const SuggestionThread = graphql(`
  fragment SuggestionThread on Contribution { ...CommentThread broughtIn { id title } }
`);

export interface SuggestionsProps extends Listed {
  readonly suggestions: readonly SuggestionThreadFragment[];
  readonly total: number;
  /** The addresses of the first page and of the next one; null where that is this page, or there is none. */
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** Other words that people suggest, each with the change that it makes and what is said about it. */
export function Suggestions({ suggestions, total, firstHref, nextHref, ...listed }: SuggestionsProps) {
  const t = useTexts(portalSuggestionMessages);
  if (suggestions.length === 0) return null;
  return (
    <section className="pt-section" aria-labelledby="vorschlaege">
      <h2 id="vorschlaege">{t('list')}</h2>
      <p className="pt-count">{t('list-count', { count: total })}</p>
      <ol className="pt-threads">
        {suggestions.map((suggestion) => <Suggestion key={suggestion.id} {...listed} suggestion={suggestion} />)}
      </ol>
      {firstHref === null && nextHref === null ? null : (
        <nav className="pt-pager" aria-label={t('list')}>
          {firstHref === null ? null : <a href={firstHref}>{t('list-first')}</a>}
          {nextHref === null ? null : <ButtonLink href={nextHref}>{t('list-next')}</ButtonLink>}
        </nav>
      )}
    </section>
  );
}

/** One of them, as an entry of a list. */
export function Suggestion({ suggestion, ...listed }: Listed & { readonly suggestion: SuggestionThreadFragment }) {
  return <Thread {...listed} comment={suggestion}><BroughtIn version={suggestion.broughtIn} /></Thread>;
}
