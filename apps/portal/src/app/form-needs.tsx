import { portalMessages } from '@mitgestalten/web-i18n';
import { useTexts } from './language.js';

/** What a form page says to browsers without JavaScript. */
export function NeedsScript({ contact }: { readonly contact: string | null | undefined }) {
  const t = useTexts(portalMessages);
  return <noscript><p className="pt-noscript">{t('needs-script', { contact: contact ?? '' })}</p></noscript>;
}
