import { graphql, useLoad, type OwnEntryFragment } from '@mitgestalten/web-data';
import { formatDay } from '@mitgestalten/web-i18n';
import { Alert, Button, ButtonLink, EmptyState, ErrorSummary, TextField } from '@mitgestalten/web-ui';
import { useMemo, useState, type FormEvent } from 'react';
import { useCommonTexts, useFormTexts, useLanguage } from '../../app/language.js';
import { useFragment, useWhenKnown } from '../../islands/use-fragment.js';
import { OwnContribution } from './own-contribution.js';

const PortalSlip = graphql(`
  query PortalSlip($processId: ID!, $code: String!) {
    slip(processId: $processId, code: $code) { canVote contributions { ...OwnEntry } }
  }
`);

/** The ballot that a code that can vote is for. */
export interface CodeBallot {
  readonly id: string;
  readonly open: boolean;
  readonly opensAt: string;
}

export interface CodeStatusProps {
  readonly processId: string;
  readonly contact: string | null;
  /** The ballot that is open now, else the next one. */
  readonly ballot: CodeBallot | null;
}

/** What became of what was written with a code. The code comes from the field or from behind the # of the address, which no server sees. */
export function CodeStatus({ processId, contact, ballot }: CodeStatusProps) {
  const t = useFormTexts();
  const common = useCommonTexts();
  const fragment = useFragment();
  const [typed, setCode] = useState<string | null>(null);
  const code = typed ?? fragment ?? '';
  const [fault, setFault] = useState<'code.empty' | 'code.unknown' | null>(null);
  const [entries, setEntries] = useState<readonly OwnEntryFragment[] | null>(null);
  const [load, loaded] = useLoad(PortalSlip);

  const show = async (wanted: string) => {
    setFault(wanted.trim() === '' ? 'code.empty' : null);
    if (wanted.trim() === '') return;
    const data = await load({ processId, code: wanted.trim() });
    if (data === null) return;
    setFault(data.slip == null ? 'code.unknown' : null);
    setEntries(data.slip?.contributions ?? null);
  };
  useWhenKnown(fragment, (wanted) => void show(wanted));

  const errors = useMemo(() => (fault === null ? [] : [{ fieldId: 'code-code', message: t(fault) }]), [fault, t]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void show(code);
  };

  if (entries !== null) {
    const canVote = loaded.data?.slip?.canVote ?? false;
    const replace = (next: OwnEntryFragment) => setEntries(entries.map((entry) => (entry.id === next.id ? next : entry)));
    return (
      <div className="pt-form">
        {canVote ? <VoteWithCode code={code.trim()} ballot={ballot} only={entries.length === 0} /> : null}
        {entries.length > 0 ? <h2>{t('own.title')}</h2> : null}
        {entries.length === 0 && !canVote ? <EmptyState title={t('code.nothing')} /> : null}
        {entries.map((entry) => <OwnContribution key={entry.id} entry={entry} code={code.trim()} contact={contact} onChange={replace} />)}
        <p><Button variant="text" onClick={() => { setEntries(null); setCode(''); }}>{t('code.other')}</Button></p>
      </div>
    );
  }
  return (
    <form className="pt-form" method="dialog" onSubmit={submit} noValidate>
      {loaded.state === 'failed' ? <Alert tone="warning" role="alert" title={common('state.failed')}>{common('state.failed-why')}</Alert> : null}
      <ErrorSummary title={common('form.faults')} errors={errors} />
      <TextField
        id="code-code" name="code" label={t('code.field')} hint={t('code.hint')} dir="ltr" autoComplete="off" autoCapitalize="characters" spellCheck={false}
        value={code} onChange={(event) => setCode(event.target.value)} error={fault === null ? undefined : t(fault)}
      />
      <p><Button type="submit" variant="primary" busy={loaded.state === 'loading'}>{t('code.show')}</Button></p>
    </form>
  );
}

// Whether one can vote with the code now. Where it was written with, only an open vote is worth a word.
function VoteWithCode({ code, ballot, only }: { readonly code: string; readonly ballot: CodeBallot | null; readonly only: boolean }) {
  const t = useFormTexts();
  const { href, lang } = useLanguage();
  const isOpen = ballot?.open ?? false;
  if (!isOpen && !only) return null;
  return (
    <Alert tone="info" title={t(only ? 'code.votes' : 'code.can-vote')}>
      {ballot === null ? <p>{t('code.vote-none')}</p> : null}
      {ballot !== null && !isOpen ? <p>{t('code.vote-from', { date: formatDay(lang, ballot.opensAt) })}</p> : null}
      {ballot !== null && isOpen ? <p><ButtonLink href={href(`/abstimmung/${ballot.id}#${encodeURIComponent(code)}`)}>{t('code.to-vote')}</ButtonLink></p> : null}
    </Alert>
  );
}
