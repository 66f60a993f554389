import { graphql, type ShellProcessFragment } from '@mitgestalten/web-data';
import { formatDay, portalMessages } from '@mitgestalten/web-i18n';
import { Alert } from '@mitgestalten/web-ui';
import { FormPage } from '../../app/form-page.js';
import { useLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { Island } from '../../islands/island.js';
import { ProposalForm } from './proposal-form.js';
import { guestWays, nextOpening } from './ways.js';

const PortalNewIdea = graphql(`
  query PortalNewIdea { process { ...ShellProcess } }
`);

/** The form for an idea; when none are collected, since when and until when. */
export const newIdeaPage: PageFunction = async (context) => {
  const { process } = await context.ask(PortalNewIdea, {});
  if (process == null) return missingPage(context, null);
  const { t } = context;
  return found({
    title: t('ideas.new'),
    process,
    form: true,
    section: 'ideas',
    unlisted: true,
    main: (
      <FormPage title={t('ideas.new')} lead={t('ideas.new-lead', { district: process.district.name })} contact={process.contactEmail}>
        {process.open.includes('PROPOSE')
          ? <Island name="proposal-form" component={ProposalForm} when="load" props={{ processId: process.id, ways: guestWays(process), publicUrl: context.publicUrl }} />
          : <ProposingClosed process={process} />}
      </FormPage>
    ),
  });
};

function ProposingClosed({ process }: { readonly process: ShellProcessFragment }) {
  const t = useTexts(portalMessages);
  const { href, lang } = useLanguage();
  const next = nextOpening(process, 'propose');
  return (
    <Alert tone="info" title={t('ideas.closed')}>
      {next === null ? null : <p>{t('ideas.closed-next', { date: formatDay(lang, next, process.now) })}</p>}
      <p><a href={href('/ideen')}>{t('ideas.closed-read')}</a></p>
    </Alert>
  );
}
