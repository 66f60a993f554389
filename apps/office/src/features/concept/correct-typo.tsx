import { graphql } from '@mitgestalten/web-data';
import { Alert, Button, TextField } from '@mitgestalten/web-ui';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { DiffText } from '../../ui/diff-text.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import type { DraftPassage } from './draft-query.js';

const correctTypo = graphql(`
  mutation OfficeCorrectTypo($input: CorrectTypoInput!) {
    correctTypo(input: $input) { version { id number } draftCorrected errors { code message field } }
  }
`);

/** Corrects one mistyped word of the published wording; it is published at once, by one person alone. */
export function CorrectTypo({ passageId, revision, onCorrected }: {
  readonly passageId: string; readonly revision: NonNullable<DraftPassage['publishedRevision']>; readonly onCorrected: () => Promise<void>;
}): ReactNode {
  const t = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const draft = useDraftValues(`typo.${passageId}`, { wrong: '', right: '' });
  const act = useAct(correctTypo, (data) => data.correctTypo);
  const [done, setDone] = useState<{ readonly number: number; readonly inDraft: boolean } | null>(null);
  // What is typed next is not what was refused.
  const set = (part: Parameters<typeof draft.set>[0]) => {
    draft.set(part);
    act.clear();
  };
  const fields = bind('typo', { ...draft, set }, act.faults);
  const { wrong, right } = draft.values;
  const line = lineWith(`${revision.text.title}\n${revision.text.plain}`, wrong);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDone(null);
    const { ok, payload } = await act.run({ passageId, revisionId: revision.id, wrong, right });
    if (!ok) return;
    draft.reset();
    const number = payload.version?.number ?? 1;
    setDone({ number, inDraft: payload.draftCorrected === true });
    announce(t('typo.done', { number }));
    await onCorrected();
  };
  return (
    <details className="of-putaside" open={draft.dirty || draft.restored || done !== null || undefined}>
      <summary>{t('typo')}</summary>
      <form className="of-form" onSubmit={submit} noValidate>
        <p className="of-note">{t('typo.lead')}</p>
        <FormFaults form="typo" act={act} fields={['wrong', 'right']} />
        <RestoredNotice draft={draft} />
        {done === null ? null : <Alert tone={done.inDraft ? 'success' : 'warning'} title={t('typo.done', { number: done.number })}>{done.inDraft ? null : t('typo.not-in-draft')}</Alert>}
        <TextField {...fields.text('wrong')} label={t('typo.wrong')} hint={t('typo.wrong-hint')} lang={revision.text.lang} dir="auto" />
        <TextField {...fields.text('right')} label={t('typo.right')} lang={revision.text.lang} dir="auto" />
        {line === null || right === '' ? null : (
          <section>
            <h3 className="of-kicker">{t('typo.preview')}</h3>
            <DiffText before={line} after={line.replace(wrong, () => right)} lang={revision.text.lang} />
          </section>
        )}
        <Button type="submit" busy={act.busy}>{t('typo.submit')}</Button>
      </form>
    </details>
  );
}

/** The heading or paragraph in which these words stand; null when they do not stand there, or more than once. */
function lineWith(text: string, words: string): string | null {
  if (words === '' || text.split(words).length !== 2) return null;
  return text.split('\n').find((line) => line.includes(words)) ?? null;
}
