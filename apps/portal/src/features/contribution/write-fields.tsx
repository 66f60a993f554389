import { contributionLanguages, limits } from '@mitgestalten/kernel';
import { languageName } from '@mitgestalten/web-i18n';
import { RadioGroup, Select, TextArea, TextField } from '@mitgestalten/web-ui';
import { useCommonTexts, useFormTexts, useLanguage } from '../../app/language.js';
import type { Entry, GuestWays, Way } from './entry.js';
import { nameOf } from './viewer.js';

export interface FieldGroupProps {
  /** The first part of all ids. */
  readonly form: string;
  readonly entry: Entry;
  readonly faultAt: (field: string) => string | undefined;
}

/** The text itself and its language. */
export function BodyField({ form, entry, faultAt, label, hint }: FieldGroupProps & { readonly label: string; readonly hint: string }) {
  const counter = useCounter();
  const t = useFormTexts();
  return (
    <>
      <TextArea
        id={`${form}-body`} name="body" label={label} hint={hint} lang={entry.lang} dir="auto" required
        value={entry.body} onChange={(event) => entry.set.body(event.target.value)}
        limit={limits.contribution.max} counter={counter} error={faultAt('body')}
      />
      <Select
        id={`${form}-lang`} name="lang" label={t('write.lang')} error={faultAt('lang')}
        options={contributionLanguages.map((lang) => ({ value: lang, label: languageName(lang), lang }))}
        value={entry.lang} onChange={(event) => entry.set.lang(event.target.value)}
      />
    </>
  );
}

/** The words of a counter of characters: only said when the end comes near. */
export function useCounter() {
  const t = useCommonTexts();
  return (left: number) => {
    if (left < 0) return t('form.over', { count: -left });
    return left < 500 ? t('form.left', { count: left }) : null;
  };
}

/** Name and "im Namen von", both free. */
export function AuthorFields({ form, entry, faultAt }: FieldGroupProps) {
  const t = useFormTexts();
  const common = useCommonTexts();
  const filled = entry.name !== '' || entry.onBehalfOf !== '' || faultAt('authorName') !== undefined || faultAt('onBehalfOf') !== undefined;
  return (
    <details className="pt-more" open={filled || undefined}>
      <summary>{t('write.who')} <span className="kern-label__optional">{common('form.optional')}</span></summary>
      <div className="pt-more__body">
        <TextField
          id={`${form}-authorName`} name="authorName" autoComplete="nickname" label={t('write.name')} hint={t('write.name-hint')}
          value={entry.name} onChange={(event) => entry.set.name(event.target.value)} error={faultAt('authorName')}
        />
        <TextField
          id={`${form}-onBehalfOf`} name="onBehalfOf" autoComplete="organization" label={t('write.on-behalf')} hint={t('write.on-behalf-hint')}
          value={entry.onBehalfOf} onChange={(event) => entry.set.onBehalfOf(event.target.value)} error={faultAt('onBehalfOf')}
        />
      </div>
    </details>
  );
}

type Person = { readonly displayName?: string | null; readonly email: string };

/** How a guest learns what became of the text; signed-in people read who they are. */
export function WayFields({ form, entry, faultAt, ways, viewer, returnTo }: FieldGroupProps & {
  readonly ways: GuestWays; readonly viewer: Person | null; readonly returnTo: string;
}) {
  const t = useFormTexts();
  const { href } = useLanguage();
  if (viewer !== null) return <p>{t('write.signed-in', { name: nameOf(viewer) })}</p>;
  if (!ways.mail && !ways.code) {
    return <p>{t('write.sign-in-needed')} <a href={href(`/anmelden?weiter=${encodeURIComponent(href(returnTo))}`)}>{t('me.sign-in')}</a></p>;
  }
  const email = (
    <TextField
      id={`${form}-email`} name="email" type="email" inputMode="email" autoComplete="email" label={t('write.email')} hint={t('write.email-hint')}
      value={entry.email} onChange={(event) => entry.set.email(event.target.value)} error={faultAt('email')}
    />
  );
  if (!ways.code) return email;
  return (
    <>
      {ways.mail ? (
        <RadioGroup
          id={`${form}-way`} name="way" legend={t('write.way')} value={entry.way} onChange={(way) => entry.set.way(way as Way)}
          options={[
            { value: 'code', label: t('write.way-code'), hint: t('write.way-code-hint') },
            { value: 'mail', label: t('write.way-mail'), hint: t('write.way-mail-hint') },
          ]}
        />
      ) : null}
      {entry.way === 'mail' ? email : null}
    </>
  );
}

/** What everybody should know before sending. */
export function BeforeSending() {
  const t = useFormTexts();
  const { href } = useLanguage();
  return (
    <div className="pt-notice">
      <p className="pt-notice__title">{t('write.notice')}</p>
      <ul>
        <li><strong>{t('write.notice-status')}</strong></li>
        <li>{t('write.notice-public')}</li>
        <li><a href={href('/seite/rules')}>{t('write.notice-rules')}</a></li>
      </ul>
    </div>
  );
}

