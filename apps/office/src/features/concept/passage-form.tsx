import { Alert, Button, Checkbox, TextArea, TextField } from '@mitgestalten/web-ui';
import { formatDayAndTime, officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { PutAside } from '../../ui/conflict.js';
import { bind, FormFaults, RestoredNotice, type Binder } from '../../ui/form.js';
import type { DraftPassage } from './draft-query.js';
import { hasEnded } from './drafters/ended.js';
import { WritingEnded } from './drafters/writing-ended.js';
import { WordingEditor } from './editor/wording-editor.js';
import { MergePanel } from './merge-panel.js';
import { baseOf, contentOf, measureFields, type PassageValues } from './passage-values.js';
import { PassageHold } from './room/passage-hold.js';
import { Initials, seatName } from './room/seats.js';
import type { DraftRoom } from './room/use-draft-room.js';
import { usePassageWriting, type SaveState } from './use-passage-writing.js';

const fieldNames = ['title', 'doc', ...measureFields, 'requiredByLaw', 'substance', 'reason'];

/** One passage of the draft: heading, wording, facts, and what the change means. */
export function PassageForm({ passage, room }: { readonly passage: DraftPassage; readonly room: DraftRoom }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const { draft, act, faults, theirs, putAside, state, readOnly, ...writing } = usePassageWriting(passage, room);
  const fields = readable(bind('passage', draft, faults), readOnly);
  const ended = hasEnded(faults);
  const { arrange } = passage.viewerCan;
  const spoken = { lang: passage.lang, dir: 'auto' };
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!readOnly) void writing.save();
  };
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
    submit(event);
  };
  return (
    // Ctrl+S is a way beside the button.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className="of-form of-passage" onSubmit={submit} onKeyDown={saveByKey} noValidate>
      <p className="of-kicker of-seats"><span>{shared(`kind.${passage.kind}`)}</span><SeatsHere seats={room.others.filter((seat) => seat.passageId === passage.id)} /></p>
      <Texts passage={passage} writing={{ draft, theirs, ...writing }} />
      {passage.removed ? <Alert tone="warning" role="alert" title={t('passage.removed')} /> : null}
      {ended ? <WritingEnded faults={faults} values={draft.values} /> : null}
      {theirs === null && !ended ? <FormFaults form="passage" act={act} fields={fieldNames} /> : null}
      <RestoredNotice draft={draft} />
      <TextField {...fields.text('title')} {...spoken} label={t('passage.title')} />
      <WordingEditor id="passage-doc" label={t('passage.text')} lang={passage.lang} doc={draft.values.doc} error={faults.at('doc')} readOnly={readOnly} onChange={(doc) => draft.set({ doc })} />
      {passage.kind === 'MEASURE' ? <MeasureFields fields={fields} spoken={spoken} arrange={arrange} /> : null}
      {arrange ? <Checkbox {...fields.tick('substance')} label={t('passage.substance')} hint={t('passage.substance-hint')} /> : null}
      <TextArea {...fields.text('reason')} {...spoken} rows={2} label={t('passage.reason')} hint={t('passage.reason-hint')} optional={shared('form.optional')} />
      <PutAside text={putAside} onDrop={writing.dropPutAside} />
      <div className="of-actions of-actions--stay" data-reads={readOnly}>
        <Button variant="primary" type="submit" busy={act.busy} aria-disabled={readOnly} aria-keyshortcuts="Control+S">{t('passage.save')}</Button>
        <Saved passage={passage} state={state} holder={seatName(t, room.holder)} />
        <PassageHold room={room} reads={readOnly} onHandOver={writing.handOver} />
      </div>
    </form>
  );
}

/** The fields of a form that is only read for the moment: the focus stays where it is. */
function readable<T>(fields: Binder<T>, readOnly: boolean) {
  return {
    text: (...args: Parameters<Binder<T>['text']>) => ({ ...fields.text(...args), readOnly }),
    tick: (...args: Parameters<Binder<T>['tick']>) => ({ ...fields.tick(...args), ...(readOnly ? { 'aria-readonly': true, onChange: () => undefined } : {}) }),
  };
}

