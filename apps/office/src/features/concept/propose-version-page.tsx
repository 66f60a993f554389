import './concept.css';
import { useQuery } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { Alert, Button, TextArea } from '@mitgestalten/web-ui';
import { languageName, officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Missing } from '../../app/edges.js';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { LocalFields, localTexts, type Local } from '../../ui/local-fields.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { draftQuery, type Draft } from './draft-query.js';

const proposeVersion = graphql(`
  mutation OfficeProposeVersion($input: ProposeVersionInput!) {
    proposeVersion(input: $input) { version { id title state part { id } } errors { code message field } }
  }
`);

const changeNoteQuery = graphql(`
  query OfficeChangeNote($partId: ID!) { changeNoteSuggestion(partId: $partId) }
`);

/** Freezes the draft as a version and lays it before the publisher. */
export function Component(): ReactNode {
  const { part: slug } = useParams();
  const { process } = useSession();
  const part = process.parts.find((one) => one.slug === slug);
  const result = useQuery(draftQuery, { variables: { partId: part?.id ?? '' }, skip: part === undefined, fetchPolicy: 'cache-and-network' });
  if (part === undefined) return <Missing />;
  return <QueryState result={result}>{({ draft }) => (draft === null ? <Missing /> : <Proposal draft={draft} />)}</QueryState>;
}

function Proposal({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const values = useDraftValues<{ title: Local; changeNote: string }>(`propose.${draft.part.id}`, { title: {}, changeNote: '' });
  const act = useAct(proposeVersion, (data) => data.proposeVersion);
  const changed = draft.passages.filter((passage) => passage.changed);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { title, changeNote } = values.values;
    const { ok, payload } = await act.run({ partId: draft.part.id, title: localTexts(title), changeNote: changeNote || null });
    if (!ok) return;
    values.reset();
    announce(t('proposal.done'));
    await navigate(`/fassungen/${payload.version!.id}`);
  };
  return (
    <Page title={t('proposal.title')} lead={t('proposal.lead', { part: draft.part.title })}>
      {changed.length === 0 ? <Alert tone="info" title={t('proposal.nothing')} /> : (
        <form className="of-form" onSubmit={submit} noValidate>
          <FormFaults form="propose" act={act} fields={['title', 'changeNote']} />
          <RestoredNotice draft={values} />
          <LocalFields form="propose" path="title" values={values.values.title} faults={act.faults} hint={t('proposal.name-hint')}
            label={(one) => t('proposal.name', { lang: languageName(one, lang) })} onChange={(title) => values.set({ title })} />
          <TextArea {...bind('propose', values, act.faults).text('changeNote')} rows={4} label={t('proposal.note')} hint={t('proposal.note-hint')} optional={shared('form.optional')} />
          <Suggestion partId={draft.part.id} onTake={(text) => values.set({ changeNote: values.values.changeNote.trim() === '' ? text : `${values.values.changeNote}\n${text}` })} />
          <section>
            <h2 className="of-subheading">{t('proposal.changes')}</h2>
            <ul className="of-plain">
              {changed.map((passage) => (
                <li key={passage.id}><Link className="of-link" to={`/entwurf/${draft.part.slug}/${passage.id}`} lang={passage.lang}>{passage.outlineTitle}</Link></li>
              ))}
            </ul>
          </section>
          <Button variant="primary" type="submit" busy={act.busy}>{t('proposal.submit')}</Button>
        </form>
      )}
    </Page>
  );
}

/** A note made from the answers and the changes: nobody has to take it, and whoever does can go on writing. */
function Suggestion({ partId, onTake }: { readonly partId: string; readonly onTake: (text: string) => void }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const { data } = useQuery(changeNoteQuery, { variables: { partId }, fetchPolicy: 'network-only' });
  const text = data?.changeNoteSuggestion ?? '';
  if (text === '') return null;
  return (
    <section className="of-suggestion" aria-labelledby="suggestion">
      <h2 id="suggestion" className="of-subheading">{t('proposal.suggestion')}</h2>
      <p className="of-suggestion__text" dir="auto">{text}</p>
      <Button small onClick={() => { onTake(text); announce(t('proposal.suggestion-taken')); }}>{t('proposal.suggestion-take')}</Button>
    </section>
  );
}
