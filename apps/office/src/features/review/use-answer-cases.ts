import { useApolloClient, useQuery } from '@apollo/client/react';
import type { AnswerFilter } from '@mitgestalten/web-data';
import { useState } from 'react';
import { useSession } from '../../app/session.js';
import { answersQuery, type AnswerCase, type AnswerDraft } from './answers-query.js';

const pageSize = 30;

/** The cases of one state, which of them is open, which are ticked. */
export function useAnswerCases(filter: AnswerFilter) {
  const { process } = useSession();
  const client = useApolloClient();
  const result = useQuery(answersQuery, { variables: { processId: process.id, filter, first: pageSize }, fetchPolicy: 'network-only' });
  const [chosen, setChosen] = useState<{ filter: AnswerFilter; id: string | null; ticked: ReadonlySet<string> }>({ filter, id: null, ticked: new Set() });
  const held = chosen.filter === filter ? chosen : { filter, id: null, ticked: new Set<string>() };
  const cases = result.data?.answerCases.nodes ?? [];
  const current = cases.find((one) => one.contribution.id === held.id) ?? cases[0] ?? null;

  /** A case was dealt with: the one behind it moves in while the list is loaded anew. */
  const settled = async (ids: readonly string[]) => {
    const gone = new Set(ids);
    const at = cases.findIndex((one) => one.contribution.id === current?.contribution.id);
    const next = [...cases.slice(at), ...cases.slice(0, at).reverse()].find((one) => !gone.has(one.contribution.id));
    setChosen({ filter, id: next?.contribution.id ?? null, ticked: new Set() });
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
  return {
    result, cases, current, ticked: held.ticked, settled, more,
    open: (id: string) => setChosen({ ...held, id }),
    tick: (id: string) => tickMany([id]),
    tickMany,
  };
}

export type AnswerCases = ReturnType<typeof useAnswerCases>;

/** Finds what stands saved for a contribution now, when somebody else was faster. Looks where its answer can have gone. */
export function useSavedAnswer(): (one: AnswerCase) => Promise<AnswerDraft | null> {
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
