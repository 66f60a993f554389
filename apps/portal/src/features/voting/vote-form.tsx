import { graphql, useDraftText, useLoad } from '@mitgestalten/web-data';
import { Alert, Button } from '@mitgestalten/web-ui';
import { useState, type FormEvent } from 'react';
import { useFormTexts } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useFragment, useWhenKnown } from '../../islands/use-fragment.js';
import { useSend } from '../../islands/use-send.js';
import { nameOf, useViewer } from '../contribution/viewer.js';
import { AgeField, AreaField, CodeField, ItemsField, type VoteFormBallot } from './vote-fields.js';
import { VoteReceipt } from './vote-receipt.js';

const PortalCastVote = graphql(`
  mutation PortalCastVote($input: CastVoteInput!) {
    castVote(input: $input) { paper { itemIds areaId change } receipt errors { code message field } }
  }
`);

const PortalVotingPaper = graphql(`
  query PortalVotingPaper($ballotId: ID!, $code: String) {
    votingPaper(ballotId: $ballotId, code: $code) { itemIds areaId change }
  }
`);

export interface VoteFormProps {
  readonly ballot: VoteFormBallot;
  readonly signInHref: string;
}

const fields = ['itemIds', 'areaId', 'oldEnough', 'code'];

/** The vote: choices, area, age, code. Shows the former choice to who has voted already. */
export function VoteForm({ ballot, signInHref }: VoteFormProps) {
  const t = useFormTexts();
  const viewer = useViewer();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [area, setArea] = useState('');
  const [oldEnough, setOldEnough] = useState(false);
  const fragment = useFragment();
  const draftCode = useDraftText('vote-code');
  const code = draftCode.text === '' ? (fragment ?? '') : draftCode.text;
  const [former, setFormer] = useState<'unknown' | 'none' | 'shown'>('unknown');
  const [done, setDone] = useState<{ receipt: string | null; change: number } | null>(null);
  const sending = useSend(PortalCastVote, (data) => data.castVote, `vote:${ballot.id}`);
  const [loadPaper] = useLoad(PortalVotingPaper);

  const showFormer = async (withCode: string | null) => {
    const data = await loadPaper({ ballotId: ballot.id, code: withCode });
    if (data === null) return;
    setFormer(data.votingPaper == null ? 'none' : 'shown');
    if (data.votingPaper == null) return;
    setChosen(data.votingPaper.itemIds);
    setArea(data.votingPaper.areaId ?? '');
  };
  useWhenKnown(viewer?.id, () => void showFormer(null));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const withCode = viewer === null ? code.trim() || null : null;
    const payload = await sending.send({ ballotId: ballot.id, itemIds: [...chosen], areaId: area || null, oldEnough, code: withCode });
    if (payload === null) return;
    setDone({ receipt: payload.receipt ?? null, change: payload.paper?.change ?? 1 });
    setFormer('shown');
  };

  if (done !== null) {
    const titles = ballot.items.filter((item) => chosen.includes(item.id)).map((item) => item.title);
    return <VoteReceipt receipt={done.receipt} changed={done.change > 1} titles={titles} closesAt={ballot.closesAt} onChange={() => setDone(null)} />;
  }
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)} noValidate>
      <FormFaults form="vote" sending={sending} fields={fields} />
      <div role="status">{former === 'shown' ? <Alert tone="info" title={t('vote.former')} /> : null}</div>
      <ItemsField ballot={ballot} chosen={chosen} onChange={setChosen} error={sending.faultAt('itemIds')} />
      <AreaField areas={ballot.areas} value={area} onChange={setArea} error={sending.faultAt('areaId')} />
      {viewer === null ? (
        <CodeField
          value={code} onChange={draftCode.setText} error={sending.faultAt('code')} signInHref={signInHref}
          onShowFormer={() => void showFormer(code.trim())} noFormer={former === 'none'}
        />
      ) : <p>{t('vote.signed-in', { name: nameOf(viewer) })}</p>}
      <AgeField age={ballot.minimumAge} checked={oldEnough} onChange={setOldEnough} error={sending.faultAt('oldEnough')} />
      <SendState sending={sending} />
      <p><Button type="submit" variant="primary" busy={sending.busy}>{t(former === 'shown' ? 'vote.send-change' : 'vote.send')}</Button></p>
    </form>
  );
}
