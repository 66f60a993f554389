import { formatNumber, portalMessages } from '@mitgestalten/web-i18n';
import { DataTable, TallyBar, type Column } from '@mitgestalten/web-ui';
import { useCommonTexts, useLanguage, useTexts } from '../../app/language.js';
import type { ResultTally } from './result-page.js';

type Item = ResultTally['items'][number];

/** A figure, or that it is not shown because too few people stand behind it. */
function Figure({ votes, minimum }: { readonly votes: number | null | undefined; readonly minimum: number }) {
  const t = useTexts(portalMessages);
  const { lang } = useLanguage();
  if (votes != null) return formatNumber(lang, votes);
  return <span className="pt-suppressed" title={t('result.suppressed', { minimum })}>{t('result.suppressed-short')}</span>;
}

/** Every measure with its votes, most first, as bar and figure. */
export function VotesTable({ tally }: { readonly tally: ResultTally }) {
  const t = useTexts(portalMessages);
  const { href } = useLanguage();
  const kind = kindOf(tally);
  const columns: Column<Item>[] = [
    { key: 'title', header: t('result.measure', { kind }), rowHeader: true, cell: (row) => <a href={href(`/stelle/${row.item.passageId}`)}>{row.item.revision.text.title}</a> },
    { key: 'bar', header: t('result.share'), cell: (row) => <TallyBar value={row.votes ?? 0} max={tally.papers} /> },
    { key: 'votes', header: t('result.votes'), numeric: true, cell: (row) => <Figure votes={row.votes} minimum={tally.cellMinimum} /> },
  ];
  return (
    <section className="pt-section pt-votes" aria-labelledby="votes-title">
      <h2 id="votes-title">{t('result.table', { kind })}</h2>
      <DataTable caption={t('result.table', { kind })} captionHidden columns={columns} rows={tally.items} rowKey={(row) => row.item.id} />
    </section>
  );
}

interface Line {
  readonly name: string;
  readonly papers: number | null;
}

/** Who took part: voting papers by channel and by area. */
export function Participation({ tally }: { readonly tally: ResultTally }) {
  const t = useTexts(portalMessages);
  const common = useCommonTexts();
  const byChannel = tally.channels.map((channel, n): Line => ({ name: common(`channel.${channel}`), papers: tally.channelPapers[n] ?? null }));
  const byArea = tally.areas.map((area, n): Line => ({ name: area.name, papers: tally.areaPapers[n] ?? null }));
  const noArea = tally.areas.length > 0 ? [{ name: t('result.without-area'), papers: tally.withoutArea }] : [];
  return (
    <section className="pt-section" aria-labelledby="who-title">
      <h2 id="who-title">{t('result.who')}</h2>
      <div className="pt-tables">
        <PapersTable lines={byChannel} minimum={tally.cellMinimum} header={t('result.channel')} />
        <PapersTable lines={[...byArea, ...noArea]} minimum={tally.cellMinimum} header={t('result.area')} />
      </div>
    </section>
  );
}

function PapersTable({ lines, minimum, header }: { readonly lines: readonly Line[]; readonly minimum: number; readonly header: string }) {
  const t = useTexts(portalMessages);
  if (lines.length === 0) return null;
  const columns: Column<Line>[] = [
    { key: 'who', header, rowHeader: true, cell: ({ name }) => name },
    { key: 'papers', header: t('result.papers-column'), numeric: true, cell: ({ papers }) => <Figure votes={papers} minimum={minimum} /> },
  ];
  return <DataTable caption={`${t('result.who')}: ${header}`} captionHidden columns={columns} rows={lines} rowKey={({ name }) => name} />;
}

/** Every measure by area, over all channels, in the order of the ballot. */
export function AreaTable({ tally }: { readonly tally: ResultTally }) {
  const t = useTexts(portalMessages);
  const kind = kindOf(tally);
  if (tally.areas.length === 0) return null;
  const items = [...tally.items].sort((a, b) => a.item.ordinal - b.item.ordinal);
  const columns: Column<Item>[] = [
    { key: 'title', header: t('result.measure', { kind }), rowHeader: true, cell: (row) => row.item.revision.text.title },
    ...tally.areas.map((area, n): Column<Item> => ({
      key: area.id, header: area.name, numeric: true, cell: (row) => <Figure votes={row.areaVotes[n]} minimum={tally.cellMinimum} />,
    })),
    { key: 'none', header: t('result.without-area'), numeric: true, cell: (row) => <Figure votes={row.withoutArea} minimum={tally.cellMinimum} /> },
    { key: 'all', header: t('result.all'), numeric: true, cell: (row) => <Figure votes={row.votes} minimum={tally.cellMinimum} /> },
  ];
  return (
    <section className="pt-section" aria-labelledby="areas-title">
      <h2 id="areas-title">{t('result.cells')}</h2>
      <DataTable caption={t('result.cells')} captionHidden columns={columns} rows={items} rowKey={(row) => row.item.id} small />
    </section>
  );
}

// What was voted on: measures, or the themes themselves.
function kindOf(tally: ResultTally): string {
  return tally.items[0]?.item.revision.kind ?? 'MEASURE';
}
