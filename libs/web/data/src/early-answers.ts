import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import { hashOf } from './document-hash.js';

/**
 * Answers that are asked for while the scripts of an app are still on their way. Each is given out once, to the first who asks the same; what
 * nobody took in time is forgotten, so that no page is ever shown an old one.
 */
export class EarlyAnswers {
  private readonly asked = new Map<string, Promise<Record<string, unknown> | null>>();

  /** @param lang of texts and refusals */
  constructor(
    readonly lang: string,
    private readonly uri = '/graphql',
  ) {}

  /** Asks; resolves with the data, or with null when it was refused or did not come. */
  ask<TData, TVariables>(document: TypedDocumentNode<TData, TVariables>, variables: TVariables): Promise<TData | null> {
    const answer = this.fetch(hashOf(document), variables);
    this.asked.set(keyOf(document, variables), answer);
    return answer as Promise<TData | null>;
  }

  /** The answer to that question, if it was asked and nobody had it yet. */
  take(document: DocumentNode, variables: unknown): Promise<Record<string, unknown> | null> | undefined {
    const key = keyOf(document, variables);
    const answer = this.asked.get(key);
    this.asked.delete(key);
    return answer;
  }

  forget(): void {
    this.asked.clear();
  }

  private async fetch(sha256Hash: string, variables: unknown): Promise<Record<string, unknown> | null> {
    try {
      const response = await fetch(this.uri, {
        method: 'POST', credentials: 'same-origin',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json,application/json;q=0.9', 'apollo-require-preflight': 'true', 'accept-language': this.lang },
        body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
      });
      const { data, errors } = (await response.json()) as { data?: Record<string, unknown> | null; errors?: unknown };
      return errors === undefined ? (data ?? null) : null;
    } catch {
      return null;
    }
  }
}

const keyOf = (document: DocumentNode, variables: unknown) => `${hashOf(document)} ${JSON.stringify(variables)}`;
