import './drafters.css';
import { formatDayAndTime, officeDraftersMessages } from '@mitgestalten/web-i18n';
import { Button } from '@mitgestalten/web-ui';
import { useEffect, useState, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { useAnnounce } from '../../../ui/announcer.js';
import { typedStore, type Typed } from '../../../ui/typed-store.js';
import { placeOf, wordsOf, type PassageValues } from '../passage-values.js';

/**
 * What the person typed and could not save, for a place where it can be written no more: to be copied or dropped. Of one passage, or without
 * one of all. Where they may still write, only what nobody is typing at this moment in another tab.
 */
export function LeftTexts({ passageId = '', mayWrite = false }: { readonly passageId?: string; readonly mayWrite?: boolean }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const { viewer } = useSession();
  const [left, setLeft] = useState<readonly Typed<PassageValues>[]>([]);
  const place = placeOf(viewer.id, passageId);
  useEffect(() => {
    let here = true;
    // Where the browser keeps nothing, nothing was left.
    (mayWrite ? typedStore.abandonedBelow<PassageValues>(place) : typedStore.below<PassageValues>(place)).then((found) => {
      if (here) setLeft(found);
    }, () => undefined);
    return () => {
      here = false;
    };
  }, [place, mayWrite]);
  if (left.length === 0) return null;
  return (
    <section className="of-block" aria-labelledby="left-texts">
      <h2 id="left-texts" className="of-heading">{t('left')}</h2>
      <p className="of-note">{t('left.why')}</p>
      <ul className="of-rows">
        {left.map((typed) => <li key={typed.writer}><Left typed={typed} onDropped={() => setLeft((before) => before.filter((one) => one !== typed))} /></li>)}
      </ul>
    </section>
  );
}

function Left({ typed, onDropped }: { readonly typed: Typed<PassageValues>; readonly onDropped: () => void }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const { lang } = useLanguage();
  const announce = useAnnounce();
  const text = wordsOf(typed.values);
  const drop = async () => {
    await typedStore.drop(typed.writer).catch(() => undefined);
    announce(t('discarded'));
    onDropped();
  };
  return (
    <div className="of-left">
      <p className="of-note">{t('left.at', { at: formatDayAndTime(lang, new Date(typed.at).toISOString()) })}</p>
      <p className="of-left__text" dir="auto">{text}</p>
      <div className="of-actions">
        <CopyText text={text} />
        <Button small variant="text" onClick={() => void drop()}>{t('discard')}</Button>
      </div>
    </div>
  );
}

export function CopyText({ text }: { readonly text: string }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const announce = useAnnounce();
  // Where the browser forbids it, the text stands there to be selected.
  const copy = () => navigator.clipboard.writeText(text).then(() => announce(t('copied')), () => undefined);
  return <Button small onClick={() => void copy()}>{t('copy')}</Button>;
}
