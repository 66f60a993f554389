import { limits } from '@mitgestalten/kernel';
import { graphql, useDraftText, type OwnEntryFragment } from '@mitgestalten/web-data';
import { portalAnchorMessages } from '@mitgestalten/web-i18n';
import { Button, TextArea } from '@mitgestalten/web-ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useFormTexts, useTexts } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useSend } from '../../islands/use-send.js';
import { Became } from './about-words.js';

const PortalObjectToPlace = graphql(`
  mutation PortalObjectToPlace($input: ObjectToPlaceInput!) {
    objectToPlace(input: $input) { contribution { ...OwnEntry } errors { code message field } }
  }
`);

export interface OwnPlaceProps {
  readonly entry: OwnEntryFragment;
  readonly code: string | null;
  readonly onChange: (entry: OwnEntryFragment) => void;
}

/** The words that an own comment is about, what became of them, and a word of its author when that is wrong. */
export function OwnPlace({ entry, code, onChange }: OwnPlaceProps) {
  const t = useTexts(portalAnchorMessages);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { quote, place, places, mayObject, objected } = entry;
  if (quote == null) return null;
  // The form goes, and with it what had the focus.
  const close = () => {
    setOpen(false);
    box.current?.focus();
  };
  return (
    <div className="pt-about" ref={box} tabIndex={-1}>
      <p className="pt-about__words"><span className="pt-small">{t('at')}</span> <q><bdi>{quote}</bdi></q></p>
      {place == null || places.length < 2 ? null : <Became place={place} places={places} />}
      {objected ? <p role="status">{t('objected')}</p> : null}
      {mayObject && !open ? <p><Button small variant="text" onClick={() => setOpen(true)}>{t('object')}</Button></p> : null}
      {open ? <ObjectForm entry={entry} code={code} onChange={(next) => { close(); onChange(next); }} onCancel={close} /> : null}
    </div>
  );
}

/** The place as it stands on this page. */
function seenOf({ place }: OwnEntryFragment) {
  return place == null ? null : { versionId: place.version.id, passageId: place.passage?.id ?? null, start: place.start ?? null };
}

function ObjectForm({ entry, code, onChange, onCancel }: OwnPlaceProps & { readonly onCancel: () => void }) {
  const t = useFormTexts();
  const a = useTexts(portalAnchorMessages);
  const form = `object-${entry.id}`;
  const why = useDraftText(form, '');
  const sending = useSend(PortalObjectToPlace, (data) => data.objectToPlace, form);
  // The button that opened it is gone.
  useEffect(() => document.getElementById(`${form}-objection`)?.focus(), [form]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const payload = await sending.send({ id: entry.id, code, objection: why.text.trim() === '' ? null : why.text, seen: seenOf(entry) });
    if (payload?.contribution == null) return;
    why.clear();
    onChange(payload.contribution);
  };
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)} noValidate>
      <FormFaults form={form} sending={sending} fields={['objection']} />
      <TextArea
        id={`${form}-objection`} label={a('object-why')} hint={a('object-hint')} dir="auto" limit={limits.reason.max}
        value={why.text} onChange={(event) => why.setText(event.target.value)} error={sending.faultAt('objection')}
      />
      <SendState sending={sending} />
      <div className="pt-row">
        <Button type="submit" variant="primary" busy={sending.busy}>{a('object-send')}</Button>
        <Button variant="text" onClick={onCancel}>{t('own.cancel')}</Button>
      </div>
    </form>
  );
}
