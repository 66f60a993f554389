import { useQuery } from '@apollo/client/react';
import { checkDocument, editedDocument, editedText, emptyDoc, plainText } from '@mitgestalten/concept-domain';
import { chosenAfter, rivalsOf } from '@mitgestalten/contribution-domain';
import { graphql } from '@mitgestalten/web-data';
import { officeDraftMessages, officeSuggestionMessages } from '@mitgestalten/web-i18n';
import { Button } from '@mitgestalten/web-ui';
import { useMemo, useState, type ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { useAnnounce } from '../../../ui/announcer.js';
import { FormFaults } from '../../../ui/form.js';
import { QueryState } from '../../../ui/query-state.js';
import { RunningText } from '../../../ui/running-text.js';
import { useAct } from '../../../ui/use-act.js';
import type { AnswerCase } from '../../review/answers-query.js';
import { savePassage, type DraftPassage } from '../draft-query.js';
import { inputOf, valuesOf } from '../passage-values.js';
import { SourceTick } from '../sources/source-tick.js';
import { withTypedWords } from '../typed-words.js';
import { editsOf, placedIn, type LeftOut, type OpenSuggestion } from './placed.js';
import { SuggestionCase } from './suggestion-case.js';

const suggestionsQuery = graphql(`
  query OfficeSuggestions($processId: ID!, $passageId: ID!) {
    answerCases(processId: $processId, filter: OPEN, passageId: $passageId, kind: SUGGESTION, first: 100) { totalCount nodes { ...OfficeAnswerCase } }
  }
`);

/** The open suggestions at a passage: chosen ones are read in the running text of the draft, and taken into it. */
export function Suggestions({ passage }: { readonly passage: DraftPassage }): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  const { process } = useSession();
  const result = useQuery(suggestionsQuery, { variables: { processId: process.id, passageId: passage.id }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState result={result}>
      {({ answerCases: { nodes, totalCount } }) => nodes.length === 0 ? null : (
        <section className="of-context" aria-labelledby="suggestions-title">
          <h2 id="suggestions-title" className="of-kicker">{t('title', { count: totalCount })}</h2>
          <Workbench passage={passage} cases={nodes} onAnswered={() => void result.refetch()} />
        </section>
      )}
    </QueryState>
  );
}

function Workbench({ passage, cases, onAnswered }: { readonly passage: DraftPassage; readonly cases: readonly AnswerCase[]; readonly onAnswered: () => void }): ReactNode {
  const { roles } = useSession();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [leftOut, leave] = useState<LeftOut>(new Map());
  const [answering, answer] = useState<string | null>(null);
  const doc = useMemo(() => docOf(passage), [passage]);
  const draft = useMemo(() => plainText(doc), [doc]);
  const placed = useMemo(() => cases.map((one) => ({ one, ...placedIn(draft, openSuggestion(one, passage.id)) })), [cases, draft, passage.id]);
  const open = placed.filter(({ standing }) => standing === 'OPEN');
  const inText = open.filter(({ id }) => chosen.has(id));
  const edits = editsOf(inText, leftOut);
  const editor = roles.has('EDITOR');
  return (
    <>
      {inText.length === 0 ? null : (
        <div className="of-reworded">
          <RunningText text={draft} edits={edits} lang={passage.lang} />
          <Result text={editedText(draft, edits)} lang={passage.lang} />
          {editor ? <TakeOver passage={passage} edited={(current) => edited(current, inText, leftOut)} count={inText.length} onTaken={() => choose(new Set())} /> : null}
        </div>
      )}
      <ul className="of-voices">
        {placed.map((suggestion) => (
          <li key={suggestion.id}>
            <SuggestionCase
              suggestion={suggestion} rivals={rivalsOf(suggestion, open).length} chosen={inText.some(({ id }) => id === suggestion.id)}
              leftOut={leftOut.get(suggestion.id)} answers={editor} answering={answering === suggestion.id}
              onChoose={() => choose(chosenAfter(chosen, suggestion, open))}
              onLeaveOut={(out) => leave(new Map(leftOut).set(suggestion.id, out))}
              onAnswering={(on) => answer(on ? suggestion.id : null)}
              onAnswered={() => {
                answer(null);
                onAnswered();
              }}
            />
            <SourceTick passage={passage} contributionId={suggestion.id} />
          </li>
        ))}
      </ul>
    </>
  );
}

function docOf(passage: DraftPassage) {
  const read = checkDocument(passage.doc);
  return read.ok ? read.value : emptyDoc;
}

/** The document of the passage with these suggestions; null where one of them does not fit any more. */
function edited(passage: DraftPassage, suggestions: readonly OpenSuggestion[], leftOut: LeftOut) {
  const doc = docOf(passage);
  const placed = suggestions.map((each) => placedIn(plainText(doc), each));
  return placed.every(({ standing }) => standing === 'OPEN') ? editedDocument(doc, editsOf(placed, leftOut)) : null;
}

function openSuggestion({ contribution: { id, body, quote, place } }: AnswerCase, passageId: string) {
  const stands = place?.passage?.id === passageId && place.start != null && place.end != null && place.quote != null;
  return { id, body, quote: quote ?? '', at: stands ? { start: place.start!, end: place.end!, quote: place.quote! } : null };
}

function Result({ text, lang }: { readonly text: string; readonly lang: string }): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  return (
    <details className="of-putaside">
      <summary>{t('result')}</summary>
      <p className="of-reworded__text" lang={lang} dir="auto">{text}</p>
    </details>
  );
}

/** Takes what was chosen into the draft, with the words that were typed there and are not saved yet; or says why not. */
function TakeOver({ passage, edited: docWith, count, onTaken }: {
  readonly passage: DraftPassage; readonly edited: (passage: DraftPassage) => unknown; readonly count: number; readonly onTaken: () => void;
}): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  const shared = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const act = useAct(savePassage, (data) => data.saveDraftPassage);
  const [unsaved, setUnsaved] = useState(false);
  const take = async () => {
    const current = await withTypedWords(passage);
    setUnsaved(current === null);
    if (current === null) return;
    const doc = docWith(current);
    if (doc === null) return announce(t('standing.CHANGED'));
    const { ok } = await act.run(inputOf(passage.id, { ...valuesOf(current), doc }, current.lockVersion));
    if (!ok) return;
    announce(shared('passage.saved'));
    onTaken();
  };
  return (
    <>
      <FormFaults form="take" act={act} />
      <div role="alert">{unsaved ? <p>{t('take.unsaved')}</p> : null}</div>
      <Button small variant="primary" busy={act.busy} onClick={() => void take()}>{t('take', { count })}</Button>
    </>
  );
}
