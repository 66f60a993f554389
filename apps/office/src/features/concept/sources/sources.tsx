import { officeMessages, officeSourceMessages } from '@mitgestalten/web-i18n';
import { Button, TextField } from '@mitgestalten/web-ui';
import type { FormEvent, ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { useAnnounce } from '../../../ui/announcer.js';
import { bind, FormFaults } from '../../../ui/form.js';
import { Said } from '../../../ui/said.js';
import { useAct } from '../../../ui/use-act.js';
import { useDraftValues } from '../../../ui/use-draft-values.js';
import type { DraftPassage } from '../draft-query.js';
import { contributionIn } from './contribution-in.js';
import { nameSource, type Source } from './source-query.js';

/** The contributions from which the wording of a draft passage comes, and the way to name one that does not stand beside it. */
export function Sources({ passage }: { readonly passage: DraftPassage }): ReactNode {
  const t = useTexts(officeSourceMessages);
  const { roles } = useSession();
  const editor = roles.has('EDITOR');
  if (!editor && passage.sources.length === 0) return null;
  return (
    <section className="of-context" aria-labelledby="sources-title">
      <h2 id="sources-title" className="of-kicker">{t('title', { count: passage.sources.length })}</h2>
      {editor ? <p className="of-note">{t('lead')}</p> : null}
      {passage.sources.length === 0 ? null : (
        <ul className="of-voices">
          {passage.sources.map((source) => (
            <li key={source.id}><SourceView source={source} />{editor ? <Drop passageId={passage.id} contributionId={source.id} /> : null}</li>
          ))}
        </ul>
      )}
      {editor ? <NameByAddress key={passage.id} passageId={passage.id} /> : null}
    </section>
  );
}

/** What was said, by whom, and about which passage. */
export function SourceView({ source }: { readonly source: Source }): ReactNode {
  const t = useTexts(officeSourceMessages);
  const shared = useTexts(officeMessages);
  const { passage } = source;
  const place = passage?.currentEntry?.revision.text;
  return (
    <>
      <Said said={source} small />
      <p className="of-note">
        <bdi>{source.authorName ?? shared('guest')}</bdi>
        {passage == null ? <>{` · ${t('idea')} `}{source.title == null ? null : <q><bdi>{source.title}</bdi></q>}</> : place === undefined ? null : <>{' · '}<bdi lang={place.lang}>{place.title}</bdi></>}
      </p>
    </>
  );
}

interface One { readonly passageId: string; readonly contributionId: string }

function Drop({ passageId, contributionId }: One): ReactNode {
  const t = useTexts(officeSourceMessages);
  const announce = useAnnounce();
  const act = useAct(nameSource, (data) => data.nameSource);
  const drop = async () => {
    if ((await act.run({ passageId, contributionId, named: false })).ok) announce(t('dropped'));
  };
  return (
    <>
      <FormFaults form={`drop-${contributionId}`} act={act} />
      <p><Button small variant="text" busy={act.busy} onClick={() => void drop()}>{t('drop')}</Button></p>
    </>
  );
}

function NameByAddress({ passageId }: { readonly passageId: string }): ReactNode {
  const t = useTexts(officeSourceMessages);
  const announce = useAnnounce();
  const draft = useDraftValues(`source.${passageId}`, { address: '' });
  const act = useAct(nameSource, (data) => data.nameSource);
  const fields = bind('source', draft, act.faults);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const contributionId = contributionIn(draft.values.address);
    if (contributionId === null) return act.refuse([{ code: 'INVALID', field: 'contributionId', message: t('link-wrong') }]);
    if (!(await act.run({ passageId, contributionId, named: true })).ok) return;
    draft.reset();
    announce(t('named'));
  };
  return (
    <details className="of-putaside" open={draft.dirty || draft.restored || undefined}>
      <summary>{t('more')}</summary>
      <form className="of-form" onSubmit={(event) => void submit(event)} noValidate>
        <FormFaults form="source" act={act} fields={['contributionId']} />
        <TextField {...fields.text('address', 'contributionId')} dir="ltr" label={t('link')} hint={t('link-hint')} autoComplete="off" />
        <Button small type="submit" busy={act.busy}>{t('link-submit')}</Button>
      </form>
    </details>
  );
}
