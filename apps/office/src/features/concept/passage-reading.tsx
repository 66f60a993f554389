import { Alert, Doc } from '@mitgestalten/web-ui';
import { directionOf, officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import type { DraftPassage } from './draft-query.js';
import { measureFields } from './passage-values.js';

/** A passage of the draft for who may read but not write it. */
export function PassageReading({ passage }: { readonly passage: DraftPassage }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const facts = measureFields.filter((field) => passage[field]);
  return (
    <article className="of-case" lang={passage.lang} dir={directionOf(passage.lang)}>
      {passage.removed ? <Alert tone="warning" title={t('passage.removed')} /> : null}
      <h2 className="of-said-title">{passage.title}</h2>
      <Doc doc={passage.doc} headingLevel={3} />
      {facts.length === 0 ? null : (
        <dl className="of-factlist">{facts.map((field) => <div key={field}><dt>{shared(`measure.${field}`)}</dt><dd>{passage[field]}</dd></div>)}</dl>
      )}
      {passage.reason ? <p className="of-note">{t('version.reason', { reason: passage.reason })}</p> : null}
    </article>
  );
}
