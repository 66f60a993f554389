import { portalAnchorMessages } from '@mitgestalten/web-i18n';
import { graphql, type WordsOfContributionFragment } from '@mitgestalten/web-data';
import { useLanguage, useTexts } from '../../app/language.js';
import { synopsisPath } from '../concept/synopsis-text.js';
import { wordsQuery } from '../concept/voices.js';
import { TrackedChange } from './tracked-change.js';

export const ContributionPlace = graphql(`
  fragment ContributionPlace on AnchorPlace { state reason quote formerQuote byStaff version { id title number part { slug } } passage { id } }
`);

export const CurrentPlace = graphql(`
  fragment CurrentPlace on AnchorPlace { ...ContributionPlace revisionTextId start end passage { id currentEntry { revision { id text { id lang title } } } } }
`);

export const WordsOfContribution = graphql(`
  fragment WordsOfContribution on Contribution { id kind quote place { ...CurrentPlace } places { ...ContributionPlace } }
`);

type Place = NonNullable<WordsOfContributionFragment['place']>;

interface BecameProps {
  /** The newest of them. */
  readonly place: Place;
  readonly places: WordsOfContributionFragment['places'];
}

/** The words that a comment is about, and what became of them in each version since. Nothing for one about a whole passage; a suggestion shows its words itself. */
export function AboutWords({ contribution }: { readonly contribution: WordsOfContributionFragment }) {
  const t = useTexts(portalAnchorMessages);
  const { kind, quote, place, places } = contribution;
  if (quote == null) return null;
  return (
    <div className="pt-about">
      {kind === 'SUGGESTION' ? null : <p className="pt-about__words"><span className="pt-small">{t('at')}</span> <q><bdi>{quote}</bdi></q></p>}
      {place == null || places.length < 2 ? null : (
        <details className="pt-more">
          <summary>{t('became')} {place.state === 'SAME' ? null : t(becameOf(place))}</summary>
          <Became place={place} places={places} />
        </details>
      )}
    </div>
  );
}

/** What became of some words, version by version, the newest first. */
export function Became({ place: newest, places }: BecameProps) {
  const t = useTexts(portalAnchorMessages);
  return (
    <ol className="pt-became">
      {places.map((place, n) => (
        <li key={place.version.id}>
          <p className="pt-small">{n === places.length - 1 ? t('made', { title: place.version.title }) : place.version.title}</p>
          {n === places.length - 1 ? null : <p>{t(n > 0 && place.state === 'UNCERTAIN' ? 'place.was-uncertain' : becameOf(place))} {place.byStaff ? t('place.staff') : null}</p>}
          {place.quote == null || place.state === 'SAME' ? null
            : place.state === 'REWORDED' ? <TrackedChange rewording={{ quote: place.formerQuote, replacement: place.quote }} />
            : <p><q><bdi>{place.quote}</bdi></q></p>}
          {place.state === 'GONE' ? <ToChange place={place} former={places[n + 1]} /> : null}
          {n === 0 ? <ToPlace place={newest} /> : null}
        </li>
      ))}
    </ol>
  );
}

type VersionPlace = WordsOfContributionFragment['places'][number];

/** Where the words went: the comparison of the version that has them no more with the one before. */
function ToChange({ place, former }: { readonly place: VersionPlace; readonly former: VersionPlace | undefined }) {
  const t = useTexts(portalAnchorMessages);
  const { href } = useLanguage();
  const [from, to] = [former?.version.number, place.version.number];
  if (former?.passage == null || from == null || to == null) return null;
  return <p><a href={`${href(synopsisPath(place.version.part.slug, { from, to }))}#s-${former.passage.id}`}>{t('place.to-change')}</a></p>;
}

function becameOf({ state, reason }: Pick<Place, 'state' | 'reason'>) {
  return reason === 'NOT_TRANSLATED' ? 'place.NOT_TRANSLATED' : `place.${state}` as const;
}

function ToPlace({ place: { passage, revisionTextId, start, end } }: { readonly place: Place }) {
  const t = useTexts(portalAnchorMessages);
  const { href } = useLanguage();
  if (passage == null) return null;
  // Positions count in one text. In another language, or while the comments are carried to a newer text, they would name other words there.
  const words = start == null || end == null || revisionTextId == null || passage.currentEntry?.revision.text.id !== revisionTextId ? '' : `?${wordsQuery({ start, end }, revisionTextId)}`;
  const title = passage.currentEntry?.revision.text.title;
  return <p><a href={href(`/stelle/${passage.id}${words}`)}>{title === undefined ? t('place.to') : t('place.to-named', { title })}</a></p>;
}
