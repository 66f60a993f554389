import '../concept.css';
import './import.css';
import { useQuery } from '@apollo/client/react';
import { Button, Select } from '@mitgestalten/web-ui';
import { officeImportMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Missing } from '../../../app/edges.js';
import { useTexts } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { useAnnounce } from '../../../ui/announcer.js';
import { bind, FormFaults, RestoredNotice } from '../../../ui/form.js';
import { Page } from '../../../ui/page.js';
import { QueryState } from '../../../ui/query-state.js';
import { useAct } from '../../../ui/use-act.js';
import { useDraftValues } from '../../../ui/use-draft-values.js';
import { draftQuery, importPassages, type Draft } from '../draft-query.js';
import { FileField, type ReadFile } from './file-field.js';
import { LeftBehindList } from './left-behind-list.js';
import { placesIn, targetOf } from './places.js';
import { PreviewRow } from './preview-row.js';
import { chosenOf, proposedRows, type Row } from './sections.js';
import { useRefusals } from './use-refusals.js';

interface Preview {
  readonly place: string;
  readonly name: string;
  readonly rows: readonly Row[];
  readonly left: ReadFile['left'];
}

const nothing: Preview = { place: 'end', name: '', rows: [], left: [] };

/** Brings passages from a Word document into the draft of a part: choose, look at, take over. */
export function Component(): ReactNode {
  const { part: slug } = useParams();
  const { process, roles } = useSession();
  const part = process.parts.find((one) => one.slug === slug);
  const result = useQuery(draftQuery, { variables: { partId: part?.id ?? '' }, skip: part === undefined, fetchPolicy: 'cache-and-network' });
  if (part === undefined || !roles.has('EDITOR')) return <Missing />;
  return <QueryState result={result}>{({ draft }) => (draft === null ? <Missing /> : <Import draft={draft} onDone={async () => void (await result.refetch())} />)}</QueryState>;
}

function Import({ draft, onDone }: { readonly draft: Draft; readonly onDone: () => Promise<void> }): ReactNode {
  const t = useTexts(officeImportMessages);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { part, passages } = draft;
  const values = useDraftValues<Preview>(`import.${part.id}`, nothing);
  const { place, name, rows, left } = values.values;
  const act = useAct(importPassages, (data) => data.importDraftPassages);
  const refusals = useRefusals(part.kind, rows);
  const target = targetOf(passages, place);
  const chosen = chosenOf(rows);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = refusals(chosen, target.parentKind);
    if (found.length > 0) return act.refuse(found);
    const { parentId, afterId } = target;
    const { ok, payload } = await act.run({ partId: part.id, parentId, afterId, passages: chosen.map(({ kind, title, doc }) => ({ kind, title, doc })) });
    if (!ok) return;
    values.reset();
    announce(t('done', { count: chosen.length }));
    await onDone();
    await navigate(`/entwurf/${part.slug}/${payload.passageIds![0]}`);
  };
  const put = (index: number, change: Partial<Row>) => values.set({ rows: rows.with(index, { ...rows[index]!, ...change }) });
  const read = (file: ReadFile) => {
    act.clear();
    values.set({ name: file.name, left: file.left, rows: proposedRows(part.kind, file.sections, target.parentKind !== null) });
  };
  return (
    <Page title={t('title')} lead={t('lead', { part: part.title })} kicker={<Link className="of-link" to={`/entwurf/${part.slug}`}>{t('back')}</Link>}>
      <form className="of-form of-import" onSubmit={submit} noValidate>
        <FormFaults form="import" act={act} fields={['place', 'rows']} />
        <RestoredNotice draft={values} />
        <Select {...bind('import', values, act.faults).text('place')} label={t('place')} options={[
          { value: 'end', label: t('place.end') }, { value: 'start', label: t('place.start') },
          ...placesIn(passages).map(({ value, inside, title, lang, depth }) => ({ value, label: `${'– '.repeat(depth)}${t(inside ? 'place.in' : 'place.after', { title })}`, lang })),
        ]} />
        <FileField label={t(rows.length === 0 ? 'file' : 'file.again')} onRead={read} />
        {rows.length === 0 ? null : (
          <section className="of-import__preview" aria-labelledby="preview">
            <h2 id="preview" className="of-subheading">{t('preview', { name })}</h2>
            <p className="of-note">{t('preview.lead')}</p>
            <LeftBehindList left={left} />
            <ol className="of-import__rows">
              {rows.map((row, index) => (
                <PreviewRow key={index} row={row} index={index} part={part.kind} lang={passages[0]?.lang ?? 'de'} faults={act.faults} onChange={(change) => put(index, change)} />
              ))}
            </ol>
          </section>
        )}
        {rows.length === 0 ? null : <div className="of-actions of-actions--stay"><Button variant="primary" type="submit" busy={act.busy}>{t('submit', { count: chosen.length })}</Button></div>}
      </form>
    </Page>
  );
}
