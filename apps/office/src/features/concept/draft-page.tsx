import './concept.css';
import { useQuery } from '@apollo/client/react';
import { Alert, EmptyState } from '@mitgestalten/web-ui';
import { formatDay, formatUntilDay, officeDraftersMessages, officeDraftMessages, officeImportMessages } from '@mitgestalten/web-i18n';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { isOfOffice } from '../../app/access.js';
import { Missing } from '../../app/edges.js';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { Desk } from '../../ui/desk.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { useLatest } from '../../ui/use-latest.js';
import { AddPassage } from './add-passage.js';
import { draftQuery, type Draft, type DraftPassage } from './draft-query.js';
import { DraftOutline } from './draft-outline.js';
import { Drafters } from './drafters/drafters.js';
import { LeftTexts } from './drafters/left-texts.js';
import { DraftGone } from './drafters/own-parts.js';
import { LeftPlaces } from './left-places.js';
import { outlineOf } from './outline.js';
import { PassageContext } from './passage-context.js';
import { PassageForm } from './passage-form.js';
import { PassageReading } from './passage-reading.js';
import { PassageTools } from './passage-tools.js';
import { SeatsInDraft } from './room/seats.js';
import { useDraftRoom, type DraftRoom } from './room/use-draft-room.js';
import { useDraftPassage, usePassagesAhead } from './use-draft-passage.js';

// More than a screen holds; the others follow when nothing waits.
const firstRows = 40;

/** The working draft of one part: outline, one passage at a time, and beside it what is published and what people said. */
export function Component(): ReactNode {
  const { part: slug } = useParams();
  const { process } = useSession();
  const part = process.parts.find((one) => one.slug === slug);
  return part === undefined ? <Missing /> : <PartDraft key={part.id} partId={part.id} />;
}

function PartDraft({ partId }: { readonly partId: string }): ReactNode {
  const { roles } = useSession();
  const office = isOfOffice(roles);
  const result = useQuery(draftQuery, { variables: { partId, office }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState result={result}>
      {({ draft }) => (draft === null ? office ? <Missing /> : <DraftGone /> : <DraftDesk draft={draft} onOutline={async () => void (await result.refetch())} />)}
    </QueryState>
  );
}

function DraftDesk({ draft, onOutline }: { readonly draft: Draft; readonly onOutline: () => Promise<void> }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const imports = useTexts(officeImportMessages);
  const { passage: id } = useParams();
  const navigate = useNavigate();
  const { passages } = draft;
  const rows = useMemo(() => outlineOf(passages), [passages]);
  const current = (rows.find(({ passage }) => passage.id === id) ?? rows.find(({ passage }) => passage.viewerCan.write) ?? rows[0])?.passage;
  const room = useDraftRoom(draft.part.id, current?.id ?? null);
  const opened = useDraftPassage(draft.part.id, current?.id);
  usePassagesAhead(draft.part.id, rows.map(({ passage }) => passage.id), opened.data !== null);
  const { arrange } = draft.viewerCan;
  const onChanged = useLatest(async () => void (await Promise.all([onOutline(), opened.refetch()])));
  const home = `/entwurf/${draft.part.slug}`;
  const shownRows = useDeferredValue(rows, rows.slice(0, firstRows));
  const changed = draft.passages.filter((passage) => passage.changed).length;
  const version = draft.part.currentVersion;
  return (
    <Page wide title={t('title', { part: draft.part.title })} kicker={version?.number != null ? t('published-as', { number: version.number }) : t('unpublished')}>
      <div className="of-bulk__line">
        <span className="of-note">{t('changed-count', { count: changed })}</span>
        <WriteUntil draft={draft} />
        {arrange && changed > 0 && draft.proposedVersion == null ? <Link className="of-link" to={`${home}/vorschlagen`}>{t('propose')}</Link> : null}
        <SeatsInDraft seats={room.others} passages={draft.passages} home={home} />
      </div>
      <DraftNotices draft={draft} />
      {arrange ? <Drafters draft={draft} /> : null}
      {current === undefined ? <EmptyState title={t('outline.empty')}>{t('outline.empty-why')}</EmptyState> : null}
      <Desk
        listLabel={t('outline')} contextLabel={t('context')} opened={id !== undefined} onBack={() => void navigate(home)}
        list={<>
          <LeftPlaces passages={passages} current={current?.id} home={home} />
          <DraftOutline partId={draft.part.id} rows={shownRows} current={current?.id} home={home} seats={room.others} onMoved={arrange ? onChanged : undefined} />
          {arrange ? <>
            <AddPassage draft={draft} after={current} onAdded={async (added) => {
              await onChanged();
              await navigate(`${home}/${added}`);
            }} />
            <p className="of-add"><Link className="of-link" to={`${home}/importieren`}>{imports('open')}</Link></p>
          </> : null}
        </>}
        context={current === undefined ? null : <Context key={current.id} passage={opened.data} onCorrected={onChanged} />}
      >
        {current === undefined ? null : (
          <QueryState result={opened}>
            {(passage) => (
              <>
                {arrange ? <PassageTools passage={passage} draft={draft} onChanged={onChanged} /> : null}
                <OpenPassage key={passage.id} passage={passage} room={room} drafts={draft.viewerCan.writeUntil !== null} />
              </>
            )}
          </QueryState>
        )}
      </Desk>
    </Page>
  );
}

/** What stands beside a passage; it comes behind the passage itself, which can be written in meanwhile. */
function Context({ passage, onCorrected }: { readonly passage: DraftPassage | null | undefined; readonly onCorrected: () => Promise<void> }): ReactNode {
  const shown = useDeferredValue(passage, null);
  return shown == null ? null : <PassageContext passage={shown} onCorrected={onCorrected} />;
}

/** A form for who may write there, also when that ends meanwhile: what is typed then stays in it. */
function OpenPassage({ passage, room, drafts }: { readonly passage: DraftPassage; readonly room: DraftRoom; readonly drafts: boolean }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const [began] = useState(passage.viewerCan.write);
  if (began || passage.viewerCan.write) return <PassageForm passage={passage} room={room} />;
  return (
    <>
      {drafts ? <p className="of-note">{t('own.only-reading')}</p> : null}
      <PassageReading passage={passage} />
      <LeftTexts passageId={passage.id} />
    </>
  );
}

/** Until when a drafter writes. */
function WriteUntil({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const { writeUntil } = draft.viewerCan;
  return writeUntil === null ? null : <span>{t('own.until', { until: formatUntilDay(lang, writeUntil, process.now) })}</span>;
}

function DraftNotices({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const { proposedVersion, lastReturn } = draft;
  if (proposedVersion != null) {
    return (
      <Alert tone="info" title={t('proposed', { title: proposedVersion.title })}>
        <p>{t('proposed-why')}</p>
        <p><Link className="of-link" to={`/fassungen/${proposedVersion.id}`}>{t('proposed-read')}</Link></p>
      </Alert>
    );
  }
  return lastReturn == null ? null : <Alert tone="warning" title={t('returned', { at: formatDay(lang, lastReturn.at, process.now) })}>{lastReturn.reason}</Alert>;
}
