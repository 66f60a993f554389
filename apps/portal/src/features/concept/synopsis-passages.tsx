import { graphql } from '@mitgestalten/web-data';
import { directionOf, directionOfText, portalSynopsisMessages } from '@mitgestalten/web-i18n';
import { classNames, VisuallyHidden } from '@mitgestalten/web-ui';
import { createContext, Fragment, useContext } from 'react';
import { textLanguage, useCommonTexts, useLanguage, useOfficeLanguage, useTexts, wordsLanguage } from '../../app/language.js';
import { langOnly } from '../contribution/contribution-view.js';
import type { SynopsisPart, SynopsisPassage } from './synopsis-page.js';
import { paragraphsOf, type Piece, type Side, type SynopsisView } from './synopsis-text.js';

export const SynopsisPassageFields = graphql(`
  fragment SynopsisPassage on SynopsisPassage {
    passageId
    kind
    changes
    substance
    reasons
    before { number title lang }
    after { number title lang }
    title { kind text }
    text { kind text passageId }
    facts { fact changes { kind text } }
    requiredByLaw
  }
`);

interface Shown {
  readonly part: SynopsisPart;
  readonly view: SynopsisView;
}

/** The version with that number, which the page knows to be there. */
export function versionOf(part: SynopsisPart, number: number): SynopsisPart['versions'][number] {
  return part.versions.find((version) => version.number === number)!;
}

/** The passages of the page, for words that went from one to the other. */
const Passages = createContext<readonly SynopsisPassage[]>([]);

// Shorter runs of unchanged passages are named one by one.
const longestRun = 2;

/** The passages in order: what changed in full, what did not in one line. */
export function SynopsisPassages({ passages, ...shown }: Shown & { readonly passages: readonly SynopsisPassage[] }) {
  const runs: SynopsisPassage[][] = [];
  for (const passage of passages) {
    const last = runs.at(-1);
    if (passage.changes.length === 0 && last?.[0]?.changes.length === 0) last.push(passage);
    else runs.push([passage]);
  }
  return (
    <Passages value={passages}>
    <div className="sy-passages">
      {runs.map((run) => {
        const [first] = run;
        if (first!.changes.length > 0) return <Changed key={first!.passageId} passage={first!} {...shown} />;
        return run.length > longestRun ? <UnchangedRun key={first!.passageId} run={run} {...shown} /> : <Unchanged key={first!.passageId} run={run} {...shown} />;
      })}
    </div>
    </Passages>
  );
}

function UnchangedRun({ run, ...shown }: Shown & { readonly run: readonly SynopsisPassage[] }) {
  const t = useTexts(portalSynopsisMessages);
  const named = ({ after }: SynopsisPassage) => `${after!.number} ${after!.title}`;
  return (
    <details className="sy-same">
      <summary>{t('unchanged-run', { count: run.length, first: named(run[0]!), last: named(run.at(-1)!) })}</summary>
      <Unchanged run={run} {...shown} />
    </details>
  );
}

function Unchanged({ run, part, view }: Shown & { readonly run: readonly SynopsisPassage[] }) {
  const t = useTexts(portalSynopsisMessages);
  const { lang, href } = useLanguage();
  return (
    <ul className="sy-same-list">
      {run.map(({ passageId, after }) => (
        <li key={passageId}>
          <span className="sy-same-number">{after!.number}</span>{' '}
          <a href={href(`/konzept/${part.slug}/fassung/${view.to}#s-${passageId}`)}><bdi {...langOnly(textLanguage(lang, after!.lang))}>{after!.title}</bdi></a> <span>{t('unchanged')}</span>
        </li>
      ))}
    </ul>
  );
}

function Changed({ passage, part, view }: Shown & { readonly passage: SynopsisPassage }) {
  const office = useOfficeLanguage();
  const t = useTexts(portalSynopsisMessages);
  const common = useCommonTexts();
  const { lang, href } = useLanguage();
  const { passageId, kind, changes, before, after, reasons, substance } = passage;
  const place = (after ?? before)!;
  const readIn = (number: number) => ({ href: href(`/konzept/${part.slug}/fassung/${number}#s-${passageId}`), title: versionOf(part, number).title });
  return (
    <section className={classNames('sy-passage', before == null && 'sy-passage--new', after == null && 'sy-passage--removed')} id={`s-${passageId}`} aria-labelledby={`t-${passageId}`}>
      <p className="sy-tags">
        {common(`kind.${kind}`)}
        {changes.map((change) => <span key={change} className={`sy-tag sy-tag--${change.toLowerCase()}`}>{t(`change.${change}`)}</span>)}
        {substance ? null : <span className="sy-tag">{t('form-only')}</span>}
      </p>
      <h2 id={`t-${passageId}`} className="sy-title" {...textLanguage(lang, place.lang)}>
        <span className="pt-passage__number">{place.number}</span>{' '}
        <span dir={directionOfText(place.title) ?? undefined}>{changes.includes('REWORDED') ? <Words pieces={passage.title} /> : place.title}</span>
      </h2>
      {changes.includes('MOVED') && before != null && after != null
        ? <p className="pt-small">{t('moved-from', { before: before.number, after: after.number })} {changes.includes('REWORDED') ? null : t('moved-words')}</p>
        : null}
      {reasons.map((reason) => <p key={reason} className="sy-reason">{t('reason')} <bdi {...office}>{reason}</bdi></p>)}
      <Text passage={passage} form={view.form} />
      <Facts passage={passage} />
      <p className="pt-small sy-links">
        {[...(before == null ? [] : [view.from]), ...(after == null ? [] : [view.to])].map(readIn).map((version) => (
          <a key={version.href} href={version.href}>{t('read-of', { title: version.title })}<VisuallyHidden>: {place.title}</VisuallyHidden></a>
        ))}
      </p>
    </section>
  );
}

