import { graphql, type ShellProcessFragment } from '@mitgestalten/web-data';
import { portalMessages } from '@mitgestalten/web-i18n';
import { ButtonLink } from '@mitgestalten/web-ui';
import { useLanguage, useTexts } from './language.js';
import type { PageContext, RenderedPage } from './page.js';

const PortalLost = graphql(`
  query PortalLost { process { ...ShellProcess } }
`);

/** The page for an address that leads nowhere; `process` when it is known already. */
export async function missingPage({ t, ask }: PageContext, process?: ShellProcessFragment | null): Promise<RenderedPage> {
  const known = process === undefined ? ((await ask(PortalLost, {})).process ?? null) : process;
  return { kind: 'page', status: 404, title: t('missing.title'), process: known, main: <Lost kind="missing" /> };
}

/** The page when the API gives nothing. It needs no data. */
export function failurePage({ t }: Pick<PageContext, 't'>): RenderedPage {
  return { kind: 'page', status: 503, title: t('failure.title'), process: null, main: <Lost kind="failure" /> };
}

function Lost({ kind }: { readonly kind: 'missing' | 'failure' }) {
  const t = useTexts(portalMessages);
  const { href } = useLanguage();
  return (
    <div className="pt-column pt-lost">
      <h1 className="pt-title">{t(`${kind}.title`)}</h1>
      <p className="pt-lead">{t(`${kind}.why`)}</p>
      <p><ButtonLink variant="primary" href={href('/')}>{t('missing.start')}</ButtonLink></p>
    </div>
  );
}
