import { graphql, type SuggestionThreadFragment } from '@mitgestalten/web-data';
import { portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { ButtonLink } from '@mitgestalten/web-ui';
import { useTexts } from '../../app/language.js';
import { Island } from '../../islands/island.js';
import { BroughtIn, useAuthorName } from './contribution-view.js';
import { Support } from './support.js';
import { Thread } from './thread.js';

export const SuggestionThread = graphql(`
  fragment SuggestionThread on Contribution { ...CommentThread textId supportCount broughtIn { id title } }
`);

export interface WithSuggestions {
  readonly currentVersion: number | null;
  /** They can be supported and talked about now. */
  readonly open: boolean;
  readonly replyHref: (id: string) => string;
  /** The address of the page, without its language. */
  readonly address: string;
}

export interface SuggestionsProps extends WithSuggestions {
  readonly suggestions: readonly SuggestionThreadFragment[];
  readonly total: number;
  /** The addresses of the first page and of the next one; null where that is this page, or there is none. */
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** Other words that people suggest, each with the change that it makes, what is said about it, and the button to support it. */
export function Suggestions({ suggestions, total, firstHref, nextHref, ...more }: SuggestionsProps) {
  const t = useTexts(portalSuggestionMessages);
  if (suggestions.length === 0) return null;
  return (
    <section className="pt-section" aria-labelledby="vorschlaege">
      <h2 id="vorschlaege">{t('list')}</h2>
      <p className="pt-count">{t('list-count', { count: total })}</p>
      <ol className="pt-threads">
        {suggestions.map((suggestion) => <Suggestion key={suggestion.id} {...more} suggestion={suggestion} />)}
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
export function Suggestion({ suggestion, currentVersion, open, replyHref, address }: WithSuggestions & { readonly suggestion: SuggestionThreadFragment }) {
  const t = useTexts(portalSuggestionMessages);
  const author = useAuthorName();
  return (
    <Thread comment={suggestion} currentVersion={currentVersion} replyHref={open ? replyHref(suggestion.id) : null}>
      <BroughtIn version={suggestion.broughtIn} />
      {open ? (
        <Island
          name="support" component={Support}
          props={{ contributionId: suggestion.id, textId: suggestion.textId, supportCount: suggestion.supportCount, author: author(suggestion), address: `${address}#beitrag-${suggestion.id}` }}
        />
      ) : <p>{t('support-count', { count: suggestion.supportCount })}</p>}
    </Thread>
  );
}
