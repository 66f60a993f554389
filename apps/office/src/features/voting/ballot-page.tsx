import './voting.css';
import { useQuery } from '@apollo/client/react';
import { createClient } from '@mitgestalten/web-data';
import { Alert, Loader } from '@mitgestalten/web-ui';
import { officeMessages, officeVotingMessages } from '@mitgestalten/web-i18n';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { fromBerlinInput, toBerlinInput } from '../../app/berlin-time.js';
import { Missing } from '../../app/edges.js';
import { officeLanguages, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { localTexts } from '../../ui/local-fields.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { BallotForm, type BallotValues } from './ballot-form.js';
import { ballotPartsQuery, ballotQuery, updateBallot, type Ballot, type BallotSources } from './ballot-query.js';
import { BallotStateBadge, BallotTimes } from './ballots-page.js';

/** One ballot: editable until it opens, fixed while it runs, with its tally afterwards. */
export function Component(): ReactNode {
  const { ballot: id = '' } = useParams();
  const result = useQuery(ballotQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  return <QueryState result={result}>{({ ballot }) => (ballot === null ? <Missing /> : <BallotView ballot={ballot} />)}</QueryState>;
}

function BallotView({ ballot }: { readonly ballot: Ballot }): ReactNode {
  const t = useTexts(officeVotingMessages);
  const { roles } = useSession();
  const editable = ballot.state === 'PLANNED' && roles.has('EDITOR');
  return (
    <Page title={ballot.title} kicker={ballot.part.title}>
      <p className="of-bulk__line"><BallotStateBadge ballot={ballot} /> <span className="of-note"><BallotTimes ballot={ballot} /></span></p>
      {ballot.state === 'OPEN' ? <Alert tone="info" title={t('ballot.fixed')} /> : null}
      {ballot.state === 'CLOSED' ? (
        <p><Link className="kern-btn kern-btn--primary" to={`/gremium/${ballot.id}`}><span className="kern-label">{t('ballot.tally-link')}</span></Link></p>
      ) : null}
      {editable ? <EditBallot ballot={ballot} /> : <BallotFacts ballot={ballot} />}
    </Page>
  );
}

function BallotFacts({ ballot }: { readonly ballot: Ballot }): ReactNode {
  const t = useTexts(officeVotingMessages);
  return (
    <section className="of-block">
      <h2 className="of-heading">{t('ballot.rules')}</h2>
      <dl className="of-factlist">
        <div><dt>{t('ballot.max')}</dt><dd>{ballot.maxChoices}</dd></div>
        <div><dt>{t('ballot.age')}</dt><dd>{t('ballot.age-value', { age: ballot.minimumAge })}</dd></div>
        <div><dt>{t('ballot.decides')}</dt><dd>{ballot.decides}</dd></div>
      </dl>
      <h2 className="of-heading">{t('ballot.items')}</h2>
      <ol className="of-plain">{ballot.items.map((item) => <li key={item.id} lang={item.revision.text.lang}>{item.revision.text.title}</li>)}</ol>
    </section>
  );
}

/** Texts of a ballot come in the language of the request, so each language is asked for once. */
function useTextsInAllLanguages(ballot: Ballot): Pick<BallotValues, 'title' | 'decides'> | null {
  const [texts, setTexts] = useState<Pick<BallotValues, 'title' | 'decides'> | null>(null);
  useEffect(() => {
    let wanted = true;
    const ask = async (lang: string) => {
      const { data } = await createClient({ lang }).query({ query: ballotQuery, variables: { id: ballot.id } });
      return [lang, data?.ballot] as const;
    };
    void Promise.all(officeLanguages.map(ask)).then((all) => {
      if (!wanted) return;
      setTexts({
        title: Object.fromEntries(all.map(([lang, found]) => [lang, found?.title ?? ''])),
        decides: Object.fromEntries(all.map(([lang, found]) => [lang, found?.decides ?? ''])),
      });
    }).catch(() => wanted && setTexts({ title: {}, decides: {} }));
    return () => {
      wanted = false;
    };
  }, [ballot.id, ballot.lockVersion]);
  return texts;
}

function EditBallot({ ballot }: { readonly ballot: Ballot }): ReactNode {
  const shared = useTexts(officeMessages);
  const { process } = useSession();
  const texts = useTextsInAllLanguages(ballot);
  const result = useQuery(ballotPartsQuery, { variables: { slug: process.slug }, fetchPolicy: 'cache-and-network' });
  if (texts === null) return <Loader label={shared('state.loading')} />;
  return <QueryState result={result}>{(data) => (data.process === null ? null : <EditForm ballot={ballot} texts={texts} sources={data.process} />)}</QueryState>;
}

function EditForm({ ballot, texts, sources }: {
  readonly ballot: Ballot; readonly texts: Pick<BallotValues, 'title' | 'decides'>; readonly sources: BallotSources;
}): ReactNode {
  const t = useTexts(officeVotingMessages);
  const shared = useTexts(officeMessages);
  const announce = useAnnounce();
  const draft = useDraftValues<BallotValues>(`ballot.${ballot.id}`, {
    ...texts, maxChoices: String(ballot.maxChoices), phaseId: '', partId: ballot.part.id, passageIds: ballot.items.map((item) => item.passageId),
    opensAt: toBerlinInput(ballot.opensAt), closesAt: toBerlinInput(ballot.closesAt),
  });
  const act = useAct(updateBallot, (data) => data.updateBallot);
  const submit = async () => {
    const { title, decides, maxChoices, passageIds, opensAt, closesAt } = draft.values;
    const { ok } = await act.run({
      ballotId: ballot.id, lockVersion: ballot.lockVersion, passageIds: [...passageIds], maxChoices: Number(maxChoices) || 0,
      title: localTexts(title), decides: localTexts(decides), opensAt: fromBerlinInput(opensAt) ?? opensAt, closesAt: fromBerlinInput(closesAt) ?? closesAt,
    });
    if (!ok) return;
    draft.reset();
    announce(shared('form.saved'));
  };
  return (
    <section className="of-block">
      <h2 className="of-heading">{t('ballot.edit')}</h2>
      <BallotForm draft={draft} act={act} phases={[]} parts={sources.parts.filter((part) => part.id === ballot.part.id)} submitLabel={t('form.save')} onSubmit={() => void submit()} />
    </section>
  );
}
