import { graphql, type PassageFactsFragment } from '@mitgestalten/web-data';
import { portalMessages } from '@mitgestalten/web-i18n';
import { useCommonTexts, useTexts } from '../../app/language.js';

export const PassageFactsFields = graphql(`
  fragment PassageFacts on Revision { responsible partners cost timeFrame indicator requiredByLaw }
`);

const names = ['responsible', 'partners', 'cost', 'timeFrame', 'indicator'] as const;

/** The facts of a measure; shows nothing when none is known. */
export function PassageFacts({ revision }: { readonly revision: PassageFactsFragment }) {
  const t = useTexts(portalMessages);
  const common = useCommonTexts();
  const known = names.filter((name) => revision[name] != null);
  if (known.length === 0 && !revision.requiredByLaw) return null;
  return (
    <section aria-labelledby="facts-title" className="pt-section pt-section--tight">
      <h2 id="facts-title" className="pt-small-title">{t('passage.facts')}</h2>
      <dl className="pt-facts">
        {known.map((name) => <div key={name}><dt>{common(`fact.${name}`)}</dt><dd><bdi>{revision[name]}</bdi></dd></div>)}
      </dl>
      {revision.requiredByLaw ? <p className="pt-small">{common('fact.requiredByLaw')}</p> : null}
    </section>
  );
}
