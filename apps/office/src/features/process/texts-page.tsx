import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Checkbox, TextField } from '@mitgestalten/web-ui';
import { languageName, officeMessages, officeSettingsMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { officeLanguages, useLanguage, useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { fieldId } from '../../ui/faults.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { LocalFields, type Local } from '../../ui/local-fields.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { SettingsFrame } from './settings-frame.js';
import { settingsQuery, updateProcess, type ProcessSettings } from './settings-query.js';

const firstPageKeys = ['promise', 'decides'] as const;
const pageKeys = ['rules', 'imprint', 'privacy', 'contact', 'accessibility'] as const;
const hinted = { promise: 'texts.promise-hint', decides: 'texts.decides-hint', rules: 'texts.rules-hint' } as const;
type TextKey = (typeof firstPageKeys)[number] | (typeof pageKeys)[number];

interface Values {
  readonly title: Local;
  readonly texts: Readonly<Record<string, Local>>;
  readonly contactEmail: string;
  readonly minimumAge: string;
  readonly districtName: string;
  readonly accent: string;
  readonly languages: readonly string[];
  readonly lockVersion: number;
}

const localOf = (texts: readonly { lang: string; text: string }[]): Local => Object.fromEntries(texts.map(({ lang, text }) => [lang, text]));
const listOf = (texts: Local) => Object.entries(texts).map(([lang, text]) => ({ lang, text }));

function valuesOf({ settings, contactEmail, minimumAge, district, languages }: ProcessSettings): Values {
  return {
    title: localOf(settings?.title ?? []), texts: Object.fromEntries((settings?.texts ?? []).map(({ key, values }) => [key, localOf(values)])),
    districtName: district.name, accent: district.accent, languages, contactEmail: contactEmail ?? '', minimumAge: String(minimumAge), lockVersion: settings?.lockVersion ?? 0,
  };
}

/** Title, promise and text pages of the process, in all its languages. */
export function Component(): ReactNode {
  const t = useTexts(officeSettingsMessages);
  return <SettingsFrame title={t('texts.title')} lead={t('texts.lead')}>{(process) => <TextsForm process={process} />}</SettingsFrame>;
}

function TextsForm({ process }: { readonly process: ProcessSettings }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const announce = useAnnounce();
  const client = useApolloClient();
  const draft = useDraftValues(`settings.${process.id}`, valuesOf(process));
  const act = useAct(updateProcess, (data) => data.updateProcess);
  const fields = bind('settings', draft, act.faults);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = draft.values;
    const { ok, payload } = await act.run({
      processId: process.id, lockVersion: typed.lockVersion, title: listOf(typed.title), contactEmail: typed.contactEmail || null, minimumAge: Number(typed.minimumAge) || 0,
      districtName: typed.districtName, accent: typed.accent, languages: [...typed.languages],
      texts: Object.entries(typed.texts).map(([key, values]) => ({ key, values: listOf(values) })),
    });
    if (!ok) return;
    draft.sent(typed, { lockVersion: payload.process?.settings?.lockVersion ?? typed.lockVersion });
    announce(shared('form.saved'));
    await client.refetchQueries({ include: ['OfficeSession'] });
  };
  const rebase = async () => {
    const { data } = await client.query({ query: settingsQuery, variables: { slug: process.slug } });
    draft.set({ lockVersion: data?.process?.settings?.lockVersion ?? draft.values.lockVersion });
    act.clear();
  };
  const text = (key: TextKey, rows: number) => (
    <LocalFields key={key} form="settings" path={`texts.${key}`} rows={rows} values={draft.values.texts[key] ?? {}}
      label={(one) => t('texts.in', { what: t(`texts.${key}`), lang: languageName(one, lang) })} hint={key in hinted ? t(hinted[key as keyof typeof hinted]) : undefined}
      faults={act.faults} onChange={(values) => draft.set({ texts: { ...draft.values.texts, [key]: values } })} />
  );
  return (
    <form className="of-form of-form--wide" onSubmit={submit} noValidate>
      {act.faults.has('CONFLICT') ? (
        <Alert tone="warning" role="alert" title={t('texts.conflict')}><Button onClick={() => void rebase()}>{t('texts.conflict-reload')}</Button></Alert>
      ) : <FormFaults form="settings" act={act} fields={['title', 'texts', 'contactEmail', 'minimumAge', 'districtName', 'accent', 'languages']} />}
      <RestoredNotice draft={draft} />
      <fieldset className="of-facts">
        <legend className="of-heading">{t('texts.group.first')}</legend>
        <LocalFields form="settings" path="title" values={draft.values.title} faults={act.faults}
          label={(one) => t('texts.in', { what: t('texts.name'), lang: languageName(one, lang) })} onChange={(title) => draft.set({ title })} />
        {firstPageKeys.map((key) => text(key, 2))}
        <div className="of-pair">
          <TextField {...fields.text('districtName')} label={t('texts.district')} />
          <TextField {...fields.text('accent')} label={t('texts.accent')} hint={t('texts.accent-hint')} dir="ltr" className="of-short" />
        </div>
      </fieldset>
      <fieldset className="of-facts">
        <legend className="of-heading">{t('texts.group.languages')}</legend>
        <p className="of-note">{t('texts.languages-hint')}</p>
        {officeLanguages.map((one) => (
          <Checkbox key={one} id={fieldId('settings', `languages.${one}`)} name="languages" label={languageName(one, lang)} disabled={one === 'de'} checked={draft.values.languages.includes(one)}
            onChange={(event) => draft.set({ languages: [...draft.values.languages.filter((other) => other !== one), ...(event.target.checked ? [one] : [])] })} />
        ))}
      </fieldset>
      <fieldset className="of-facts">
        <legend className="of-heading">{t('texts.group.contact')}</legend>
        <TextField {...fields.text('contactEmail')} label={t('texts.email')} type="email" dir="ltr" />
        <TextField {...fields.text('minimumAge')} label={t('texts.age')} hint={t('texts.age-hint')} inputMode="numeric" className="of-short" />
      </fieldset>
      <fieldset className="of-facts">
        <legend className="of-heading">{t('texts.group.pages')}</legend>
        <p className="of-note">{t('texts.paragraphs')}</p>
        {pageKeys.map((key) => text(key, 8))}
      </fieldset>
      <div className="of-actions of-actions--stay"><Button variant="primary" type="submit" busy={act.busy}>{t('texts.save')}</Button></div>
    </form>
  );
}
