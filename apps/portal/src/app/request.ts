import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

/** The answer of one GraphQL operation. */
export interface ExecutionAnswer<TData> {
  readonly data: TData | null | undefined;
  readonly errors?: readonly unknown[] | undefined;
}

/** What the API gives to have one page rendered. */
export interface PortalRequest {
  /** Path and query as the browser asked for them: "/konzept/leitbild?nach=x". */
  readonly url: string;
  /** Runs an operation as a guest, within the process. `lang` is the language of the page: texts are wanted in it. */
  execute<TData, TVariables>(
    document: TypedDocumentNode<TData, TVariables>, variables: TVariables, lang: string,
  ): Promise<ExecutionAnswer<TData>>;
  readonly sample: boolean;
  /** Addresses from the client manifest, for `src/entry-client.ts`. */
  readonly assets: { readonly scripts: readonly string[]; readonly styles: readonly string[]; readonly preloads: readonly string[] };
  readonly publicUrl: string;
  /** Told why a page could not be shown; the reader sees a page that says so. */
  readonly report?: (error: unknown) => void;
}

/** What the API sends. A redirect is a status of 302 or 301 with the header `location`. */
export interface PortalResponse {
  readonly status: number;
  readonly html: string;
  readonly headers: Record<string, string>;
  /** The page is the same for everybody who knows its address, and may be kept. */
  readonly isPublic: boolean;
}
