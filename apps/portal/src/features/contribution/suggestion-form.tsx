import type { Selector } from '@mitgestalten/concept-domain';
import { replacementOf } from '@mitgestalten/contribution-domain';
import { limits } from '@mitgestalten/kernel';
import { graphql, useDraftText } from '@mitgestalten/web-data';
import { portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { Button, TextArea } from '@mitgestalten/web-ui';
import { useDeferredValue, type FormEvent } from 'react';
import { useCommonTexts, useLanguage, useTexts } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useSend } from '../../islands/use-send.js';
import type { ChosenWords } from '../concept/voices.js';
import { sentBy } from './comment-form.js';
import { signatureOf, useEntry, type GuestWays } from './entry.js';
import { SentView } from './sent-view.js';
import { TrackedChange } from './tracked-change.js';
import { useSent } from './use-sent.js';
import { useViewer } from './viewer.js';
import { AuthorFields, BeforeSending, useCounter, WayFields } from './write-fields.js';

const PortalSubmitSuggestion = graphql(`
  mutation PortalSubmitSuggestion($input: SubmitSuggestionInput!) {
    submitSuggestion(input: $input) {
      contribution { id state }
      code
      confirmationSent
      errors { code message field }
    }
  }
`);

export interface SuggestionFormProps {
  readonly passageId: string;
  /** The wording that is shown beside the form, and its language. */
  readonly revisionTextId: string;
  readonly lang: string;
  /** The words that are to be changed. */
  readonly anchor: Selector;
  readonly draftKey: string;
  readonly ways: GuestWays;
  readonly publicUrl: string;
  /** Where it stands, to come back to after signing in. */
  readonly address: string;
}

const fields = ['body', 'reason', 'authorName', 'onBehalfOf', 'email'];

/**
 * Under which key the changed words are kept until they are sent: that of the words as the address names them. So they are found again when the
 * text was replaced meanwhile, and the words stand elsewhere in it.
 */
export function suggestionDraftKey(passageId: string, { start, end, textId }: ChosenWords): string {
  return `suggestion:${passageId}:${textId}:${start}-${end}`;
}

/** The words as they stand, to be changed in place; what changes is shown before it is sent. */
export function SuggestionForm({ passageId, revisionTextId, lang, anchor, draftKey, ways, publicUrl, address }: SuggestionFormProps) {
  const t = useTexts(portalSuggestionMessages);
  const common = useCommonTexts();
  const page = useLanguage();
  const counter = useCounter();
  const entry = useEntry(draftKey, page.lang, ways, anchor.quote);
  const why = useDraftText(`${draftKey}:reason`);
  const viewer = useViewer();
  const sending = useSend(PortalSubmitSuggestion, (data) => data.submitSuggestion, draftKey);
  const { sent, show, onNoted, onAnother } = useSent(draftKey);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const signature = { ...signatureOf(entry, viewer === null), lang };
    const payload = await sending.send({ passageId, revisionTextId, anchor, body: entry.body, reason: why.text.trim() === '' ? null : why.text, ...signature });
    if (payload === null) return;
    entry.clear();
    why.clear();
    show(sentBy(payload, signature.email));
  };

  if (sent !== null) return <SentView sent={sent} publicUrl={publicUrl} onNoted={onNoted} onAnother={onAnother} />;
  const group = { form: 'suggestion', entry, faultAt: sending.faultAt };
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)} noValidate>
      <FormFaults form="suggestion" sending={sending} fields={fields} />
      <TextArea
        id="suggestion-body" name="body" label={t('words')} hint={t('words-hint')} lang={lang} dir="auto" rows={4}
        value={entry.body} onChange={(event) => entry.set.body(event.target.value)} limit={limits.replacement.max} counter={counter} error={sending.faultAt('body')}
      />
      <Preview quote={anchor.quote} typed={entry.body} lang={lang} />
      {entry.body === anchor.quote ? null : <p><Button small variant="text" onClick={() => entry.set.body(anchor.quote)}>{t('reset')}</Button></p>}
      <TextArea
        id="suggestion-reason" name="reason" label={t('reason')} hint={t('reason-hint')} dir="auto" rows={2} optional={replacementOf(entry.body) === '' ? undefined : common('form.optional')}
        value={why.text} onChange={(event) => why.setText(event.target.value)} limit={limits.reason.max} counter={counter} error={sending.faultAt('reason')}
      />
      <AuthorFields {...group} />
      <WayFields {...group} ways={ways} viewer={viewer} returnTo={address} />
      <BeforeSending />
      <SendState sending={sending} />
      <p><Button type="submit" variant="primary" busy={sending.busy}>{t('send')}</Button></p>
    </form>
  );
}

function Preview({ quote, typed, lang }: { readonly quote: string; readonly typed: string; readonly lang: string }) {
  const t = useTexts(portalSuggestionMessages);
  // Keys come first: what changes follows them as soon as there is time.
  const replacement = replacementOf(useDeferredValue(typed));
  return (
    <section className="pt-preview" aria-labelledby="suggestion-change">
      <h3 id="suggestion-change">{t('change')}</h3>
      {replacement === replacementOf(quote) ? <p className="pt-small">{t('change-none')}</p> : <TrackedChange rewording={{ quote, replacement }} lang={lang} />}
    </section>
  );
}
