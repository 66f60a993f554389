import { Button, Checkbox, Doc, TextArea, TextField } from '@mitgestalten/web-ui';
import { directionOf, formatDayAndTime, officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { Conflict, PutAside } from '../../ui/conflict.js';
import { bind, FormFaults, RestoredNotice, type Binder } from '../../ui/form.js';
import type { DraftPassage } from './draft-query.js';
import { WordingEditor } from './editor/wording-editor.js';
import { measureFields, type PassageValues } from './passage-values.js';
import { usePassageWriting } from './use-passage-writing.js';

const fieldNames = ['title', 'doc', ...measureFields, 'requiredByLaw', 'substance', 'reason'];

/** One passage of the draft: heading, wording, facts, and what the change means. */
export function PassageForm({ passage }: { readonly passage: DraftPassage }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const { draft, act, theirs, putAside, saving, ...writing } = usePassageWriting(passage);
  const fields = bind('passage', draft, act.faults);
  const spoken = { lang: passage.lang, dir: directionOf(passage.lang) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void writing.save();
  };
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void writing.save();
  };
  return (
    // Ctrl+S is a way beside the button.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="of-form of-passage" onSubmit={submit} onKeyDown={saveByKey} noValidate>
      <p className="of-kicker">{shared(`kind.${passage.kind}`)}</p>
      {theirs === null ? <FormFaults form="passage" act={act} fields={fieldNames} /> : (
        <Conflict name={theirs.updatedByName} onKeep={writing.keepMine} onTake={writing.takeTheirs}
          mine={<Words {...draft.values} lang={passage.lang} />} theirs={<Words {...theirs} />} />
      )}
      <RestoredNotice draft={draft} />
      <TextField {...fields.text('title')} {...spoken} label={t('passage.title')} />
      <WordingEditor id="passage-doc" label={t('passage.text')} lang={passage.lang} doc={draft.values.doc} error={act.faults.at('doc')} onChange={(doc) => draft.set({ doc })} />
      {passage.kind === 'MEASURE' ? <MeasureFields fields={fields} spoken={spoken} /> : null}
      <Checkbox {...fields.tick('substance')} label={t('passage.substance')} hint={t('passage.substance-hint')} />
      <TextArea {...fields.text('reason')} {...spoken} rows={2} label={t('passage.reason')} hint={t('passage.reason-hint')} optional={shared('form.optional')} />
      <PutAside text={putAside} onDrop={writing.dropPutAside} />
      <div className="of-actions of-actions--stay">
        <Button variant="primary" type="submit" busy={act.busy} aria-keyshortcuts="Control+S">{t('passage.save')}</Button>
        <SaveState passage={passage} dirty={draft.dirty} saving={saving} />
      </div>
    </form>
  );
}

function MeasureFields({ fields, spoken }: { readonly fields: Binder<PassageValues>; readonly spoken: { readonly lang: string; readonly dir: string } }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  return (
    <fieldset className="of-facts">
      <legend className="of-subheading">{t('passage.facts')}</legend>
      {measureFields.map((field) => <TextField key={field} {...fields.text(field)} {...spoken} label={shared(`measure.${field}`)} />)}
      <Checkbox {...fields.tick('requiredByLaw')} label={t('passage.requiredByLaw')} hint={t('passage.requiredByLaw-hint')} />
    </fieldset>
  );
}

function SaveState({ passage, dirty, saving }: { readonly passage: DraftPassage; readonly dirty: boolean; readonly saving: boolean }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const at = formatDayAndTime(lang, passage.updatedAt, process.now);
  return (
    <span className="of-note" role="status">
      {saving ? t('passage.saving') : dirty ? t('passage.unsaved') : passage.updatedByName ? t('passage.saved-by', { at, name: passage.updatedByName }) : t('passage.saved-at', { at })}
    </span>
  );
}

function Words({ title, doc, lang }: { readonly title: string; readonly doc: unknown; readonly lang: string }): ReactNode {
  return (
    <>
      <p className="of-context__title" lang={lang}>{title}</p>
      <Doc doc={doc} lang={lang} dir={directionOf(lang)} headingLevel={5} />
    </>
  );
}
