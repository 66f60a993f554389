import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { OperationDefinitionNode } from 'graphql';
import { sha256 } from '../keys.js';

/**
 * The operations of our own pages, by the SHA-256 of their text. The build writes them; whoever changes something, or asks with a
 * cookie, can use nothing else. In the form in which Apollo Server asks for documents known by their hash.
 */
@Injectable()
export class TrustedDocuments {
  readonly #texts = new Map<string, string>();

  /** Takes the documents of a build: a JSON file of texts by `sha256:` and hash. @throws Error when it is not there, or a hash is not that of its text */
  load(file: URL): void {
    for (const [hash, text] of Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)) {
      if (`sha256:${this.add(text)}` !== hash) throw new Error(`The document ${hash} of ${file.pathname} is not what its hash says`);
    }
  }

  /** Trusts a document from now on; gives its hash. */
  add(text: string): string {
    const hash = sha256(text);
    this.#texts.set(hash, text);
    return hash;
  }

  /** The text with that hash. */
  text(hash: string): string | undefined {
    return this.#texts.get(hash);
  }

  /** The hash of the document whose operation has that name. @throws Error when the build made none */
  hashOf(operation: string): string {
    const named = new RegExp(`\\bquery ${operation}\\b`);
    const found = [...this.#texts].find(([, text]) => named.test(text));
    if (found === undefined) throw new Error(`There is no document ${operation}`);
    return found[0];
  }

  /** All texts. */
  get all(): readonly string[] {
    return [...this.#texts.values()];
  }
}

const operations = new WeakSet<OperationDefinitionNode>();

/** Remembers an operation that came by its hash: what is prepared for it pays, and cannot be multiplied by strangers. */
export function recogniseTrusted(operation: OperationDefinitionNode): void {
  operations.add(operation);
}

/** True for an operation of a trusted document. */
export function isTrusted(operation: OperationDefinitionNode): boolean {
  return operations.has(operation);
}
