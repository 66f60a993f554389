import { graphql } from '@mitgestalten/web-data';
import { FormPage } from '../../app/form-page.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageContext, type PageFunction } from '../../app/page.js';
import { Island } from '../../islands/island.js';
import { Me } from './me.js';
import { ownPath } from './own-path.js';
import { SignInLink } from './sign-in-link.js';
import { SignIn } from './sign-in.js';

const PortalIdentity = graphql(`
  query PortalIdentity { process { ...ShellProcess } }
`);

const processOf = async (context: PageContext) => (await context.ask(PortalIdentity, {})).process ?? null;

/** Signing in: a link by e-mail first, a password as the second way. `?weiter=` names the page to go back to. */
export const signInPage: PageFunction = async (context) => {
  const process = await processOf(context);
  if (process === null) return missingPage(context, null);
  const props = { processId: process.id, returnTo: ownPath(context.query.get('weiter')) };
  return found({
    title: context.t('sign-in.title'),
    process,
    form: true,
    section: 'me',
    unlisted: true,
    main: (
      <FormPage title={context.t('sign-in.title')} lead={context.t('sign-in.lead')} contact={process.contactEmail}>
        <Island name="sign-in" component={SignIn} when="load" props={props} />
      </FormPage>
    ),
  });
};

/** Where the link of the mail leads: signing in takes a press, since mail scanners open links too. */
export const linkPage: PageFunction = async (context) => {
  const process = await processOf(context);
  if (process === null) return missingPage(context, null);
  return found({
    title: context.t('link.title'),
    process,
    form: true,
    section: 'me',
    unlisted: true,
    main: (
      <FormPage title={context.t('link.title')} lead={context.t('link.lead')} contact={process.contactEmail}>
        <Island name="sign-in-link" component={SignInLink} when="load" props={{}} />
      </FormPage>
    ),
  });
};

/** One's own contributions and account. The page itself is the same for everybody; what is personal comes in the browser. */
export const mePage: PageFunction = async (context) => {
  const process = await processOf(context);
  if (process === null) return missingPage(context, null);
  return found({
    title: context.t('me.title'),
    process,
    form: true,
    section: 'me',
    unlisted: true,
    main: (
      <FormPage title={context.t('me.title')} lead={null} contact={process.contactEmail}>
        <Island name="me" component={Me} when="load" props={{ contact: process.contactEmail ?? null, processId: process.id }} />
      </FormPage>
    ),
  });
};
