import { useOnline } from '@mitgestalten/web-data';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { Alert } from '@mitgestalten/web-ui';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { typedStore } from '../../ui/typed-store.js';
import type { DraftEntry } from './draft-query.js';
import { placeOf } from './passage-values.js';

/** The way to what the person typed at other passages of the draft and left there unsaved: it is saved by the form of its passage, and by nothing else. */
export function LeftPlaces({ passages, current, home }: { readonly passages: readonly DraftEntry[]; readonly current: string | undefined; readonly home: string }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { viewer } = useSession();
  const online = useOnline();
  const [places, setPlaces] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let here = true;
    // Where the browser keeps nothing, nothing was left.
    const look = () => void typedStore.abandonedBelow(placeOf(viewer.id)).then((left) => {
      if (here) setPlaces(new Set(left.map(({ place }) => place)));
    }, () => undefined);
    look();
    const unwatch = typedStore.watch(look);
    return () => {
      here = false;
      unwatch();
    };
  }, [viewer.id, online]);
  const left = passages.filter(({ id }) => id !== current && places.has(placeOf(viewer.id, id)));
  return (
    <div role="status">
      {left.length === 0 ? null : (
        <Alert tone="warning" title={t('left')}>
          <p>{t('left.why')}</p>
          <ul>{left.map(({ id, lang, outlineTitle }) => <li key={id}><Link className="of-link" to={`${home}/${id}`} lang={lang}>{outlineTitle}</Link></li>)}</ul>
        </Alert>
      )}
    </div>
  );
}
