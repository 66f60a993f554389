import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createTranslator, portalMessages, type Translate } from '@mitgestalten/web-i18n';
import type { ShellProcessFragment } from '@mitgestalten/web-data';
import type { ReactNode } from 'react';
import type { PageLanguage } from './language.js';
import type { PortalRequest } from './request.js';

export type PortalText = Translate<keyof typeof portalMessages.de>;

/** What a page is made from. */
export interface PageContext {
  readonly lang: PageLanguage;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly t: PortalText;
  readonly publicUrl: string;
  /** The data of one operation. Throws `PortalFailure` when there is none. */
  ask<TData, TVariables>(document: TypedDocumentNode<TData, TVariables>, variables: TVariables): Promise<TData>;
}

/** A page, ready to be put into the document. `process` fills header and footer; absent when there is none yet. */
export interface RenderedPage {
  readonly kind: 'page';
  readonly status: number;
  readonly title: string;
  readonly process: ShellProcessFragment | null;
  readonly main: ReactNode;
  /** The entry of the navigation that is lit. */
  readonly section?: 'concept' | 'ideas' | 'vote' | 'result' | 'code' | 'me';
  /** The page is only a form: it takes the whole style sheet as a file. */
  readonly form?: boolean;
  /** Kept out of search engines: forms and personal pages. */
  readonly unlisted?: boolean;
  readonly description?: string;
}

export interface Redirect {
  readonly kind: 'redirect';
  readonly path: string;
}

export type PageResult = RenderedPage | Redirect;
export type PageFunction = (context: PageContext) => Promise<PageResult>;

/** Nothing came back from the API: the page cannot be shown now. */
export class PortalFailure extends Error {}

/** A page with the status 200. */
export function found(page: Omit<RenderedPage, 'kind' | 'status'>): RenderedPage {
  return { kind: 'page', status: 200, ...page };
}

export function redirect(path: string): Redirect {
  return { kind: 'redirect', path };
}

/** The context of one request. */
export function pageContext(request: PortalRequest, route: Pick<PageContext, 'lang' | 'params' | 'query'>): PageContext {
  return {
    ...route,
    t: createTranslator(portalMessages, route.lang),
    publicUrl: request.publicUrl,
    ask: async (document, variables) => {
      const answer = await request.execute(document, variables, route.lang);
      if (answer.data == null) throw new PortalFailure('The API gave no data.', { cause: answer.errors });
      return answer.data;
    },
  };
}
