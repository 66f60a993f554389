import { useApolloClient } from '@apollo/client/react';
import type { BodyKind } from '@mitgestalten/web-data';
import { Button, Select } from '@mitgestalten/web-ui';
import { languageName, officeSettingsMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { LocalFields, localTexts, type Local } from '../../ui/local-fields.js';
import { useAct, type Act } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { addArea, addBody, removeArea, removeBody, type NamedThing } from './names-query.js';
import { Removal } from '../../ui/removal.js';

const bodyKinds: readonly BodyKind[] = ['HIR', 'COMMITTEE', 'ASSEMBLY'];

/** Adds an area, behind the others. */
export function AddArea({ processId }: { readonly processId: string }): ReactNode {
  const act = useAct(addArea, (data) => data.addArea);
  return <AddForm kind="AREA" processId={processId} act={act} send={({ names }) => act.run({ processId, names: localTexts(names) })} />;
}

/** Adds a body, in which people can then be given the role of the council. */
export function AddBody({ processId }: { readonly processId: string }): ReactNode {
  const act = useAct(addBody, (data) => data.addBody);
  return <AddForm kind="BODY" processId={processId} act={act} send={({ names, kind }) => act.run({ processId, kind: kind as BodyKind, names: localTexts(names) })} />;
}

interface Values {
  readonly names: Local;
  readonly kind: string;
}

function AddForm({ kind, processId, act, send }: {
  readonly kind: 'AREA' | 'BODY'; readonly processId: string; readonly act: Pick<Act<never, never>, 'busy' | 'faults' | 'failure'>; readonly send: (values: Values) => Promise<{ readonly ok: boolean }>;
}): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const { lang } = useLanguage();
  const announce = useAnnounce();
  const settled = useNamesChanged();
  const form = `new-${kind}`;
  const draft = useDraftValues<Values>(`${form}.${processId}`, { names: {}, kind: 'COMMITTEE' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await send(draft.values);
    if (!ok) return;
    announce(t('names.added', { name: draft.values.names['de'] ?? '' }));
    draft.reset();
    await settled();
  };
  return (
    <details className="of-add" open={draft.dirty || undefined}>
      <summary>{t(`names.add.${kind}`)}</summary>
      <form className="of-form of-form--wide" onSubmit={submit} noValidate>
        <FormFaults form={form} act={act} fields={['names', 'kind']} />
        <RestoredNotice draft={draft} />
        {kind === 'BODY' ? <Select {...bind(form, draft, act.faults).text('kind')} label={t('names.kind')} options={bodyKinds.map((value) => ({ value, label: t(`body.${value}`) }))} /> : null}
        <LocalFields form={form} path="names" values={draft.values.names} faults={act.faults}
          label={(one) => t('texts.in', { what: t('names.name'), lang: languageName(one, lang) })} onChange={(names) => draft.set({ names })} />
        <div className="of-actions"><Button variant="primary" type="submit" busy={act.busy}>{t('names.add-submit')}</Button></div>
      </form>
    </details>
  );
}

/** Takes out an area or a body, while nothing refers to it. */
export function NameRemoval({ thing, name }: { readonly thing: NamedThing; readonly name: string }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const announce = useAnnounce();
  const settled = useNamesChanged();
  const area = useAct(removeArea, (data) => data.removeArea);
  const body = useAct(removeBody, (data) => data.removeBody);
  if (thing.kind === 'PART') return null;
  const remove = async () => {
    const { ok } = await (thing.kind === 'AREA' ? area.run({ areaId: thing.id }) : body.run({ bodyId: thing.id }));
    if (!ok) return;
    announce(t('removed', { name }));
    await settled();
  };
  return <Removal form={`name-removal-${thing.id}`} name={name} act={thing.kind === 'AREA' ? area : body} onRemove={remove} />;
}

function useNamesChanged(): () => Promise<void> {
  const client = useApolloClient();
  return async () => void (await client.refetchQueries({ include: ['OfficeNames'] }));
}
