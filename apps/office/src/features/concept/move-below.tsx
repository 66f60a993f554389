import { mayStand } from '@mitgestalten/concept-domain';
import { Button, Select } from '@mitgestalten/web-ui';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { movePassage, type Draft, type DraftPassage } from './draft-query.js';
import { outlineOf } from './outline.js';
import { useBesideForm } from './typed-words.js';

/** Moves a passage below another field or goal, as the last one there. Nothing where it could stand nowhere else. */
export function MoveBelow({ draft, passage, onChanged }: { readonly draft: Draft; readonly passage: DraftPassage; readonly onChanged: () => Promise<void> }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const act = useAct(movePassage, (data) => data.moveDraftPassage);
  const beside = useBesideForm();
  const [chosen, choose] = useState<string | null>(null);
  const parents = outlineOf(draft.passages).filter(({ passage: parent }) => !parent.removed && mayStand(draft.part.kind, passage.kind, parent.kind));
  const here = passage.parentId ?? '';
  if (parents.every(({ passage: parent }) => parent.id === here)) return null;
  // Chosen for another passage, or gone meanwhile.
  const parentId = parents.some(({ passage: parent }) => parent.id === chosen) ? chosen! : here;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (parentId === here) return;
    await beside(passage, async (lockVersion) => {
      const { ok } = await act.run({ passageId: passage.id, lockVersion, parentId });
      if (ok) announce(t('passage.moved'));
      await onChanged();
    });
  };
  return (
    <details className="of-putaside">
      <summary>{t('below')}</summary>
      <form className="of-form" onSubmit={(event) => void submit(event)} noValidate>
        <FormFaults form="below" act={act} fields={['parentId']} />
        <Select
          id="below-parentId" label={t('below.parent')} value={parentId} onChange={({ target }) => choose(target.value)}
          options={parents.map(({ passage: parent, depth }) => ({ value: parent.id, label: `${'– '.repeat(depth)}${parent.outlineTitle}`, lang: parent.lang }))}
        />
        <Button small type="submit" busy={act.busy} aria-disabled={parentId === here}>{t('below.move')}</Button>
      </form>
    </details>
  );
}
