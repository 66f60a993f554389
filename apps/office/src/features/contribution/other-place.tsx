import { useQuery } from '@apollo/client/react';
import { sentenceSpans } from '@mitgestalten/concept-domain';
import { graphql, type OfficeTrayQuery } from '@mitgestalten/web-data';
import { directionOf, officePlacesMessages } from '@mitgestalten/web-i18n';
import { Button, Select } from '@mitgestalten/web-ui';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { QueryState } from '../../ui/query-state.js';

const passagesQuery = graphql(`
  query OfficePlacePassages($versionId: ID!, $lang: String!) {
    placeTexts(versionId: $versionId, lang: $lang) { passageId title }
  }
`);

const textQuery = graphql(`
  query OfficePlaceText($versionId: ID!, $lang: String!, $passageId: ID!) {
    placeTexts(versionId: $versionId, lang: $lang, passageId: $passageId) { passageId text }
  }
`);

/** Words of a passage, in code points of its text. */
export interface Place {
  readonly passageId: string;
  readonly start: number;
  readonly end: number;
}

interface OtherPlaceProps {
  readonly entry: Pick<OfficeTrayQuery['anchorTray']['nodes'][number], 'versionId' | 'textLang' | 'passage'>;
  readonly busy: boolean;
  readonly onChoose: (place: Place) => void;
}

/** Any sentence of any passage of the version, in the language that the author read: first those of the passage at which the comment was made, if it still stands. */
export function OtherPlace(props: OtherPlaceProps): ReactNode {
  const { versionId, textLang: lang } = props.entry;
  const result = useQuery(passagesQuery, { variables: { versionId, lang } });
  return <QueryState result={result}>{({ placeTexts }) => <Passages {...props} passages={placeTexts} />}</QueryState>;
}

function Passages({ entry, busy, onChoose, passages }: OtherPlaceProps & { readonly passages: readonly { readonly passageId: string; readonly title: string }[] }): ReactNode {
  const t = useTexts(officePlacesMessages);
  const id = useId();
  const own = passages.find(({ passageId }) => passageId === entry.passage.id);
  const [chosen, setChosen] = useState(own?.passageId ?? '');
  return (
    <div className="of-facts">
      {own === undefined ? <p className="of-note">{t('passage-gone')}</p> : null}
      <Select
        id={id} label={t('other-passage')} value={chosen} onChange={(event) => setChosen(event.target.value)}
        options={[...(own === undefined ? [{ value: '', label: t('choose') }] : []), ...passages.map(({ passageId, title }) => ({ value: passageId, label: title, lang: entry.textLang }))]}
      />
      {chosen === '' ? null : <Sentences key={chosen} entry={entry} passageId={chosen} busy={busy} onChoose={onChoose} />}
    </div>
  );
}

function Sentences({ entry: { versionId, textLang: lang }, passageId, busy, onChoose }: OtherPlaceProps & { readonly passageId: string }): ReactNode {
  const result = useQuery(textQuery, { variables: { versionId, lang, passageId } });
  return (
    <QueryState result={result}>
      {({ placeTexts: [found] }) => found === undefined ? null : <SentencesOf text={found.text} lang={lang} busy={busy} onChoose={(span) => onChoose({ passageId, ...span })} />}
    </QueryState>
  );
}

interface SentencesProps {
  readonly text: string;
  readonly lang: string;
  readonly busy: boolean;
  readonly onChoose: (span: Pick<Place, 'start' | 'end'>) => void;
}

function SentencesOf({ text, lang, busy, onChoose }: SentencesProps): ReactNode {
  const t = useTexts(officePlacesMessages);
  const id = useId();
  const sentences = useMemo(() => {
    const characters = [...text];
    return sentenceSpans(text).map((span) => ({ ...span, words: characters.slice(span.start, span.end).join('') }));
  }, [text]);
  if (sentences.length === 0) return <p className="of-note">{t('no-sentences')}</p>;
  return (
    <ol className="of-candidates">
      {sentences.map(({ start, end, words }) => (
        <li key={start}>
          <p lang={lang} dir={directionOf(lang)} id={`${id}${start}`}>{words}</p>
          <Button small busy={busy} id={`${id}here${start}`} aria-labelledby={`${id}here${start} ${id}${start}`} onClick={() => onChoose({ start, end })}>{t('here')}</Button>
        </li>
      ))}
    </ol>
  );
}
