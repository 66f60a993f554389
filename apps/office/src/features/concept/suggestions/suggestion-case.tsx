import { officeMessages, officeSuggestionMessages } from '@mitgestalten/web-i18n';
import { Button, Checkbox } from '@mitgestalten/web-ui';
import { memo, type ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { Said } from '../../../ui/said.js';
import { AnswerForm } from '../../review/answer-form.js';
import { changesOf, type Standing } from './placed.js';
import type { SuggestionToAnswer } from './use-suggestions.js';

export interface SuggestionCaseProps {
  readonly one: SuggestionToAnswer;
  readonly standing: Standing;
  /** The words at its place in the draft. */
  readonly quote: string;
  /** How many others would change the same words. */
  readonly rivals: number;
  /** It is read in the running text. */
  readonly chosen: boolean;
  /** The numbers of its changes that are not taken. */
  readonly leftOut: ReadonlySet<number> | undefined;
  /** The person may answer it. */
  readonly answers: boolean;
  readonly answering: boolean;
  readonly onChoose: (id: string) => void;
  readonly onLeaveOut: (id: string, out: ReadonlySet<number>) => void;
  /** Its answer is to be written. */
  readonly onAnswering: (id: string) => void;
  readonly onAnswered: () => void;
}

/** One suggestion: what it changes, who said and who supports it, whether to read it in the text, and the answer to it. Of two hundred, only those that change render anew. */
export const SuggestionCase = memo(function SuggestionCase({ one, standing, quote, rivals, chosen, leftOut, answers, answering, onChoose, onLeaveOut, onAnswering, onAnswered }: SuggestionCaseProps): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  const shared = useTexts(officeMessages);
  const { contribution, answer } = one;
  const { id, body } = contribution;
  const name = contribution.authorName ?? shared('guest');
  return (
    <article className="of-rewording" aria-label={t('of', { name })}>
      <Said said={standing === 'OPEN' ? { ...contribution, quote } : contribution} small />
      <p className="of-note"><bdi>{name}</bdi>{` · ${t('supports', { count: contribution.supportCount })}`}</p>
      {standing === 'OPEN' ? (
        <Checkbox
          id={`choose-${id}`} label={t('choose')} {...(rivals > 0 ? { hint: t('rivals', { count: rivals }) } : {})} checked={chosen} onChange={() => onChoose(id)}
        />
      ) : <p className="of-note">{t(`standing.${standing}`)}</p>}
      {chosen ? <Parts id={id} quote={quote} body={body} leftOut={leftOut ?? new Set()} onLeaveOut={onLeaveOut} /> : null}
      {answer === null || answer === undefined ? null : <p className="of-note">{t(answer.state === 'PROPOSED' ? 'answer.proposed' : 'answer.draft', { outcome: shared(`outcome.${answer.outcome}`) })}</p>}
      {!answers ? null : answering
        ? <AnswerForm one={one} barred={false} likely={standing === 'TAKEN' ? 'ADOPTED' : ''} onSettled={onAnswered} onChanged={onAnswered} />
        : <p><Button small variant="text" onClick={() => onAnswering(id)}>{t('answer', { name })}</Button></p>}
    </article>
  );
});

/** Its changes one by one, where there are several: some can be taken without the others. */
function Parts({ id, quote, body, leftOut, onLeaveOut }: Pick<SuggestionCaseProps, 'quote' | 'onLeaveOut'> & { readonly id: string; readonly body: string; readonly leftOut: ReadonlySet<number> }): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  const changes = changesOf({ quote, replacement: body });
  if (changes.length < 2) return null;
  return (
    <fieldset className="of-rewording__parts">
      <legend className="of-note">{t('parts')}</legend>
      {changes.map(({ removed, added }, n) => (
        <Checkbox
          key={n} id={`part-${id}-${n}`} checked={!leftOut.has(n)} label={<span dir="auto">{removed.trim() === '' ? null : <del>{removed}</del>} {added.trim() === '' ? null : <ins>{added}</ins>}</span>}
          onChange={() => onLeaveOut(id, leftOut.has(n) ? new Set([...leftOut].filter((each) => each !== n)) : new Set([...leftOut, n]))}
        />
      ))}
    </fieldset>
  );
}
