import { sentenceSpans } from '@mitgestalten/concept-domain';
import { graphql, type OfficeTrayQuery } from '@mitgestalten/web-data';
import { Badge, Button } from '@mitgestalten/web-ui';
import { officePlacesMessages } from '@mitgestalten/web-i18n';
import { useMemo, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { DiffText } from '../../ui/diff-text.js';
import { FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';

const placeAnchor = graphql(`
  mutation OfficePlaceAnchor($input: PlaceAnchorInput!) {
    placeAnchor(input: $input) { contributionId errors { code message field } }
  }
`);

type Entry = OfficeTrayQuery['anchorTray']['nodes'][number];
interface Place {
  readonly passageId: string;
  readonly start: number;
  readonly end: number;
}

/** One comment without a certain place: its words before, what came into question, and why it was not decided. */
export function TrayCase({ entry, onPlaced }: { readonly entry: Entry; readonly onPlaced: () => void }): ReactNode {
  const t = useTexts(officePlacesMessages);
  const announce = useAnnounce();
  const act = useAct(placeAnchor, (data) => data.placeAnchor);
  const { contributionId, versionId, candidates, formerQuote } = entry;
  const put = async (place: Place | null) => {
    if (act.busy || !(await act.run({ contributionId, versionId, place })).ok) return;
    announce(t(place === null ? 'rested' : 'placed'));
    onPlaced();
  };
  const title = entry.passage.currentEntry?.revision.text.title;
  return (
    <article aria-label={entry.body.slice(0, 80)}>
      {title === undefined ? null : <p className="of-kicker">{title}</p>}
      <blockquote className="of-voice of-voice--small" dir="auto">{entry.body}</blockquote>
      <p>{t('stood-at')} <q><bdi>{formerQuote}</bdi></q></p>
      <p className="of-note">{t(`why.${entry.reason}`)}</p>
      {entry.objected ? <p><Badge tone="warning">{t('objected')}</Badge> {entry.objection == null ? null : <span dir="auto">{entry.objection}</span>}</p> : null}
      <FormFaults form={`place-${contributionId}`} act={act} />
      {candidates.length === 0 ? null : (
        <ol className="of-candidates" aria-label={t('candidates')}>
          {candidates.map((candidate) => (
            <li key={`${candidate.passageId} ${candidate.start}`}>
              <p className="of-kicker">{t('candidate', { title: candidate.title, score: candidate.score })}</p>
              <DiffText before={formerQuote} after={candidate.quote} lang={entry.textLang} />
              <Button small busy={act.busy} onClick={() => void put({ passageId: candidate.passageId, start: candidate.start, end: candidate.end })}>{t('here')}</Button>
            </li>
          ))}
        </ol>
      )}
      <Sentences entry={entry} busy={act.busy} onChoose={(place) => void put(place)} />
      <p><Button small variant="text" busy={act.busy} onClick={() => void put(null)}>{t('rest')}</Button></p>
    </article>
  );
}

function Sentences({ entry, busy, onChoose }: { readonly entry: Entry; readonly busy: boolean; readonly onChoose: (place: Place) => void }): ReactNode {
  const t = useTexts(officePlacesMessages);
  const sentences = useMemo(() => {
    const characters = [...entry.passageText];
    return sentenceSpans(entry.passageText).map((span) => ({ ...span, words: characters.slice(span.start, span.end).join('') }));
  }, [entry.passageText]);
  if (sentences.length === 0) return <p className="of-note">{t('passage-gone')}</p>;
  return (
    <details className="of-more">
      <summary>{t('other')}</summary>
      <ol className="of-candidates">
        {sentences.map(({ start, end, words }) => (
          <li key={start}>
            <p dir="auto">{words}</p>
            <Button small busy={busy} onClick={() => onChoose({ passageId: entry.passage.id, start, end })}>{t('here')}</Button>
          </li>
        ))}
      </ol>
    </details>
  );
}
