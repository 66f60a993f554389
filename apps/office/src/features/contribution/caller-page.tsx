import './caller.css';
import { contributionLanguages, lengthOf, limits } from '@mitgestalten/kernel';
import { graphql, type Channel } from '@mitgestalten/web-data';
import { Alert, Button, QrCode, RadioGroup, Select, TextArea, TextField } from '@mitgestalten/web-ui';
import { languageName, officeCallerMessages, officeMessages } from '@mitgestalten/web-i18n';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { Page } from '../../ui/page.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { PassagePicker } from './passage-picker.js';
import { WordsPicker, type SpokenWords } from './words-picker.js';

const enterContribution = graphql(`
  mutation OfficeEnterContribution($input: EnterContributionInput!) {
    enterContribution(input: $input) { contribution { id } code errors { code message field } }
  }
`);

const form = 'caller';
const empty = { place: '', words: null as SpokenWords | null, title: '', body: '', lang: 'de', authorName: '', onBehalfOf: '', channel: 'COUNTER' };
/** The place that stands for "no passage: a new idea". */
const idea = 'idea';

/** Types in what somebody says on the phone, at the counter or on paper: the text first, the rest only if needed. */
export function Component(): ReactNode {
  const t = useTexts(officeCallerMessages);
  const [given, setGiven] = useState<{ code: string | null } | null>(null);
  return (
    <Page title={t('title')} lead={t('lead')}>
      {given === null ? <CallForm onDone={(code) => setGiven({ code })} /> : <Done code={given.code} onNext={() => setGiven(null)} />}
    </Page>
  );
}

function CallForm({ onDone }: { readonly onDone: (code: string | null) => void }): ReactNode {
  const t = useTexts(officeCallerMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const draft = useDraftValues(`caller.${process.id}`, empty);
  const act = useAct(enterContribution, (data) => data.enterContribution);
  const fields = bind(form, draft, act.faults);
  const { place, words, title, body, authorName, onBehalfOf, channel } = draft.values;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (place === '') return act.refuse([{ code: 'EMPTY', field: 'passageId', message: t('place.missing') }]);
    const isIdea = place === idea;
    const { ok, payload } = await act.run({
      processId: process.id, passageId: isIdea ? null : place, revisionTextId: words?.textId ?? null, anchor: words?.anchor ?? null, title: isIdea ? title : null, body, lang: draft.values.lang,
      authorName: authorName || null, onBehalfOf: onBehalfOf || null, channel: channel as Channel,
    });
    if (!ok) return;
    draft.reset();
    onDone(payload.code ?? null);
  };
  const left = (count: number) => (count < 0 ? t('over', { over: -count }) : count < 500 ? t('left', { left: count }) : null);
  return (
    <form className="of-form" onSubmit={submit} noValidate>
      <FormFaults form={form} act={act} fields={['passageId', 'anchor', 'title', 'body', 'lang', 'authorName', 'onBehalfOf', 'channel']} />
      <RestoredNotice draft={draft} />
      <p className="of-aside">{t('notice')}</p>
      <TextArea {...fields.text('body')} rows={6} lang={draft.values.lang} label={t('body')} limit={limits.contribution.max} counter={(count) => left(Math.min(count, limits.contribution.max - lengthOf(body)))} />
      <PassagePicker id="caller-passageId" value={place} idea={idea} error={act.faults.at('passageId')} onChange={(next) => draft.set({ place: next, words: null })} />
      {place === '' || place === idea ? null : <WordsPicker key={place} id="caller-anchor" passageId={place} value={words} onChange={(next) => draft.set({ words: next })} />}
      {place === idea ? <TextField {...fields.text('title')} label={t('idea-title')} /> : null}
      <RadioGroup {...fields.choice('channel')} horizontal legend={t('channel')} options={(['COUNTER', 'PAPER'] as const).map((value) => ({ value, label: t(`channel.${value}`) }))} />
      <details className="of-add" open={authorName !== '' || onBehalfOf !== '' || draft.values.lang !== 'de' || act.faults.all.length > 0}>
        <summary>{t('more')}</summary>
        <div className="of-form">
          <TextField {...fields.text('authorName')} label={t('name')} optional={shared('form.optional')} autoComplete="off" />
          <TextField {...fields.text('onBehalfOf')} label={t('on-behalf')} hint={t('on-behalf-hint')} optional={shared('form.optional')} autoComplete="off" />
          <Select {...fields.text('lang')} label={t('lang')} options={contributionLanguages.map((value) => ({ value, label: languageName(value, lang) }))} />
        </div>
      </details>
      <Button variant="primary" type="submit" busy={act.busy}>{t('submit')}</Button>
    </form>
  );
}

function Done({ code, onNext }: { readonly code: string | null; readonly onNext: () => void }): ReactNode {
  const t = useTexts(officeCallerMessages);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="of-form" ref={box} tabIndex={-1}>
      <Alert tone="success" title={t('done')}>{t('done-why')}</Alert>
      {code === null ? null : (
        <section className="of-code">
          <div>
            <h2 className="of-kicker">{t('code')}</h2>
            <p className="of-code__text" dir="ltr">{code}</p>
            <p>{t('code-why', { address: `${location.host}/code` })}</p>
          </div>
          <QrCode text={`${location.origin}/code#${code}`} label={t('code-qr')} />
        </section>
      )}
      <p><Button variant="primary" onClick={onNext}>{t('next')}</Button></p>
    </div>
  );
}
