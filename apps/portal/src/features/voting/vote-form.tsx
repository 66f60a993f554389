import { graphql, useDraftText, useLoad } from '@mitgestalten/web-data';
import { Alert, Button } from '@mitgestalten/web-ui';
import { useState, type FormEvent } from 'react';
import { useFormTexts } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useFragment, useWhenKnown } from '../../islands/use-fragment.js';
import { useKept } from '../../islands/use-kept.js';
import { fieldOf, useSend } from '../../islands/use-send.js';
import { nameOf, useViewer } from '../contribution/viewer.js';
import { useBallotDraft, type Choice } from './use-ballot-draft.js';
import { useVoteFaults } from './use-vote-faults.js';
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

/** A vote that was cast in this tab: what its receipt shows. */
interface Done extends Choice {
  readonly receipt: string | null;
  readonly change: number;
}

/** What outlives a reload: the receipt, for whoever cast the vote; never what was chosen. */
interface KeptReceipt {
  readonly receipt: string;
  readonly change: number;
  readonly viewerId: string | null;
}

const fields = ['itemIds', 'areaId', 'oldEnough', 'code'];

/** The vote: choices, area, age, code. Shows the former choice to who has voted already. */
export function VoteForm({ ballot, signInHref }: VoteFormProps) {
  const t = useFormTexts();
  const viewer = useViewer();
  const { choice, change, show, clear } = useBallotDraft(ballot.id);
  const [oldEnough, setOldEnough] = useState(false);
  const fragment = useFragment();
  const draftCode = useDraftText('vote-code');
  const code = draftCode.text === '' ? (fragment ?? '') : draftCode.text;
  const [former, setFormer] = useState<'unknown' | 'none' | 'shown' | 'draft'>('unknown');
  const kept = useKept<KeptReceipt>(`vote:${ballot.id}:done`);
  const [cast, setCast] = useState<Done | null>(null);
  const viewerId = viewer?.id ?? null;
  const done: Done | null = cast ?? (kept.value !== null && kept.value.viewerId === viewerId ? { ...kept.value, itemIds: [], areaId: '' } : null);
  const [sentCode, setSentCode] = useState<string | null>(null);
  const sending = useSend(PortalCastVote, (data) => data.castVote, `vote:${ballot.id}`);
  const faults = useVoteFaults(sending.faults, sentCode);
  const faultAt = (field: string) => faults.find((fault) => fieldOf(fault) === field)?.message;
  const [loadPaper] = useLoad(PortalVotingPaper);

  const showFormer = async (withCode: string | null) => {
    const data = await loadPaper({ ballotId: ballot.id, code: withCode });
    if (data === null) return;
    if (data.votingPaper == null) return setFormer('none');
    // What was being chosen before the sign-in or the reload is not overwritten by what was chosen then.
    if (withCode === null && choice.itemIds.length > 0) return setFormer('draft');
    setFormer('shown');
    show({ itemIds: data.votingPaper.itemIds, areaId: data.votingPaper.areaId ?? '' });
  };
  useWhenKnown(viewer?.id, () => void showFormer(null));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const withCode = viewer === null ? code.trim() || null : null;
    setSentCode(withCode);
    const payload = await sending.send({ ballotId: ballot.id, itemIds: [...choice.itemIds], areaId: choice.areaId || null, oldEnough, code: withCode });
    if (payload === null) return;
    const counted: Done = { receipt: payload.receipt ?? null, change: payload.paper?.change ?? 1, ...choice };
    setCast(counted);
    if (counted.receipt !== null) kept.keep({ receipt: counted.receipt, change: counted.change, viewerId });
    clear();
    // The next person at this device must not find the code, neither in the form nor in the address.
    draftCode.clear();
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search);
  };

  if (done !== null) {
    const titles = ballot.items.filter((item) => done.itemIds.includes(item.id)).map((item) => item.title);
    const onNoted = () => {
      setCast({ ...done, receipt: null });
      kept.forget();
    };
    const onChange = () => {
      setCast(null);
      kept.forget();
      if (done.itemIds.length === 0) return void (viewer !== null && showFormer(null));
      show({ itemIds: done.itemIds, areaId: done.areaId });
      // Until the page is left the code need not be typed again.
      if (sentCode !== null) draftCode.setText(sentCode);
      setFormer('shown');
    };
    return <VoteReceipt receipt={done.receipt} changed={done.change > 1} titles={titles} closesAt={ballot.closesAt} onNoted={onNoted} onChange={onChange} />;
  }
  const hasFormer = former === 'shown' || former === 'draft';
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)} noValidate>
      <FormFaults form="vote" sending={{ faults }} fields={fields} />
      <div role="status">{hasFormer ? <Alert tone="info" title={t(former === 'draft' ? 'vote.former-draft' : 'vote.former')} /> : null}</div>
      <ItemsField ballot={ballot} chosen={choice.itemIds} onChange={(itemIds) => change({ ...choice, itemIds })} error={faultAt('itemIds')} />
      <AreaField areas={ballot.areas} value={choice.areaId} onChange={(areaId) => change({ ...choice, areaId })} error={faultAt('areaId')} />
      {viewer === null ? (
        <CodeField
          value={code} onChange={draftCode.setText} error={faultAt('code')} signInHref={signInHref}
          onShowFormer={() => void showFormer(code.trim())} noFormer={former === 'none'}
        />
      ) : <p>{t('vote.signed-in', { name: nameOf(viewer) })}</p>}
      <AgeField age={ballot.minimumAge} checked={oldEnough} onChange={setOldEnough} error={faultAt('oldEnough')} />
      <SendState sending={sending} offlineWhy={t('vote.offline-why')} failedWhy={t('vote.failed-why')} />
      <p><Button type="submit" variant="primary" busy={sending.busy}>{t(hasFormer ? 'vote.send-change' : 'vote.send')}</Button></p>
    </form>
  );
}
