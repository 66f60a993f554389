import type { PassageKind } from '@mitgestalten/web-data';
import { Button, Select, TextField } from '@mitgestalten/web-ui';
import { officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { bind, FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { addPassage, type Draft, type DraftEntry } from './draft-query.js';
import { outlineOf } from './outline.js';

/** Adds a passage: below the field it belongs to, or behind the one that is open. */
export function AddPassage({ draft, after, onAdded }: {
  readonly draft: Draft; readonly after: DraftEntry | undefined; readonly onAdded: (id: string) => Promise<void>;
}): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const announce = useAnnounce();
  const kinds: readonly PassageKind[] = draft.part.kind === 'LEITBILD' ? ['SECTION'] : ['MEASURE', 'GOAL', 'FIELD'];
  const values = useDraftValues(`add.${draft.part.id}`, { kind: kinds[0] as string, parentId: after?.kind === 'FIELD' ? after.id : (after?.parentId ?? ''), title: '' });
  const act = useAct(addPassage, (data) => data.addDraftPassage);
  const fields = bind('add', values, act.faults);
  const { kind, parentId, title } = values.values;
  const below = kind === 'MEASURE' || kind === 'GOAL';
  const parents = outlineOf(draft.passages).filter(({ passage }) => passage.kind === 'FIELD' || (kind === 'MEASURE' && passage.kind === 'GOAL'));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const parent = below ? parentId || null : null;
    const afterId = after !== undefined && (after.parentId ?? null) === parent ? after.id : lastOf(draft, parent);
    const { ok, payload } = await act.run({ partId: draft.part.id, kind: kind as PassageKind, parentId: parent, afterId, title });
    if (!ok || payload.passage == null) return;
    values.reset();
    announce(t('add.done'));
    await onAdded(payload.passage.id);
  };
  return (
    <details className="of-add">
      <summary>{t('add')}</summary>
      <form className="of-form" onSubmit={submit} noValidate>
        <FormFaults form="add" act={act} fields={['kind', 'parentId', 'title']} />
        {kinds.length > 1 ? <Select {...fields.text('kind')} label={t('add.kind')} options={kinds.map((value) => ({ value, label: shared(`kind.${value}`) }))} /> : null}
        {below ? (
          <Select {...fields.text('parentId')} label={t('add.parent')} options={[
            { value: '', label: t('add.parent.none') },
            ...parents.map(({ passage, depth }) => ({ value: passage.id, label: `${'– '.repeat(depth)}${passage.outlineTitle}`, lang: passage.lang })),
          ]} />
        ) : null}
        <TextField {...fields.text('title')} label={t('add.title')} />
        <Button type="submit" busy={act.busy}>{t('add.submit')}</Button>
      </form>
    </details>
  );
}

function lastOf(draft: Draft, parentId: string | null): string | null {
  const siblings = draft.passages.filter((passage) => (passage.parentId ?? null) === parentId).sort((a, b) => a.ordinal - b.ordinal);
  return siblings.at(-1)?.id ?? null;
}
