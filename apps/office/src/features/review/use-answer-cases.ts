import { useApolloClient, useQuery } from '@apollo/client/react';
import type { AnswerFilter } from '@mitgestalten/web-data';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session.js';
import { useCaseAddress } from '../../ui/use-case-address.js';
import { answersQuery, type Answerable, type AnswerDraft } from './answers-query.js';

const pageSize = 30;

/** The cases of one state, which of them is open, which are ticked. */
export function useAnswerCases(filter: AnswerFilter) {
  const { process } = useSession();
  const client = useApolloClient();
  const result = useQuery(answersQuery, { variables: { processId: process.id, filter, first: pageSize }, fetchPolicy: 'network-only' });
  const [chosen, setChosen] = useState<{ filter: AnswerFilter; ticked: ReadonlySet<string> }>({ filter, ticked: new Set() });
  const held = chosen.filter === filter ? chosen : { filter, ticked: new Set<string>() };
  const cases = result.data?.answerCases.nodes ?? [];
  const { id, show } = useCaseAddress({ stand: filter });
  const named = cases.find((one) => one.contribution.id === id);
  const current = named ?? cases[0] ?? null;

  /** A case was dealt with: the one behind it moves in while the list is loaded anew. */
  const settled = async (ids: readonly string[]) => {
    const gone = new Set(ids);
    const at = cases.findIndex((one) => one.contribution.id === current?.contribution.id);
    const next = [...cases.slice(at), ...cases.slice(0, at).reverse()].find((one) => !gone.has(one.contribution.id));
    setChosen({ filter, ticked: new Set() });
    show(id === null ? null : (next?.contribution.id ?? null));
    await Promise.all([result.refetch(), client.refetchQueries({ include: ['OfficeToday'] })]);
  };
  /** Ticks what is not ticked and the other way round. */
  const tickMany = (ids: readonly string[]) => {
    const ticked = new Set(held.ticked);
    for (const id of ids) if (!ticked.delete(id)) ticked.add(id);
    setChosen({ ...held, ticked });
  };
  const more = () => result.fetchMore({
    variables: { after: result.data?.answerCases.pageInfo.endCursor ?? null },
    updateQuery: (before, { fetchMoreResult }) => ({
      ...before,
      answerCases: { ...fetchMoreResult.answerCases, nodes: [...before.answerCases.nodes, ...fetchMoreResult.answerCases.nodes] },
    }),
  });
  // The case that the address names may stand further down, or wait here no longer.
  const { loading } = result;
  const pageInfo = result.data?.answerCases.pageInfo;
  const asked = useRef<string | null>(null);
  useEffect(() => {
    // Once for each page: without a connection this would go on without end.
    if (id === null || named !== undefined || loading || !pageInfo?.hasNextPage || asked.current === pageInfo.endCursor) return;
    asked.current = pageInfo.endCursor ?? null;
    void more();
  });
  const missing = id !== null && named === undefined && !loading && pageInfo?.hasNextPage === false;
  return {
    result, cases, current, ticked: held.ticked, settled, pageInfo, more, missing, opened: id !== null && !missing,
    open: show,
    tick: (id: string) => tickMany([id]),
    tickMany,
  };
}

export type AnswerCases = ReturnType<typeof useAnswerCases>;

/** Finds what stands saved for a contribution now, when somebody else was faster. Looks where its answer can have gone. */
export function useSavedAnswer(): (one: Answerable) => Promise<AnswerDraft | null> {
  const client = useApolloClient();
  const { process } = useSession();
  return async ({ contribution }) => {
    for (const filter of ['DRAFT', 'PROPOSED', 'PUBLISHED'] as const) {
      const { data } = await client.query({
        query: answersQuery, fetchPolicy: 'no-cache',
        variables: { processId: process.id, filter, first: 100, passageId: contribution.passage?.id ?? null },
      });
      const found = data?.answerCases.nodes.find((one) => one.contribution.id === contribution.id);
      if (found?.answer) return found.answer;
    }
    return null;
  };
}
