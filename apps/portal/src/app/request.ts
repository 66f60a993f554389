import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

/** The answer of one GraphQL operation. */
export interface ExecutionAnswer<TData> {
  readonly data: TData | null | undefined;
  readonly errors?: readonly unknown[] | undefined;
}

/** Addresses from the client manifest. */
export interface PortalAssets {
  readonly scripts: readonly string[];
  /** The whole sheet, for pages that are a form. */
  readonly styles: readonly string[];
  /** What a part to act in adds to a page for reading, which has only the rules that its own HTML can use. */
  readonly actingStyles: readonly string[];
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
  readonly assets: PortalAssets;
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
