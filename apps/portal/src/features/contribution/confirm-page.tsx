import { graphql } from '@mitgestalten/web-data';
import { FormPage } from '../../app/form-page.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { Island } from '../../islands/island.js';
import { Confirm } from './confirm.js';

const PortalConfirmPage = graphql(`
  query PortalConfirmPage { process { ...ShellProcess } }
`);

/** Where the link of a confirmation mail leads. */
export const confirmPage: PageFunction = async (context) => {
  const { process } = await context.ask(PortalConfirmPage, {});
  if (process == null) return missingPage(context, null);
  return found({
    title: context.t('confirm.title'),
    process,
    form: true,
    unlisted: true,
    main: (
      <FormPage title={context.t('confirm.title')} contact={process.contactEmail}>
        <Island name="confirm" component={Confirm} when="load" props={{}} />
      </FormPage>
    ),
  });
};
