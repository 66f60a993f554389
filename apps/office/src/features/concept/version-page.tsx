import './concept.css';
import { useQuery } from '@apollo/client/react';
import { synopsisRows, type SynopsisRow } from '@mitgestalten/concept-domain';
import { graphql, type OfficeVersionQuery } from '@mitgestalten/web-data';
import { Badge } from '@mitgestalten/web-ui';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { useMemo, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { Missing } from '../../app/edges.js';
import { useTexts } from '../../app/language.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { Carrying, isCarried } from './carrying.js';
import { ChangeView } from './change-view.js';
import { movedSentences } from './moved-sentences.js';
import { VersionApproval } from './version-approval.js';

const versionQuery = graphql(`
  query OfficeVersion($id: ID!) {
    version(id: $id) {
      id
      number
      title
      state
      changeNote
      hash
      carry { total carried finishedAt }
      entries { ...OfficeVersionEntry }
      removals { passage { id } reason }
      part {
        id
        slug
        title
        currentVersion { id number entries { ...OfficeVersionEntry } }
      }
    }
  }
`);

/** A version that is published already is compared with the one that it took the place of. */
const formerQuery = graphql(`
  query OfficeFormerVersion($id: ID!, $number: Int!) {
    version(id: $id) {
      id
      part {
        id
        version(number: $number) { id number entries { ...OfficeVersionEntry } }
      }
    }
  }
`);

// Whatever language the desk is in: a translation that one of the versions lacks would hide what changed.
export const versionEntryFragment = graphql(`
  fragment OfficeVersionEntry on VersionEntry {
    kind
    ordinal
    parentId
    substance
    reason
    passage { id }
    sources { ...OfficeSource }
    revision {
      id
      responsible
      partners
      cost
      timeFrame
      indicator
      requiredByLaw
      text: original { id lang title doc plain }
    }
  }
`);

type Version = NonNullable<OfficeVersionQuery['version']>;
export type VersionEntry = Version['entries'][number];

/** A version against the published one: every changed passage old and new, then approval or return. */
export function Component(): ReactNode {
  const { version: id = '' } = useParams();
  const result = useQuery(versionQuery, { variables: { id }, fetchPolicy: 'cache-and-network' });
  return (
    <QueryState result={result}>
      {({ version }) => (version === null ? <Missing /> : <AgainstFormer version={version} onDecided={async () => void (await result.refetch())} />)}
    </QueryState>
  );
}

type Former = Pick<NonNullable<Version['part']['currentVersion']>, 'number' | 'entries'>;
interface Compared { readonly version: Version; readonly onDecided: () => Promise<void> }

/** What waits is held against the current version; what is published against its predecessor. */
function AgainstFormer(props: Compared): ReactNode {
  const { id, state, number, part } = props.version;
  const published = state === 'PUBLISHED' && number != null;
  const before = published ? number - 1 : 0;
  const result = useQuery(formerQuery, { variables: { id, number: before }, skip: before < 1 });
  if (!published) return <Comparison {...props} former={part.currentVersion ?? null} />;
  if (before < 1) return <Comparison {...props} former={null} />;
  return <QueryState result={result}>{(data) => <Comparison {...props} former={data.version?.part.version ?? null} />}</QueryState>;
}

/** Entries as the rules of the concept take them: the same revision is the same wording. */
function comparable(entries: readonly VersionEntry[]) {
  return entries.map((entry) => ({ ...entry, passageId: entry.passage.id, parentId: entry.parentId ?? null, hash: entry.revision.id }));
}

export type ComparedEntry = ReturnType<typeof comparable>[number];

/** A changed passage, and why it was changed, where somebody said so. */
export type ChangedPassage = SynopsisRow<ComparedEntry> & { readonly reason: string | null };

function compared(before: readonly VersionEntry[], { entries: after, removals }: Version) {
  const struck = new Map(removals.map(({ passage, reason }) => [passage.id, reason]));
  const changes = synopsisRows(comparable(before), comparable(after)).filter((row) => row.changes.length > 0)
    .map((row): ChangedPassage => ({ ...row, reason: row.after === null ? struck.get(row.passageId) ?? null : row.after.reason ?? null }));
  const titles = new Map([...before, ...after].map(({ passage, revision }) => [passage.id, revision.text.title]));
  return { changes, elsewhere: movedSentences(changes), titleOf: (passageId: string) => titles.get(passageId) ?? '' };
}

function Comparison({ version, former, onDecided }: Compared & { readonly former: Former | null }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { changes, elsewhere, titleOf } = useMemo(() => compared(former?.entries ?? [], version), [former, version]);
  const unchanged = version.entries.length - changes.filter((change) => change.after !== null).length;
  return (
    <Page title={version.title} kicker={version.part.title} lead={version.changeNote ?? undefined}>
      <p className="of-bulk__line">
        <Badge tone={version.state === 'PUBLISHED' ? 'success' : version.state === 'RETURNED' ? 'warning' : 'info'}>{t(`version.${version.state}`)}</Badge>
        <span className="of-note">{former?.number != null ? t('version.against', { number: former.number }) : t('version.first')}</span>
      </p>
      {isCarried(version) ? <Carrying id={version.id} carry={version.carry} /> : null}
      {version.state === 'PROPOSED' ? <VersionApproval versionId={version.id} onDecided={onDecided} /> : null}
      <section className="of-block">
        <h2 className="of-heading">{t('version.changes', { count: changes.length })}</h2>
        <ol className="of-changes">{changes.map((change) => <li key={change.passageId}><ChangeView change={change} moves={{ elsewhere: elsewhere.get(change.passageId), titleOf }} /></li>)}</ol>
        {unchanged > 0 ? <p className="of-note">{t('version.unchanged', { count: unchanged })}</p> : null}
      </section>
    </Page>
  );
}
