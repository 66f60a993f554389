import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { languages, type Actor } from '@mitgestalten/kernel';
import { pseudoRtl } from '@mitgestalten/web-i18n';

/** What a resolver knows of the request. */
export interface RequestContext {
  readonly actor: Actor;
  /** The language of the answer. */
  readonly lang: string;
  /** A keyed digest of the device's address, changed daily: for limits only, never stored beside a contribution. */
  readonly device: string;
  /** True when the request brought a session cookie, valid or not: such a request uses trusted documents only. */
  readonly withCookie?: boolean;
  /** The digest under which the request's session is stored: what ends with the session hangs on it. Null or absent: there is none. */
  readonly sessionHash?: string | null;
  /** Replaces the session: signs that account in, or out for null. Absent where there is no session (server rendering). */
  readonly signIn?: (accountId: string | null) => Promise<void>;
}

/** The request's context, in a resolver's arguments. */
export const Ctx = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(context).getContext<RequestContext>(),
);

/** The first language of an Accept-Language header that the platform speaks; German else. */
export function languageOf(acceptLanguage: string | undefined): string {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0]!.trim();
    if (tag === pseudoRtl) return tag;
    const language = languages.find((known) => tag.toLowerCase().split('-')[0] === known);
    if (language !== undefined) return language;
  }
  return 'de';
}
