import { graphql } from '@mitgestalten/web-data';
import { portalAnchorMessages } from '@mitgestalten/web-i18n';
import { Alert } from '@mitgestalten/web-ui';
import { useLanguage, useTexts } from '../../app/language.js';
import type { PageContext } from '../../app/page.js';
import type { ChosenWords } from './voices.js';

const PortalWordsNow = graphql(`
  query PortalWordsNow($id: ID!, $textId: ID!, $from: Int!, $to: Int!) {
    wordsNow(passageId: $id, textId: $textId, from: $from, to: $to) { revisionId start end same }
  }
`);

/** What became of words that an address names in another text than the one that is shown. */
export interface AskedWords {
  /** As the address names them. */
  readonly meant: ChosenWords;
  /** Where they stand in the text that is shown; null where they do not, or nobody can tell. */
  readonly now: ChosenWords | null;
  readonly same: boolean;
  /** The wording in which they were chosen; null where there is no such text. */
  readonly revisionId: string | null;
}

export async function wordsAsked(context: PageContext, passageId: string, meant: ChosenWords, shownId: string | null): Promise<AskedWords> {
  const { textId, start, end } = meant;
  const { wordsNow: found } = await context.ask(PortalWordsNow, { id: passageId, textId, from: start, to: end });
  const now = found?.start == null || found.end == null || shownId === null ? null : { start: found.start, end: found.end, textId: shownId };
  return { meant, now, same: found?.same ?? false, revisionId: found?.revisionId ?? null };
}

/** Says that the link meant another text, where its words stand now, and where that text can be read. */
export function LinkNotice({ asked: { now, same, revisionId } }: { readonly asked: AskedWords }) {
  const t = useTexts(portalAnchorMessages);
  const { href } = useLanguage();
  return (
    <div className="pt-linked">
      <Alert tone="info" title={t(now === null ? 'link.lost' : same ? 'link.moved' : 'link.reworded')}>
        {revisionId === null ? null : <p><a href={href(`/text/${revisionId}`)}>{t('link.read')}</a></p>}
      </Alert>
    </div>
  );
}
