import { isId } from '@mitgestalten/kernel';
import { graphql, type PortalResultQuery } from '@mitgestalten/web-data';
import { formatUntilDay, portalMessages } from '@mitgestalten/web-i18n';
import { ButtonLink, EmptyState } from '@mitgestalten/web-ui';
import { useLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { AreaTable, Participation, VotesTable } from './result-tables.js';

const PortalResult = graphql(`
  query PortalResult($id: ID!) {
    process { ...ShellProcess }
    ballot(id: $id) {
      id title state closesAt maxChoices decides
      tally {
        papers cellMinimum
        areas { id name } channels withoutArea areaPapers channelPapers
        items(order: VOTES) { votes withoutArea areaVotes item { id ordinal passageId revision { id kind text { id title } } } }
      }
    }
  }
`);

type Ballot = NonNullable<PortalResultQuery['ballot']>;
export type ResultTally = NonNullable<Ballot['tally']>;
type ResultProcess = NonNullable<PortalResultQuery['process']>;

/** The result of a vote, with what it is not: representative, or a decision. */
export const resultPage: PageFunction = async (context) => {
  const id = context.params['id'];
  if (!isId(id)) return missingPage(context);
  const { process, ballot } = await context.ask(PortalResult, { id });
  if (process == null || ballot == null) return missingPage(context, process ?? null);
  const title = `${context.t('result.title')}: ${ballot.title}`;
  return found({ title, process, section: 'result', main: <Result process={process} ballot={ballot} /> });
};

function Result({ process, ballot }: { readonly process: ResultProcess; readonly ballot: Ballot }) {
  const t = useTexts(portalMessages);
  const { href, lang } = useLanguage();
  const { tally } = ballot;
  return (
    <div className="pt-column pt-column--wide">
      <p className="pt-preline">{t('result.title')}</p>
      <h1 className="pt-title">{ballot.title}</h1>
      {tally == null ? (
        <EmptyState
          title={t('result.none')}
          action={ballot.state === 'OPEN' ? <ButtonLink variant="primary" href={href(`/abstimmung/${ballot.id}`)}>{t('result.to-vote')}</ButtonLink> : null}
        >
          {t('result.open', { date: formatUntilDay(lang, ballot.closesAt, process.now) })}
        </EmptyState>
      ) : (
        <>
          <p className="pt-lead">{t('result.papers', { count: tally.papers })}</p>
          <p className="pt-notice pt-notice--accent"><strong>{t('result.not-representative')}</strong> {ballot.decides}</p>
          <VotesTable tally={tally} />
          <Participation tally={tally} />
          <AreaTable tally={tally} />
          <p className="pt-small pt-section--tight">{t('result.suppressed-why', { minimum: tally.cellMinimum })}</p>
          <p className="pt-section--tight"><a href={`/export/ballots/${ballot.id}.csv`} download>{t('result.csv')}</a></p>
        </>
      )}
    </div>
  );
}
