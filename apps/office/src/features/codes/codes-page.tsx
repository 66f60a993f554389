import './codes.css';
import { useQuery } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { Button, DataTable, EmptyState, TextField } from '@mitgestalten/web-ui';
import { formatDay, formatNumber, officeCodesMessages } from '@mitgestalten/web-i18n';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { CodeSlips } from './code-slips.js';

const batchesQuery = graphql(`
  query OfficeCodeBatches($processId: ID!) {
    codeBatches(processId: $processId) { id label size createdAt redeemed }
  }
`);
const issueCodes = graphql(`
  mutation OfficeIssueCodes($input: IssueCodesInput!) {
    issueCodes(input: $input) { batch { id label size createdAt redeemed } codes errors { code message field } }
  }
`);

/** Codes on slips: issued, printed once, and what became of the batches. */
export function Component(): ReactNode {
  const t = useTexts(officeCodesMessages);
  const { process } = useSession();
  const result = useQuery(batchesQuery, { variables: { processId: process.id }, fetchPolicy: 'cache-and-network' });
  // In memory only: a code must not outlive its slip in the store of a browser.
  const [issued, setIssued] = useState<{ label: string; codes: readonly string[] } | null>(null);
  if (issued !== null) return <CodeSlips {...issued} onClose={() => setIssued(null)} />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <IssueForm onIssued={(label, codes) => {
        setIssued({ label, codes });
        void result.refetch();
      }} />
      <section className="of-block">
        <h2 className="of-heading">{t('list')}</h2>
        <QueryState result={result}>{(data) => <Batches batches={data.codeBatches} />}</QueryState>
      </section>
    </Page>
  );
}

function IssueForm({ onIssued }: { readonly onIssued: (label: string, codes: readonly string[]) => void }): ReactNode {
  const t = useTexts(officeCodesMessages);
  const { process } = useSession();
  const draft = useDraftValues(`codes.${process.id}`, { label: '', size: '50' });
  const act = useAct(issueCodes, (data) => data.issueCodes);
  const fields = bind('codes', draft, act.faults);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { label, size } = draft.values;
    const { ok, payload } = await act.run({ processId: process.id, label, size: Math.trunc(Number(size)) || 0 });
    if (!ok) return;
    draft.reset();
    onIssued(label, payload.codes);
  };
  return (
    <form className="of-form" onSubmit={submit} noValidate>
      <h2 className="of-heading">{t('issue')}</h2>
      <FormFaults form="codes" act={act} fields={['label', 'size']} />
      <RestoredNotice draft={draft} />
      <TextField {...fields.text('label')} label={t('issue.label')} hint={t('issue.label-hint')} />
      <TextField {...fields.text('size')} label={t('issue.size')} hint={t('issue.size-hint')} inputMode="numeric" className="of-short" />
      <Button variant="primary" type="submit" busy={act.busy}>{t('issue.submit')}</Button>
    </form>
  );
}

function Batches({ batches }: { readonly batches: readonly { id: string; label: string; size: number; createdAt: string; redeemed: number | null }[] }): ReactNode {
  const t = useTexts(officeCodesMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  if (batches.length === 0) return <EmptyState title={t('list.none')} />;
  return (
    <>
      <DataTable
        caption={t('list')} captionHidden rows={batches} rowKey={(batch) => batch.id}
        columns={[
          { key: 'label', header: t('list.label'), rowHeader: true, cell: (batch) => batch.label },
          { key: 'size', header: t('list.size'), numeric: true, cell: (batch) => formatNumber(lang, batch.size) },
          { key: 'redeemed', header: t('list.redeemed'), numeric: true, cell: (batch) => (batch.redeemed === null ? '–' : formatNumber(lang, batch.redeemed)) },
          { key: 'createdAt', header: t('list.created'), cell: (batch) => formatDay(lang, batch.createdAt, process.now) },
        ]}
      />
      {batches.some(({ redeemed }) => redeemed === null) ? <p className="of-note">{t('list.hidden')}</p> : null}
    </>
  );
}
