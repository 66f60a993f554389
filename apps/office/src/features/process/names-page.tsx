import { useQuery } from '@apollo/client/react';
import { Button } from '@mitgestalten/web-ui';
import { languageName, officeMessages, officeSettingsMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormFaults } from '../../ui/form.js';
import { LocalFields, localTexts, type Local } from '../../ui/local-fields.js';
import { QueryState } from '../../ui/query-state.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { AddArea, AddBody, NameRemoval } from './add-name.js';
import { namesQuery, renameMutation, type NamedThing } from './names-query.js';
import { SettingsFrame } from './settings-frame.js';

const kinds = ['PART', 'AREA', 'BODY'] as const;

/** Parts of the concept, areas that results are split by, bodies: their names, and which there are. */
export function Component(): ReactNode {
  const t = useTexts(officeSettingsMessages);
  return <SettingsFrame title={t('names.title')} lead={t('names.lead')}>{(process) => <NameGroups processId={process.id} />}</SettingsFrame>;
}

function NameGroups({ processId }: { readonly processId: string }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const result = useQuery(namesQuery, { variables: { processId }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState result={result}>
      {({ names }) => kinds.map((kind) => (
        <section key={kind} className="of-facts" aria-label={t(`names.${kind}`)}>
          <h2 className="of-heading">{t(`names.${kind}`)}</h2>
          {names.filter((thing) => thing.kind === kind).map((thing) => <NameForm key={thing.id} processId={processId} thing={thing} />)}
          {kind === 'AREA' ? <AddArea processId={processId} /> : null}
          {kind === 'BODY' ? <AddBody processId={processId} /> : null}
        </section>
      ))}
    </QueryState>
  );
}

function NameForm({ processId, thing }: { readonly processId: string; readonly thing: NamedThing }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const announce = useAnnounce();
  const former: Local = Object.fromEntries(thing.names.map((name) => [name.lang, name.text]));
  const draft = useDraftValues(`name.${thing.id}`, { names: former });
  const act = useAct(renameMutation, (data) => data.rename);
  const form = `name-${thing.id}`;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run({ processId, kind: thing.kind, id: thing.id, names: localTexts(draft.values.names) });
    if (ok) announce(shared('form.saved'));
  };
  return (
    <form className="of-form of-form--wide of-named" onSubmit={submit} noValidate>
      <FormFaults form={form} act={act} fields={['names']} />
      <LocalFields form={form} path="names" values={draft.values.names} faults={act.faults}
        label={(one) => t('texts.in', { what: former['de'] ?? '', lang: languageName(one, lang) })} onChange={(names) => draft.set({ names })} />
      <div className="of-actions">
        <Button type="submit" busy={act.busy}>{t('texts.save')}</Button>
        <NameRemoval thing={thing} name={former['de'] ?? ''} />
      </div>
    </form>
  );
}
