import { graphql, type PortalCodeQuery } from '@mitgestalten/web-data';
import { FormPage } from '../../app/form-page.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { Island } from '../../islands/island.js';
import { CodeStatus, type CodeBallot } from './code-status.js';

const PortalCode = graphql(`
  query PortalCode { process { ...ShellProcess ballots { id opensAt } } }
`);

type Ballot = NonNullable<PortalCodeQuery['process']>['ballots'][number];

/** "Was sagt mein Code?" */
export const codePage: PageFunction = async (context) => {
  const { process } = await context.ask(PortalCode, {});
  if (process == null) return missingPage(context, null);
  const ballot = process.ballots.find(({ state }) => state === 'OPEN') ?? nextPlanned(process.ballots);
  return found({
    title: context.t('code.title'),
    process,
    form: true,
    section: 'code',
    main: (
      <FormPage title={context.t('code.title')} lead={context.t('code.lead')} contact={process.contactEmail}>
        <Island name="code-status" component={CodeStatus} when="load" props={{ processId: process.id, contact: process.contactEmail ?? null, ballot: ballot === null ? null : codeBallot(ballot) }} />
      </FormPage>
    ),
  });
};

function nextPlanned(ballots: readonly Ballot[]): Ballot | null {
  const planned = ballots.filter(({ state }) => state === 'PLANNED');
  return planned.sort((a, b) => Date.parse(a.opensAt) - Date.parse(b.opensAt))[0] ?? null;
}

function codeBallot({ id, state, opensAt }: Ballot): CodeBallot {
  return { id, open: state === 'OPEN', opensAt };
}
