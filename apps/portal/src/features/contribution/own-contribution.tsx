import { formatDay, formatUntilDay, portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { graphql, type OwnEntryFragment } from '@mitgestalten/web-data';
import { Badge, Button, type BadgeProps } from '@mitgestalten/web-ui';
import { useState } from 'react';
import { textLanguage, useCommonTexts, useFormTexts, useLanguage, useTexts } from '../../app/language.js';
import { BroughtIn, Suggested } from './contribution-view.js';
import { NamedIn } from './named-in.js';
import { outcomeTones } from './outcome-tones.js';
import { EditForm, WithdrawForm } from './own-changes.js';
import { OwnPlace } from './own-place.js';

export const OwnEntry = graphql(`
  fragment OwnEntry on OwnContribution {
    id
    kind
    state
    lang
    createdAt
    title
    body
    reason
    supportCount
    broughtIn { id title }
    namedIn { ...WordsOfSource }
    editPending
    notice { kind reasonCode reason decidedAt }
    answer { id outcome body lang publishedAt textChanged }
    answerDueAt
    answerOverdue
    passage { id currentEntry { revision { text { id title } } } }
    viewerCan { edit withdraw }
    quote
    mayObject
    objected
    place { ...CurrentPlace }
    places { ...ContributionPlace }
  }
`);

const tones = { UNCONFIRMED: 'warning', SUBMITTED: 'info', PUBLISHED: 'success', WITHHELD: 'danger', WITHDRAWN: 'neutral' } as const satisfies
  Record<OwnEntryFragment['state'], BadgeProps['tone']>;

export interface OwnContributionProps {
  readonly entry: OwnEntryFragment;
  /** The code by which the reader is its author; null when signed in. */
  readonly code: string | null;
  readonly contact: string | null;
  readonly onChange: (entry: OwnEntryFragment) => void;
}

/** One's own text: where it stands, what the office said, and what can still be done with it. */
export function OwnContribution({ entry, code, contact, onChange }: OwnContributionProps) {
  const t = useFormTexts();
  const s = useTexts(portalSuggestionMessages);
  const { lang } = useLanguage();
  const [open, setOpen] = useState<'edit' | 'withdraw' | null>(null);
  const [done, setDone] = useState<'own.saved' | 'own.withdrawn' | null>(null);
  const changed = (message: NonNullable<typeof done>) => (next: OwnEntryFragment) => {
    setOpen(null);
    setDone(message);
    onChange(next);
  };
  const common = { entry, code, onCancel: () => setOpen(null) };
  return (
    <article className="pt-own">
      <p className="pt-own__state">
        <Badge tone={tones[entry.state]}>{t(`own.state.${entry.state}`)}</Badge> <span>{t('own.at', { date: formatDay(lang, entry.createdAt) })}</span>
      </p>
      <About entry={entry} />
      <OwnPlace entry={entry} code={code} onChange={onChange} />
      <blockquote className="pt-own__text" {...textLanguage(lang, entry.lang)} dir="auto">
        {entry.title == null ? null : <p className="pt-own__title">{entry.title}</p>}
        {entry.kind === 'SUGGESTION' ? <Suggested suggestion={entry} /> : <p className="pt-plain">{entry.body}</p>}
      </blockquote>
      <BroughtIn version={entry.broughtIn} />
      {entry.kind === 'SUGGESTION' && entry.state === 'PUBLISHED' ? <p>{s('support-count', { count: entry.supportCount })}</p> : null}
      {entry.editPending ? <p>{t('own.edit-pending')}</p> : null}
      <Reasons entry={entry} contact={contact} />
      <AnswerGiven entry={entry} />
      <NamedIn entries={entry.namedIn} />
      <div role="status">{done === null ? null : <p className="pt-done">{t(done)}</p>}</div>
      {open === 'edit' ? <EditForm {...common} onSaved={changed('own.saved')} /> : null}
      {open === 'withdraw' ? <WithdrawForm {...common} onSaved={changed('own.withdrawn')} /> : null}
      {open !== null ? null : (
        <div className="pt-own__actions">
          {entry.viewerCan.edit ? <Button small onClick={() => setOpen('edit')}>{t('own.edit')}</Button> : null}
          {entry.viewerCan.withdraw ? <Button small variant="text" onClick={() => setOpen('withdraw')}>{t('own.withdraw')}</Button> : null}
        </div>
      )}
    </article>
  );
}

function About({ entry }: { readonly entry: OwnEntryFragment }) {
  const t = useFormTexts();
  const { href } = useLanguage();
  const title = entry.passage?.currentEntry?.revision.text.title;
  if (entry.passage != null) {
    return <p><a href={href(`/stelle/${entry.passage.id}`)}>{title === undefined ? t('own.where') : t('own.about', { title })}</a></p>;
  }
  return entry.state === 'PUBLISHED' ? <p><a href={href(`/ideen/${entry.id}`)}>{t('own.where')}</a></p> : null;
}

function Reasons({ entry, contact }: { readonly entry: OwnEntryFragment; readonly contact: string | null }) {
  const t = useFormTexts();
  const { notice } = entry;
  if (notice == null || notice.kind !== 'WITHHOLD') return null;
  return (
    <div className="pt-notice">
      <p><strong>{t('own.reason')}:</strong> {notice.reasonCode == null ? null : t(`reason.${notice.reasonCode}`)}</p>
      {notice.reason == null ? null : <p className="pt-plain">{notice.reason}</p>}
      {contact === null ? null : <p>{t('own.complain', { contact })}</p>}
    </div>
  );
}

function AnswerGiven({ entry }: { readonly entry: OwnEntryFragment }) {
  const t = useFormTexts();
  const common = useCommonTexts();
  const { lang } = useLanguage();
  const { answer } = entry;
  if (answer == null) {
    const due = entry.state === 'PUBLISHED' && entry.answerDueAt != null ? entry.answerDueAt : null;
    return due === null ? null : <p>{t(entry.answerOverdue ? 'own.answer-overdue' : 'own.answer-due', { date: formatUntilDay(lang, due) })}</p>;
  }
  return (
    <div className="pt-answer">
      <p className="pt-answer__head"><strong>{t('own.answer')}</strong> <Badge tone={outcomeTones[answer.outcome]}>{common(`outcome.${answer.outcome}`)}</Badge></p>
      <p className="pt-plain" {...textLanguage(lang, answer.lang)}>{answer.body}</p>
      {answer.textChanged ? <p className="pt-small">{common('answer.text-changed')}</p> : null}
    </div>
  );
}
