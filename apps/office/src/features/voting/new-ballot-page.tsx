import './voting.css';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert } from '@mitgestalten/web-ui';
import { officeVotingMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { fromBerlinInput, toBerlinInput } from '../../app/berlin-time.js';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { localTexts } from '../../ui/local-fields.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { BallotForm, type BallotValues } from './ballot-form.js';
import { ballotPartsQuery, ballotsQuery, createBallot, type BallotSources } from './ballot-query.js';

/** Makes a ballot. */
export function Component(): ReactNode {
  const t = useTexts(officeVotingMessages);
  const { process } = useSession();
  const result = useQuery(ballotPartsQuery, { variables: { slug: process.slug }, fetchPolicy: 'cache-and-network' });
  return (
    <Page title={t('ballots.new')} lead={t('ballots.lead')}>
      <QueryState result={result}>{(data) => (data.process === null ? null : <NewBallot sources={data.process} />)}</QueryState>
    </Page>
  );
}

function NewBallot({ sources }: { readonly sources: BallotSources }): ReactNode {
  const t = useTexts(officeVotingMessages);
  const { process } = useSession();
  const navigate = useNavigate();
  const client = useApolloClient();
  const announce = useAnnounce();
  const phases = sources.phases.filter((phase) => phase.rules.vote && phase.state !== 'PAST');
  const parts = sources.parts.filter((part) => part.currentVersion?.entries.some((entry) => entry.kind === 'MEASURE' || entry.kind === 'FIELD'));
  const phase = phases[0];
  const draft = useDraftValues<BallotValues>('ballot.new', {
    title: {}, decides: {}, maxChoices: '5', phaseId: phase?.id ?? '', partId: parts[0]?.id ?? '', passageIds: [],
    opensAt: phase === undefined ? '' : toBerlinInput(phase.startsAt), closesAt: phase === undefined ? '' : toBerlinInput(phase.endsAt),
  });
  const act = useAct(createBallot, (data) => data.createBallot);
  if (phase === undefined) return <Alert tone="info" title={t('form.phase-none')} />;
  if (parts.length === 0) return <Alert tone="info" title={t('form.part-none')} />;
  const submit = async () => {
    const { title, decides, maxChoices, phaseId, partId, passageIds, opensAt, closesAt } = draft.values;
    const { ok, payload } = await act.run({
      processId: process.id, phaseId, partId, passageIds: [...passageIds], maxChoices: Number(maxChoices) || 0,
      title: localTexts(title), decides: localTexts(decides), opensAt: fromBerlinInput(opensAt) ?? opensAt, closesAt: fromBerlinInput(closesAt) ?? closesAt,
    });
    if (!ok) return;
    draft.reset();
    announce(t('form.created'));
    await client.refetchQueries({ include: [ballotsQuery] });
    await navigate(`/abstimmungen/${payload.ballot!.id}`);
  };
  return <BallotForm draft={draft} act={act} phases={phases} parts={parts} submitLabel={t('form.create')} onSubmit={() => void submit()} />;
}
