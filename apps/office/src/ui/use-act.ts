import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useMutationWithKey } from '@mitgestalten/web-data';
import { useState } from 'react';
import { faultsOf, noFaults, type Faults, type Refusal } from './faults.js';

type Keyed = { idempotencyKey: string };
type Payload = { readonly errors: readonly Refusal[] };

/** What became of sending: done, refused for reasons, or never answered. `payload` is there unless it was never answered. */
export type Outcome<P> = { readonly ok: true; readonly payload: P } | { readonly ok: false; readonly payload: P | null };

/** One action of a form: how to send it, and all that the form shows about it. */
export interface Act<I, P> {
  run(input: I): Promise<Outcome<P>>;
  readonly busy: boolean;
  readonly faults: Faults;
  /** Nothing came back: without a connection, or because the server failed. */
  readonly failure: 'offline' | 'failed' | null;
  clear(): void;
  /** Says at fields what the form can know itself, without asking the API. */
  refuse(refusals: readonly Refusal[]): void;
}

/** Sends a mutation with its idempotency key and keeps what was refused. `pick` takes the payload out of the answer. */
export function useAct<D, I extends Keyed, P extends Payload>(
  document: TypedDocumentNode<D, { input: I }>, pick: (data: D) => P,
): Act<Omit<I, 'idempotencyKey'>, P> {
  const [mutate] = useMutationWithKey(document);
  return useSending(async (input) => pick(await mutate(input)));
}

/** The same for the few mutations that need no key, because they only open a session. */
export function useSessionAct<D, I, P extends Payload>(document: TypedDocumentNode<D, { input: I }>, pick: (data: D) => P): Act<I, P> {
  const client = useApolloClient();
  return useSending(async (input) => {
    const { data } = await client.mutate<D>({ mutation: document, variables: { input } as Record<string, unknown> });
    return pick(data as D);
  });
}

function useSending<I, P extends Payload>(send: (input: I) => Promise<P>): Act<I, P> {
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>(noFaults);
  const [failure, setFailure] = useState<Act<I, P>['failure']>(null);
  const run = async (input: I): Promise<Outcome<P>> => {
    setBusy(true);
    setFailure(null);
    try {
      const payload = await send(input);
      setFaults(payload.errors.length === 0 ? noFaults : faultsOf(payload.errors));
      return { ok: payload.errors.length === 0, payload };
    } catch {
      setFaults(noFaults);
      setFailure(navigator.onLine ? 'failed' : 'offline');
      return { ok: false, payload: null };
    } finally {
      setBusy(false);
    }
  };
  const clear = () => {
    setFaults(noFaults);
    setFailure(null);
  };
  return { run, busy, faults, failure, clear, refuse: (refusals) => setFaults(faultsOf(refusals)) };
}
