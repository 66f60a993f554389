import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutationOnce, useMutationWithKey } from '@mitgestalten/web-data';
import { useMemo, useState } from 'react';

/** A reason why something was not done, as the API words it. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly field?: string | null;
}

interface Payload {
  readonly errors: readonly Fault[];
}

/** Sending something, and all that a form shows about it. */
export interface Sending<TInput, TPayload> {
  /** The payload when it was done; null when it was refused or no answer came. */
  send(input: TInput): Promise<TPayload | null>;
  readonly busy: boolean;
  readonly faults: readonly Fault[];
  /** No answer came at all. */
  readonly failure: 'offline' | 'failed' | null;
  /** The words for the fault at a field, if there is one. */
  faultAt(field: string): string | undefined;
  refuse(faults: readonly Fault[]): void;
}

const none: readonly Fault[] = [];

function useSending<TInput, TPayload extends Payload>(act: (input: TInput) => Promise<TPayload>): Sending<TInput, TPayload> {
  const [state, setState] = useState<{ busy: boolean; faults: readonly Fault[]; failure: 'offline' | 'failed' | null }>({
    busy: false, faults: none, failure: null,
  });
  const send = async (input: TInput): Promise<TPayload | null> => {
    setState({ busy: true, faults: none, failure: null });
    try {
      const payload = await act(input);
      setState({ busy: false, faults: payload.errors.length === 0 ? none : payload.errors, failure: null });
      return payload.errors.length === 0 ? payload : null;
    } catch {
      setState({ busy: false, faults: none, failure: navigator.onLine ? 'failed' : 'offline' });
      return null;
    }
  };
  return {
    ...state,
    send,
    faultAt: (field) => state.faults.find((fault) => fieldOf(fault) === field)?.message,
    refuse: (faults) => setState({ busy: false, faults, failure: null }),
  };
}

type Keyed = { idempotencyKey: string };

/** Sends a mutation with its idempotency key. `pick` takes the payload out of the answer; `keepAs` keeps the key over a reload. */
export function useSend<TData, TInput extends Keyed, TPayload extends Payload>(
  document: TypedDocumentNode<TData, { input: TInput }>, pick: (data: TData) => TPayload, keepAs?: string,
): Sending<Omit<TInput, 'idempotencyKey'>, TPayload> {
  const [mutate] = useMutationWithKey(document, useMemo(() => (keepAs === undefined ? {} : { keepAs }), [keepAs]));
  return useSending(async (input) => pick(await mutate(input)));
}

/** Sends a mutation that has no key. */
export function useSendOnce<TData, TVariables extends OperationVariables, TPayload extends Payload>(
  document: TypedDocumentNode<TData, TVariables>, pick: (data: TData) => TPayload,
): Sending<TVariables, TPayload> {
  const mutate = useMutationOnce(document);
  return useSending(async (variables) => pick(await mutate(variables)));
}

/** The field of a fault, without the name of the input around it. */
export function fieldOf(fault: Fault): string | null {
  return fault.field?.replace(/^input\./, '') ?? null;
}