function Text({ passage, form }: { readonly passage: SynopsisPassage; readonly form: SynopsisView['form'] }) {
  const t = useTexts(portalSynopsisMessages);
  const { changes, title, text, facts, requiredByLaw } = passage;
  if (!changes.includes('REWORDED') && !changes.includes('NEW') && !changes.includes('REMOVED')) return null;
  const isKept = (pieces: readonly Piece[]) => pieces.every(({ kind }) => kind === 'KEPT');
  if (isKept(text)) return isKept(title) && facts.length === 0 && requiredByLaw == null ? <p className="pt-small">{t('look-only')}</p> : null;
  // Where nothing says how wide the page is, it holds both forms, and the style sheet shows the one that fits.
  return (
    <>
      {form === 'side' ? null : <div className={form === 'auto' ? 'sy-form sy-form--inline' : undefined}><Paragraphs passage={passage} side="BOTH" /></div>}
      {form === 'inline' ? null : (
        <div className={form === 'auto' ? 'sy-form sy-form--side' : undefined}>
          <div className="sy-pair">
            <div><p className="sy-pair__head">{t('before')}</p>{passage.before == null ? <p className="pt-small">{t('not-before')}</p> : <Paragraphs passage={passage} side="BEFORE" />}</div>
            <div><p className="sy-pair__head">{t('after')}</p>{passage.after == null ? <p className="pt-small">{t('not-after')}</p> : <Paragraphs passage={passage} side="AFTER" />}</div>
          </div>
        </div>
      )}
    </>
  );
}

function Paragraphs({ passage: { text, before, after }, side }: { readonly passage: SynopsisPassage; readonly side: Side }) {
  const { lang } = useLanguage();
  const place = (side === 'BEFORE' ? before : after ?? before)!;
  return (
    <div className="mg-doc sy-doc">
      {paragraphsOf(text, side).map((pieces, index) => <p key={index} {...wordsLanguage(lang, place.lang, pieces.map((piece) => piece.text).join(''))}><Words pieces={pieces} /></p>)}
    </div>
  );
}

/** Words with what became of them: by line, ground and, for who listens, by a word. */
function Words({ pieces }: { readonly pieces: readonly Piece[] }) {
  const t = useTexts(portalSynopsisMessages);
  return pieces.map(({ kind, text, passageId }, index) => {
    if (kind === 'KEPT' || text.trim() === '') return <Fragment key={index}>{text}</Fragment>;
    const isGone = kind === 'REMOVED' || kind === 'MOVED_AWAY';
    const [Mark, word] = [isGone ? 'del' : 'ins', t(({ REMOVED: 'mark.removed', ADDED: 'mark.added', MOVED_AWAY: 'mark.moved-away', MOVED_HERE: 'mark.moved-here' } as const)[kind])] as const;
    const look = kind === 'REMOVED' ? 'sy-del' : kind === 'ADDED' ? 'sy-ins' : 'sy-moved';
    return (
      <Fragment key={index}>
        {/* A line may end between words of which one takes the place of the other, although no blank is there. */}
        <wbr />
        <Mark className={look}><VisuallyHidden>{word}: </VisuallyHidden>{kind === 'MOVED_AWAY' ? <span aria-hidden="true" className="sy-away" /> : null}{text}</Mark>
        {passageId == null ? null : <OtherPassage passageId={passageId} went={isGone} />}
      </Fragment>
    );
  });
}

/** Where moved words went, or came from, if it is on the page. */
function OtherPassage({ passageId, went }: { readonly passageId: string; readonly went: boolean }) {
  const t = useTexts(portalSynopsisMessages);
  const other = useContext(Passages).find((passage) => passage.passageId === passageId);
  const place = went ? other?.after : other?.before;
  return place == null ? null : <> <a className="pt-small" href={`#s-${passageId}`}>{t(went ? 'moved-to-passage' : 'moved-from-passage', { place: `${place.number} ${place.title}` })}</a></>;
}

const factKeys = { RESPONSIBLE: 'responsible', PARTNERS: 'partners', COST: 'cost', TIME_FRAME: 'timeFrame', INDICATOR: 'indicator' } as const;

function Facts({ passage: { facts, requiredByLaw, changes, before, after } }: { readonly passage: SynopsisPassage }) {
  const t = useTexts(portalSynopsisMessages);
  const common = useCommonTexts();
  return (
    <>
      {facts.length === 0 ? null : (
        <dl className="pt-facts">
          {facts.map(({ fact, changes: words }) => (
            <div key={fact}><dt>{common(`fact.${factKeys[fact]}`)}</dt><dd><span dir={directionOfText(words.map(({ text }) => text).join('')) ?? directionOf((after ?? before)!.lang)}><Words pieces={words} /></span></dd></div>
          ))}
        </dl>
      )}
      {requiredByLaw == null || changes.includes('REMOVED') ? null : <p className="pt-small">{t(`law.${requiredByLaw}`)}</p>}
    </>
  );
}
