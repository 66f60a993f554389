import { useQuery } from '@apollo/client/react';
import { selectorOf, sentenceSpans, type Selector, type Span } from '@mitgestalten/concept-domain';
import { graphql } from '@mitgestalten/web-data';
import { officeCallerMessages } from '@mitgestalten/web-i18n';
import { Button } from '@mitgestalten/web-ui';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { QueryState } from '../../ui/query-state.js';

const wordsQuery = graphql(`
  query OfficePassageWords($id: ID!) {
    passage(id: $id) { id currentEntry { revision { id text { id lang plain } } } }
  }
`);

/** Words of a text, with that text: positions count in it alone. */
export interface SpokenWords {
  readonly textId: string;
  readonly anchor: Selector;
}

interface PickerProps {
  readonly id: string;
  readonly passageId: string;
  readonly value: SpokenWords | null;
  readonly onChange: (value: SpokenWords | null) => void;
}

/** The words of a passage that a caller means: a sentence by one press, or what is marked. None: the whole passage. */
export function WordsPicker(props: PickerProps): ReactNode {
  const result = useQuery(wordsQuery, { variables: { id: props.passageId } });
  return (
    <QueryState result={result}>
      {({ passage }) => passage?.currentEntry == null ? null : <Words {...props} text={passage.currentEntry.revision.text} />}
    </QueryState>
  );
}

type Text = { readonly id: string; readonly lang: string; readonly plain: string };

function Words({ id, value, onChange, text }: PickerProps & { readonly text: Text }): ReactNode {
  const t = useTexts(officeCallerMessages);
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone then; so is the one that takes it back.
  const choose = (span: Span | null) => {
    const anchor = span === null ? null : selectorOf(text.plain, span);
    onChange(anchor === null ? null : { textId: text.id, anchor });
    box.current?.focus();
  };
  return (
    <div className="of-facts" ref={box} id={id} tabIndex={-1} role="group" aria-label={t('words')}>
      {value === null ? <Sentences text={text} onChoose={choose} /> : (
        <>
          <p>{t('words.chosen')} <q><bdi lang={text.lang}>{value.anchor.quote}</bdi></q></p>
          <p><Button small variant="text" onClick={() => choose(null)}>{t('words.none')}</Button></p>
        </>
      )}
    </div>
  );
}

function Sentences({ text, onChoose }: { readonly text: Text; readonly onChoose: (span: Span) => void }): ReactNode {
  const t = useTexts(officeCallerMessages);
  const list = useRef<HTMLOListElement>(null);
  const marked = useMarked(list);
  const sentences = useMemo(() => {
    const characters = [...text.plain];
    return sentenceSpans(text.plain).map((span) => ({ ...span, words: characters.slice(span.start, span.end).join('') }));
  }, [text.plain]);
  if (sentences.length === 0) return null;
  return (
    <details className="of-putaside">
      <summary>{t('words')}</summary>
      <p className="of-note">{t('words.hint')}</p>
      <ol className="of-candidates" ref={list}>
        {sentences.map(({ words, ...span }, n) => (
          <li key={span.start}>
            <p lang={text.lang} dir="auto" data-start={span.start} id={`sentence-${n}`}>{words}</p>
            <p className="of-bulk__line">
              <Button small id={`take-${n}`} aria-labelledby={`take-${n} sentence-${n}`} onClick={() => onChoose(span)}>{t('words.sentence')}</Button>
              {marked !== null && marked.end > span.start && marked.end <= span.end
                // What is marked stays so while the button is pressed.
                ? <Button small variant="primary" onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(marked)}>{t('words.marked')}</Button> : null}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What is marked in the sentences, in code points of the text; null while nothing, or something else, is. */
function useMarked(list: { readonly current: HTMLElement | null }): Span | null {
  const [marked, setMarked] = useState<Span | null>(null);
  useEffect(() => {
    const look = () => setMarked(spanIn(list.current, document.getSelection()));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [list]);
  return marked;
}

function spanIn(list: HTMLElement | null, selection: Selection | null): Span | null {
  if (list === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const [start, end] = [placeOf(list, startContainer, startOffset), placeOf(list, endContainer, endOffset)];
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/** A point in a sentence; between two of them it is the end of the one before. */
function placeOf(list: HTMLElement, node: Node, offset: number): number | null {
  if (!list.contains(node)) return null;
  const point = document.createRange();
  point.setStart(node, offset);
  const sentence = [...list.querySelectorAll<HTMLElement>('[data-start]')].findLast((each) => point.comparePoint(each, 0) <= 0);
  if (sentence === undefined) return null;
  const before = document.createRange();
  before.selectNodeContents(sentence);
  if (sentence.contains(node)) before.setEnd(node, offset);
  return Number(sentence.dataset['start']) + [...before.toString()].length;
}
