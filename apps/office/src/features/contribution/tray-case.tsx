import { graphql, type OfficeTrayQuery } from '@mitgestalten/web-data';
import { Badge, Button } from '@mitgestalten/web-ui';
import { officePlacesMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { DiffText } from '../../ui/diff-text.js';
import { Folded } from '../../ui/folded.js';
import { FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { OtherPlace, type Place } from './other-place.js';
import type { TrayView } from './tray-list.js';

const placeAnchor = graphql(`
  mutation OfficePlaceAnchor($input: PlaceAnchorInput!) {
    placeAnchor(input: $input) { contributionId errors { code message field } }
  }
`);

export type Entry = OfficeTrayQuery['anchorTray']['nodes'][number];

interface TrayCaseProps {
  readonly entry: Entry;
  /** The list in which it stands: it waits, or was decided, which people may correct. */
  readonly view: TrayView;
  readonly onPlaced: () => void;
}

/** One comment: its words before, what came into question, and why it was not decided; or where people or the machine placed it. */
export function TrayCase({ entry, view, onPlaced }: TrayCaseProps): ReactNode {
  const t = useTexts(officePlacesMessages);
  const announce = useAnnounce();
  const act = useAct(placeAnchor, (data) => data.placeAnchor);
  const { contributionId, versionId, candidates, formerQuote, quote, state, decidedAt, passage, standsIn } = entry;
  const put = async (place: Place | null) => {
    if (act.busy || !(await act.run({ contributionId, versionId, place, decidedAt: decidedAt ?? null })).ok) return;
    announce(t(place === null ? 'rested' : 'placed'));
    onPlaced();
  };
  const [from, now] = [titleOf(passage), titleOf(standsIn)];
  // What was struck rests already; whoever finds a place for it gives one.
  const mayRest = state !== 'RESTING' && !(view === 'AUTOMATIC' && state === 'GONE');
  return (
    <article aria-label={entry.body.slice(0, 80)} tabIndex={-1}>
      {from === null ? null : <p className="of-kicker" lang={from.lang} dir="auto">{from.title}</p>}
      <blockquote className="of-voice of-voice--small" dir="auto">{entry.body}</blockquote>
      <p>{t('stood-at')} <q><bdi>{formerQuote}</bdi></q></p>
      {quote == null ? null : <p>{standsIn?.id === passage.id || now === null ? t('stands-at') : t('stands-in', { title: now.title })} <q><bdi>{quote}</bdi></q></p>}
      {entry.score == null || view === 'PLACED' ? null : <p className="of-note">{t('likeness', { score: entry.score })}</p>}
      {state === 'RESTING' ? <p>{t('rests')}</p> : null}
      <p className="of-note">{t(`why.${entry.reason}`)}</p>
      <p className="of-bulk__line">
        <a className="of-link" href={`/stelle/${passage.id}?beitrag=${contributionId}#beitrag-${contributionId}`}>{t('to-comment')}</a>
        <a className="of-link" href={`/stelle/${standsIn?.id ?? passage.id}`}>{t('to-text')}</a>
      </p>
      {entry.objected ? <p><Badge tone="warning">{t('objected')}</Badge> {entry.objection == null ? null : <span dir="auto">{entry.objection}</span>}</p> : null}
      <FormFaults form={`place-${contributionId}`} act={act} />
      {candidates.length === 0 ? null : (
        <ol className="of-candidates" aria-label={t('candidates')}>
          {candidates.map((candidate) => (
            <li key={`${candidate.passageId} ${candidate.start}`}>
              <p className="of-kicker">{t('candidate', { title: candidate.title, score: candidate.score })}</p>
              <DiffText before={formerQuote} after={candidate.quote} lang={entry.textLang} around={candidate} />
              <Button small busy={act.busy} onClick={() => void put({ passageId: candidate.passageId, start: candidate.start, end: candidate.end })}>{t('here')}</Button>
            </li>
          ))}
        </ol>
      )}
      <Folded summary={t('other')}>{() => <OtherPlace entry={entry} busy={act.busy} onChoose={(place) => void put(place)} />}</Folded>
      {!mayRest ? null : <p><Button small variant="text" busy={act.busy} onClick={() => void put(null)}>{t('rest')}</Button></p>}
    </article>
  );
}

/** The title of a passage in the current version, with its language; null where it stands there no more. */
function titleOf(passage: Entry['standsIn'] | undefined): { readonly title: string; readonly lang: string } | null {
  return passage?.currentEntry?.revision.text ?? null;
}
