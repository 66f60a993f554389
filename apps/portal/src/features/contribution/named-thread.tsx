import { isId } from '@mitgestalten/kernel';
import { graphql, type NamedThreadFragment } from '@mitgestalten/web-data';
import { portalMessages } from '@mitgestalten/web-i18n';
import { Alert } from '@mitgestalten/web-ui';
import { useTexts } from '../../app/language.js';
import type { PageContext } from '../../app/page.js';
import { Suggestion } from './suggestions.js';
import { Thread, type Listed } from './thread.js';

const PortalNamedThread = graphql(`
  query PortalNamedThread($id: ID!) { contribution(id: $id) { ...NamedThread } }
`);

export const NamedThread = graphql(`
  fragment NamedThread on Contribution { ...SuggestionThread passage { id } }
`);

/** A contribution that everybody may read, wherever it stands in its list; null for another one, and for none. */
export async function namedContribution(context: PageContext, id: string | null): Promise<NamedThreadFragment | null> {
  return id === null || !isId(id) ? null : (await context.ask(PortalNamedThread, { id })).contribution ?? null;
}

/** The thread that an address names by itself or by one of its replies. */
export async function namedThread(context: PageContext, id: string | null): Promise<NamedThreadFragment | null> {
  const named = await namedContribution(context, id);
  return named?.parentId == null ? named : (await namedContribution(context, named.parentId)) ?? named;
}

/** The address of a contribution at its passage: it is shown there on whatever page of the list it stands. */
export function threadAddress(passageId: string, id: string): string {
  return `/stelle/${passageId}?beitrag=${id}#beitrag-${id}`;
}

/** It was made at that passage, or its words stand there now. */
export function isAt({ passage, place }: NamedThreadFragment, passageId: string): boolean {
  return passage?.id === passageId || place?.passage?.id === passageId;
}

interface NamedProps extends Listed {
  /** Null: nobody can read it any more. */
  readonly thread: NamedThreadFragment | null;
}

/** The contribution that a link means, where the page does not show it among the others; or that it is not there any more. */
export function Named({ thread, ...listed }: NamedProps) {
  const t = useTexts(portalMessages);
  if (thread === null) return <div className="pt-section"><Alert tone="info" title={t('passage.named-gone')} /></div>;
  return (
    <section className="pt-section" aria-labelledby="gemeint">
      <h2 id="gemeint">{t('passage.named')}</h2>
      <ol className="pt-threads">
        {thread.kind === 'SUGGESTION' ? <Suggestion {...listed} suggestion={thread} /> : <Thread {...listed} comment={thread} />}
      </ol>
    </section>
  );
}
