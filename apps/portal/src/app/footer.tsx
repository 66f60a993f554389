import type { ShellProcessFragment } from '@mitgestalten/web-data';
import { portalMessages } from '@mitgestalten/web-i18n';
import { useLanguage, useTexts } from './language.js';

/** The text pages that every page must lead to. */
export const footerPages = ['imprint', 'privacy', 'accessibility', 'rules', 'contact'] as const;

/** Who is responsible, and the pages the law asks for. */
export function Footer({ process }: { readonly process: ShellProcessFragment | null }) {
  const t = useTexts(portalMessages);
  const { href } = useLanguage();
  return (
    <footer className="pt-footer">
      <nav aria-label={t('footer.label')}>
        <ul>
          {footerPages.map((key) => <li key={key}><a href={href(`/seite/${key}`)}>{t(`footer.${key}`)}</a></li>)}
        </ul>
      </nav>
      {process === null ? null : <p>{t('footer.by', { district: process.district.name })}</p>}
    </footer>
  );
}
