import { graphql } from '@mitgestalten/web-data';
import { FormPage } from '../../app/form-page.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { Island } from '../../islands/island.js';
import { CodeStatus } from './code-status.js';

const PortalCode = graphql(`
  query PortalCode { process { ...ShellProcess } }
`);

/** "Was sagt mein Code?" */
export const codePage: PageFunction = async (context) => {
  const { process } = await context.ask(PortalCode, {});
  if (process == null) return missingPage(context, null);
  const ballotId = process.ballots.find((ballot) => ballot.state === 'OPEN')?.id ?? null;
  return found({
    title: context.t('code.title'),
    process,
    form: true,
    section: 'code',
    main: (
      <FormPage title={context.t('code.title')} lead={context.t('code.lead')} contact={process.contactEmail}>
        <Island name="code-status" component={CodeStatus} when="load" props={{ processId: process.id, contact: process.contactEmail ?? null, ballotId }} />
      </FormPage>
    ),
  });
};
