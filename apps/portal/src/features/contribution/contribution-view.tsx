import { formatDay, portalMessages, portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { graphql, type PublicAnswerFragment, type PublicContributionFragment } from '@mitgestalten/web-data';
import { Badge } from '@mitgestalten/web-ui';
import type { ReactNode } from 'react';
import { textLanguage, useCommonTexts, useLanguage, useTexts } from '../../app/language.js';
import { outcomeTones } from './outcome-tones.js';
import { TrackedChange } from './tracked-change.js';

export const PublicContribution = graphql(`
  fragment PublicContribution on Contribution {
    id
    kind
    channel
    lang
    title
    body
    reason
    quote
    authorName
    onBehalfOf
    publishedAt
    versionNumber
    sourceUrl
    answer { ...PublicAnswer }
  }
`);

export const PublicAnswer = graphql(`
  fragment PublicAnswer on Answer { id outcome body lang publishedAt textChanged }
`);

/** The name shown for an author. */
export function useAuthorName(): (contribution: Pick<PublicContributionFragment, 'authorName'>) => string {
  const t = useTexts(portalMessages);
  return (contribution) => contribution.authorName ?? t('comment.guest');
}

/** Who said it, how and when; and that it was about an earlier version than the current one. */
export function Byline({ contribution, currentVersion = null }: { readonly contribution: PublicContributionFragment; readonly currentVersion?: number | null }) {
  const t = useTexts(portalMessages);
  const common = useCommonTexts();
  const { lang } = useLanguage();
  const author = useAuthorName();
  const isEarlier = contribution.versionNumber != null && currentVersion !== null && contribution.versionNumber < currentVersion;
  return (
    <p className="pt-byline">
      <strong dir="auto">{author(contribution)}</strong>
      {contribution.onBehalfOf == null ? null : <span>{t('comment.on-behalf', { name: contribution.onBehalfOf })}</span>}
      {contribution.publishedAt == null ? null : <time dateTime={contribution.publishedAt}>{formatDay(lang, contribution.publishedAt)}</time>}
      {contribution.channel === 'ONLINE' ? null : <span>{common(`channel.${contribution.channel}`)}</span>}
      {isEarlier ? <span>{t('comment.on-earlier')}</span> : null}
    </p>
  );
}

/** The words as they were written, with their line breaks and in their own direction; a suggestion as the change that it makes. */
export function Said({ contribution }: { readonly contribution: SaidWords }) {
  const { lang } = useLanguage();
  if (contribution.kind === 'SUGGESTION') return <Suggested suggestion={contribution} />;
  return <p className="pt-plain" dir="auto" {...langOnly(textLanguage(lang, contribution.lang))}>{contribution.body}</p>;
}

type SaidWords = Pick<PublicContributionFragment, 'kind' | 'body' | 'lang' | 'reason' | 'quote'>;

/** What a suggestion changes, and why. */
export function Suggested({ suggestion: { quote, body, reason, lang } }: { readonly suggestion: SaidWords }) {
  const t = useTexts(portalSuggestionMessages);
  return (
    <>
      <TrackedChange rewording={{ quote: quote ?? '', replacement: body }} lang={lang} />
      {reason == null ? null : <p><span className="pt-small">{t('why')}</span> <span className="pt-plain" dir="auto">{reason}</span></p>}
    </>
  );
}

/** That a version brought what was suggested. */
export function BroughtIn({ version }: { readonly version: { readonly title: string } | null | undefined }) {
  const t = useTexts(portalSuggestionMessages);
  return version == null ? null : <p className="pt-done">{t('brought', { title: version.title })}</p>;
}

// The direction of what people wrote follows their words: a German text may be filed under Arabic by mistake.
export function langOnly({ lang }: { lang?: string }): { lang?: string } {
  return lang === undefined ? {} : { lang };
}

/** The published answer of the office, with its outcome first. */
export function OfficialAnswer({ answer }: { readonly answer: PublicAnswerFragment }): ReactNode {
  const t = useTexts(portalMessages);
  const common = useCommonTexts();
  const { lang } = useLanguage();
  return (
    <div className="pt-answer">
      <p className="pt-answer__head">
        <strong>{t('comment.answer')}</strong> <Badge tone={outcomeTones[answer.outcome]}>{common(`outcome.${answer.outcome}`)}</Badge>
      </p>
      <p className="pt-plain" {...textLanguage(lang, answer.lang)}>{answer.body}</p>
      {answer.textChanged ? <p className="pt-small">{common('answer.text-changed')}</p> : null}
    </div>
  );
}

/** The link to where an imported text first appeared, when it is a web address. */
export function Source({ url }: { readonly url: string | null | undefined }) {
  const t = useTexts(portalMessages);
  return url != null && /^https?:\/\//.test(url) ? <p className="pt-source"><a href={url} rel="nofollow noopener">{t('comment.source')}</a></p> : null;
}
