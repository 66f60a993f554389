import { maxQuote, overlap, selectorOf, sentenceSpans, type Selector, type Span } from '@mitgestalten/concept-domain';
import { portalAnchorMessages } from '@mitgestalten/web-i18n';
import { textLanguage, useLanguage, useTexts } from '../../app/language.js';
import { MarkedDoc } from './marked-doc.js';
import { Sentences } from './sentences.js';
import { wordsQuery, type VoiceAt } from './voices.js';

export interface WordingProps {
  readonly passageId: string;
  readonly text: { readonly id: string; readonly doc: unknown; readonly plain: string; readonly lang: string };
  readonly voices: readonly VoiceAt[];
  /** The words that were chosen; null for the whole passage. */
  readonly chosen: Span | null;
  /** Comments can be given now. */
  readonly open: boolean;
  /** The form on this page is for the words that were chosen, not for a reply. */
  readonly isForm: boolean;
}

/**
 * The words of a passage. Behind each paragraph stands the way to say something about it or one of its sentences; behind chosen words, what can be done
 * with them. While nobody can comment, a list of the sentences leads to where each came from.
 */
export function Wording({ passageId, text, voices, chosen, open, isForm }: WordingProps) {
  const t = useTexts(portalAnchorMessages);
  const { lang, href } = useLanguage();
  const sentences = sentenceSpans(text.plain);
  const selector = chosen === null ? null : selectorOf(text.plain, chosen);
  const after = (block: Span) => {
    if (selector !== null && block.start < selector.end && selector.end <= block.end) return <Chosen passageId={passageId} text={text} chosen={selector} isForm={open && isForm} />;
    return open && block.start < block.end ? <SayAt passageId={passageId} text={text} block={block} sentences={sentences.filter((sentence) => overlap(sentence, block))} /> : null;
  };
  return (
    <>
      <div data-say={open ? t('selected') : undefined} data-text={text.id}>
        <MarkedDoc doc={text.doc} headingLevel={2} {...textLanguage(lang, text.lang)} passageId={passageId} textId={text.id} voices={voices} chosen={chosen} after={after} />
      </div>
      {open ? null : <Sentences summary={t('origin.choose')} text={text} sentences={sentences} hrefOf={(span) => href(`/stelle/${passageId}/herkunft?${wordsQuery(span, text.id)}`)} />}
    </>
  );
}

interface AtBlock extends Pick<WordingProps, 'passageId' | 'text'> {
  readonly block: Span;
  readonly sentences: readonly Span[];
}

function SayAt({ passageId, text, block, sentences }: AtBlock) {
  const t = useTexts(portalAnchorMessages);
  const { href } = useLanguage();
  const ours = useOurs(text.lang);
  // Of a paragraph that is longer than a quote the sentences can be chosen, or the whole text.
  const isQuote = block.end - block.start <= maxQuote;
  const hrefOf = (span: Span) => href(`/stelle/${passageId}${isQuote || span !== block ? `?${wordsQuery(span, text.id)}` : ''}#schreiben`);
  if (sentences.length < 2) return <p className="pt-say"><a href={hrefOf(block)} {...ours}>{t('say')}</a></p>;
  return (
    <Sentences
      className="pt-say" summary={<span {...ours}>{t('say')}</span>} text={text} sentences={sentences} hrefOf={hrefOf}
      more={<a href={hrefOf(block)} {...ours}>{t(isQuote ? 'choose-paragraph' : 'choose-passage')}</a>}
    />
  );
}

function Chosen({ passageId, text, chosen, isForm }: Pick<WordingProps, 'passageId' | 'text' | 'isForm'> & { readonly chosen: Selector }) {
  const t = useTexts(portalAnchorMessages);
  const { href } = useLanguage();
  const ours = useOurs(text.lang);
  return (
    <div className="pt-say pt-say--chosen">
      <p className="pt-clamp"><q><bdi>{chosen.quote}</bdi></q></p>
      {isForm ? <a href="#schreiben" {...ours}>{t('write')}</a> : null}
      <a href={href(`/stelle/${passageId}/herkunft?${wordsQuery(chosen, text.id)}`)} {...ours}>{t('origin.link')}</a>
    </div>
  );
}

/** Our own words stand within a text that may be in another language. */
function useOurs(textLang: string): ReturnType<typeof textLanguage> {
  const { lang } = useLanguage();
  return textLang === lang ? {} : textLanguage(textLang, lang);
}
