import { isId } from '@mitgestalten/kernel';
import { graphql } from '@mitgestalten/web-data';
import { missingPage } from '../../app/lost-pages.js';
import { redirect, type PageFunction } from '../../app/page.js';

const PortalRevision = graphql(`
  query PortalRevision($id: ID!) {
    revisionEntry(id: $id) { passage { id part { id slug } } version { id number } }
  }
`);

/** The lasting address of a wording: leads to its place in the newest version in which it stands. */
export const revisionPage: PageFunction = async (context) => {
  const id = context.params['id'];
  if (!isId(id)) return missingPage(context);
  const { revisionEntry } = await context.ask(PortalRevision, { id });
  if (revisionEntry == null) return missingPage(context);
  const { passage, version } = revisionEntry;
  return redirect(`/konzept/${passage.part.slug}/fassung/${version.number}#s-${passage.id}`);
};
