import type { Selector } from '@mitgestalten/concept-domain';
import { graphql } from '@mitgestalten/web-data';
import { Button } from '@mitgestalten/web-ui';
import type { FormEvent } from 'react';
import { useFormTexts, useLanguage } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useSend } from '../../islands/use-send.js';
import { signatureOf, useEntry, type GuestWays } from './entry.js';
import { SentView, type Sent } from './sent-view.js';
import { useSent } from './use-sent.js';
import { useViewer } from './viewer.js';
import { AuthorFields, BeforeSending, BodyField, WayFields } from './write-fields.js';

const PortalSubmitComment = graphql(`
  mutation PortalSubmitComment($input: SubmitCommentInput!) {
    submitComment(input: $input) {
      contribution { id state }
      code
      confirmationSent
      errors { code message field }
    }
  }
`);

export interface CommentFormProps {
  readonly passageId: string;
  /** The wording that is shown beside the form. */
  readonly revisionTextId: string;
  readonly parentId: string | null;
  /** The words that the comment is about; null for the whole passage. */
  readonly anchor: Selector | null;
  readonly ways: GuestWays;
  readonly publicUrl: string;
  /** Where it stands, to come back to after signing in. */
  readonly address: string;
}

const fields = ['body', 'lang', 'authorName', 'onBehalfOf', 'email'];

/** Under which key the words of a comment or reply are kept until they are sent. */
export function commentDraftKey(passageId: string, parentId: string | null): string {
  return `comment:${passageId}:${parentId ?? ''}`;
}

/** The form for a comment or a reply, for guests by mail or code and for signed-in people. */
export function CommentForm({ passageId, revisionTextId, parentId, anchor, ways, publicUrl, address }: CommentFormProps) {
  const t = useFormTexts();
  const { lang } = useLanguage();
  const draftKey = commentDraftKey(passageId, parentId);
  const entry = useEntry(draftKey, lang, ways);
  const viewer = useViewer();
  const sending = useSend(PortalSubmitComment, (data) => data.submitComment, draftKey);
  const { sent, show, onNoted, onAnother } = useSent(draftKey);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const signature = signatureOf(entry, viewer === null);
    const payload = await sending.send({ passageId, revisionTextId, parentId, anchor, body: entry.body, ...signature });
    if (payload === null) return;
    entry.clear();
    show(sentBy(payload, signature.email));
  };

  if (sent !== null) return <SentView sent={sent} publicUrl={publicUrl} onNoted={onNoted} onAnother={onAnother} />;
  const group = { form: 'comment', entry, faultAt: sending.faultAt };
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)} noValidate>
      <FormFaults form="comment" sending={sending} fields={fields} />
      <BodyField {...group} label={t(parentId === null ? 'write.comment' : 'write.reply')} hint={t('write.comment-hint')} />
      <AuthorFields {...group} />
      <WayFields {...group} ways={ways} viewer={viewer} returnTo={address} />
      <BeforeSending />
      <SendState sending={sending} />
      <p><Button type="submit" variant="primary" busy={sending.busy}>{t('write.send')}</Button></p>
    </form>
  );
}

/** What the payload of a sent text means for its author. */
export function sentBy(
  payload: { readonly code?: string | null; readonly confirmationSent: boolean; readonly contribution?: { readonly state: string } | null },
  email: string | null,
): Sent {
  if (payload.confirmationSent) return { way: 'mail', email: email ?? '' };
  if (payload.code != null) return { way: 'code', code: payload.code };
  return { way: 'account', published: payload.contribution?.state === 'PUBLISHED' };
}