/** Who else has this passage open. */
function SeatsHere({ seats }: { readonly seats: DraftRoom['others'] }): ReactNode {
  const t = useTexts(officeDraftMessages);
  return seats.map((seat) => {
    const name = seatName(t, seat);
    return <span key={seat.id} className="of-seat"><Initials seat={seat} />{t(seat.holds === null ? 'room.reads-here' : 'room.writes-here', { name })}</span>;
  });
}

function MeasureFields({ fields, spoken, arrange }: {
  readonly fields: ReturnType<typeof readable<PassageValues>>; readonly spoken: { readonly lang: string; readonly dir: string }; readonly arrange: boolean;
}): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  return (
    <fieldset className="of-facts">
      <legend className="of-subheading">{t('passage.facts')}</legend>
      {measureFields.map((field) => <TextField key={field} {...fields.text(field)} {...spoken} label={shared(`measure.${field}`)} />)}
      {arrange ? <Checkbox {...fields.tick('requiredByLaw')} label={t('passage.requiredByLaw')} hint={t('passage.requiredByLaw-hint')} /> : null}
    </fieldset>
  );
}

/** Texts to be made one with what stands in the form: a colleague's, and what a lost tab left on this device. */
function Texts({ passage, writing: { draft, theirs, merge, takeOffer } }: {
  readonly passage: DraftPassage; readonly writing: Pick<ReturnType<typeof usePassageWriting>, 'draft' | 'theirs' | 'merge' | 'takeOffer'>;
}): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  if (theirs !== null) {
    const { updatedByName: name } = theirs.passage;
    return (
      <MergePanel
        id="merge" title={t('merge.conflict')} mineLabel={t('merge.mine')} theirsLabel={name ? t('merge.theirs-by', { name }) : t('merge.theirs')}
        mine={words(draft.values, theirs.passage)} theirs={contentOf(theirs.passage)} base={baseOf(draft.values)} lang={passage.lang} takesFocus={theirs.asked} onMerged={merge}
      />
    );
  }
  return draft.offers.map((offer) => (
    <MergePanel
      key={offer.writer} id={`offer-${offer.writer}`} title={t('merge.offer', { at: formatDayAndTime(lang, new Date(offer.at).toISOString(), process.now) })}
      mineLabel={t('merge.left')} theirsLabel={t(draft.dirty ? 'merge.here' : 'merge.theirs')} mine={words(offer.values, passage)} theirs={draft.values} base={baseOf(offer.values)}
      lang={passage.lang} takesFocus={false} onMerged={(content) => takeOffer(offer, content)} onDrop={() => draft.settle(offer)}
    />
  ));
}

/** What somebody wrote, with what only editors say of a change as it stands: nobody else is asked which of both shall hold. */
function words(mine: PassageValues, theirs: DraftPassage): PassageValues {
  const { substance, requiredByLaw } = theirs;
  return theirs.viewerCan.arrange ? mine : { ...mine, substance, requiredByLaw };
}

/**
 * What the text is at. Seen at all times; said only when it needs to be known: a voice that says "saved" every few seconds would
 * speak into one's own sentence.
 */
function Saved({ passage, state, holder }: { readonly passage: DraftPassage; readonly state: SaveState; readonly holder: string }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const at = formatDayAndTime(lang, passage.updatedAt, process.now);
  const text = state === 'held' ? t('passage.held', { name: holder }) : state !== 'saved' ? t(`passage.${state}`) : passage.updatedByName ? t('passage.saved-by', { at, name: passage.updatedByName }) : t('passage.saved-at', { at });
  return (
    <>
      <span className="of-note">{text}</span>
      <span role="status" className="kern-sr-only">{state === 'kept' || state === 'left' || state === 'unkept' || state === 'refused' || state === 'held' ? text : ''}</span>
    </>
  );
}
