import { graphql, type WordsOfSourceFragment } from '@mitgestalten/web-data';
import { portalAnchorMessages } from '@mitgestalten/web-i18n';
import { textLanguage, useLanguage, useTexts } from '../../app/language.js';
import { langOnly } from './contribution-view.js';

export const WordsOfSource = graphql(`
  fragment WordsOfSource on VersionEntry { version { id title part { id title } } revision { id text { id lang title } } }
`);

/** The wordings that were made from a contribution, as the office says: each with its part and version, and the way to it. */
export function NamedIn({ entries }: { readonly entries: readonly WordsOfSourceFragment[] }) {
  const t = useTexts(portalAnchorMessages);
  const { lang, href } = useLanguage();
  if (entries.length === 0) return null;
  return (
    <div className="pt-about">
      <p>{t('source.why')}</p>
      <ul className="pt-became">
        {entries.map(({ version, revision: { id, text } }) => (
          <li key={version.id + id}>
            <a href={href(`/text/${id}`)}><bdi {...langOnly(textLanguage(lang, text.lang))}>{text.title}</bdi></a>{' '}
            <span className="pt-small">{t('source.in', { part: version.part.title, version: version.title })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
