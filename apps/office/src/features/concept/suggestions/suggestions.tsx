import { chosenAfter, chosenTogether } from '@mitgestalten/contribution-domain';
import { officeSuggestionMessages } from '@mitgestalten/web-i18n';
import { Button } from '@mitgestalten/web-ui';
import { memo, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { FormFaults } from '../../../ui/form.js';
import { LoadMore } from '../../../ui/load-more.js';
import { QueryState } from '../../../ui/query-state.js';
import { useLatest } from '../../../ui/use-latest.js';
import { useSteps } from '../../../ui/use-steps.js';
import type { DraftPassage } from '../draft-query.js';
import { Replies } from '../replies.js';
import { SourceTick } from '../sources/source-tick.js';
import { useNaming } from '../sources/use-naming.js';
import { editsOf, type LeftOut } from './placed.js';
import { RunningDraft } from './running-draft.js';
import { SuggestionCase } from './suggestion-case.js';
import { TakeOver } from './take-over.js';
import { usePlaced, type Placed, type PlacedCase } from './use-placed.js';
import { useSuggestions, type SuggestionToAnswer } from './use-suggestions.js';

/** The open suggestions at a passage: chosen ones are read in the running text of the draft, and taken into it. */
export function Suggestions({ passage }: { readonly passage: DraftPassage }): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  const { result, more, pageInfo } = useSuggestions(passage.id);
  const refresh = useLatest(() => void result.refetch());
  return (
    <QueryState result={result}>
      {({ answerCases: { nodes, totalCount } }) => nodes.length === 0 ? null : (
        <section className="of-context" aria-labelledby="suggestions-title">
          <h2 id="suggestions-title" className="of-kicker">{t('title', { count: totalCount })}</h2>
          <WhenIdle passage={passage} cases={nodes} onAnswered={refresh} />
          {more === null ? null : <LoadMore pageInfo={pageInfo} load={more} />}
        </section>
      )}
    </QueryState>
  );
}

interface WorkbenchProps {
  readonly passage: DraftPassage;
  readonly cases: readonly SuggestionToAnswer[];
  readonly onAnswered: () => void;
}

// So many are one box, which the browser need not lay out while it is out of sight. More at once would come into sight in one long picture; to ask each of two hundred would cost 8 ms a picture on a weak machine.
const lotSize = 3;
// As many as are shown in the running text at once; of more, the others follow picture by picture.
const atOnce = 6;

/** Two hundred suggestions are placed and shown in steps between which the page hears each key. */
function WhenIdle({ passage, cases, onAnswered }: WorkbenchProps): ReactNode {
  const placed = usePlaced(passage, cases);
  const saved = useDeferredValue(passage);
  return placed === null ? null : <Workbench passage={saved} placed={placed} onAnswered={onAnswered} />;
}

const Workbench = memo(function Workbench({ passage, placed: { published, draft, all, open, rivals }, onAnswered }: Pick<WorkbenchProps, 'passage' | 'onAnswered'> & { readonly placed: Placed }): ReactNode {
  const { roles } = useSession();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [leftOut, leave] = useState<LeftOut>(new Map());
  const [answering, answer] = useState<string | null>(null);
  const naming = useNaming(passage);
  const read = useSteps(chosen, atOnce);
  const inText = open.filter(({ id }) => read.has(id));
  const edits = editsOf(inText, leftOut);
  const editor = roles.has('EDITOR');
  const { id: passageId, sources } = passage;
  // The same while nothing else is named, so that two hundred need not render anew with each save.
  const named = useMemo(() => ({ id: passageId, sources }), [passageId, sources]);
  const onChoose = useLatest((id: string) => choose(chosenAfter(chosen, open.find((each) => each.id === id)!, open)));
  const onLeaveOut = useLatest((id: string, out: ReadonlySet<number>) => leave(new Map(leftOut).set(id, out)));
  const taken = (ids: readonly string[]) => {
    choose(new Set());
    void naming.name(ids);
  };
  const answered = useLatest(() => {
    answer(null);
    onAnswered();
  });
  return (
    <>
      {open.length < 2 ? null : <ChooseAll open={open} chosen={chosen} onChosen={choose} />}
      {inText.length === 0 ? null : (
        <div className="of-reworded">
          <RunningDraft draft={draft} edits={edits} lang={passage.lang} />
          {editor ? <TakeOver passage={passage} published={published} suggestions={inText} leftOut={leftOut} onTaken={taken} /> : null}
        </div>
      )}
      <Unnamed naming={naming} />
      <div role="list" className="of-voices">
        {lotsOf(all).map((lot) => (
          <div key={lot[0]!.id} className="of-voices__lot">
            {lot.map(({ id, one, standing, rewording: { quote } }) => (
              <div key={id} role="listitem" className="of-voices__one">
                <SuggestionCase
                  one={one} standing={standing} quote={quote} rivals={rivals.get(id) ?? 0} chosen={standing === 'OPEN' && read.has(id)} leftOut={leftOut.get(id)}
                  answers={editor} answering={answering === id} onChoose={onChoose} onLeaveOut={onLeaveOut} onAnswering={answer} onAnswered={answered}
                />
                <SourceTick passage={named} contributionId={id} />
                <Replies contributionId={id} count={one.contribution.replyCount} draft={named} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  );
});

/** What was taken and could not be named as a source: the editor ticks it. */
function Unnamed({ naming: { act, unnamed } }: { readonly naming: ReturnType<typeof useNaming> }): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  return (
    <>
      <div role="alert">{unnamed ? <p>{t('take.unnamed')}</p> : null}</div>
      <FormFaults form="name-taken" act={act} />
    </>
  );
}

function lotsOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / lotSize) }, (_, n) => all.slice(n * lotSize, (n + 1) * lotSize));
}

/** Chooses as many as go together, or none. Rivals give way to what is chosen already, then to what more people support. */
function ChooseAll({ open, chosen, onChosen }: {
  readonly open: readonly PlacedCase[]; readonly chosen: ReadonlySet<string>; readonly onChosen: (ids: ReadonlySet<string>) => void;
}): ReactNode {
  const t = useTexts(officeSuggestionMessages);
  const supports = ({ id, one }: (typeof open)[number]) => (chosen.has(id) ? Infinity : one.contribution.supportCount);
  const all = () => onChosen(chosenTogether([...open].sort((a, b) => (supports(a) === supports(b) ? 0 : supports(b) - supports(a)))));
  return (
    <>
      <div className="of-actions">
        <Button small aria-describedby="suggestions-all" onClick={all}>{t('all')}</Button>
        <Button small onClick={() => onChosen(new Set())}>{t('none')}</Button>
      </div>
      <p id="suggestions-all" className="of-note">{t('all-why')}</p>
    </>
  );
}
