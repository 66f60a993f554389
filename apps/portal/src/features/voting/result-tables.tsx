import { formatNumber, portalMessages } from '@mitgestalten/web-i18n';
import { DataTable, TallyBar, type Column } from '@mitgestalten/web-ui';
import { useCommonTexts, useLanguage, useTexts } from '../../app/language.js';
import type { ResultProcess, ResultTally } from './result-page.js';

type Item = ResultTally['items'][number];
type Cell = ResultTally['participation'][number];

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
  const items = [...tally.items].sort((a, b) => (b.votes ?? -1) - (a.votes ?? -1) || a.item.ordinal - b.item.ordinal);
  const columns: Column<Item>[] = [
    { key: 'title', header: t('result.measure', { kind }), rowHeader: true, cell: (row) => <a href={href(`/stelle/${row.item.passageId}`)}>{row.item.revision.text.title}</a> },
    { key: 'bar', header: t('result.share'), cell: (row) => <TallyBar value={row.votes ?? 0} max={tally.papers} /> },
    { key: 'votes', header: t('result.votes'), numeric: true, cell: (row) => <Figure votes={row.votes} minimum={tally.cellMinimum} /> },
  ];
  return (
    <section className="pt-section pt-votes" aria-labelledby="votes-title">
      <h2 id="votes-title">{t('result.table', { kind })}</h2>
      <DataTable caption={t('result.table', { kind })} captionHidden columns={columns} rows={items} rowKey={(row) => row.item.id} />
    </section>
  );
}

/** Who took part: voting papers by channel and by area, each summed over the other. */
export function Participation({ tally }: { readonly tally: ResultTally }) {
  const t = useTexts(portalMessages);
  const common = useCommonTexts();
  const byChannel = tally.participation.filter((cell) => cell.channel != null && cell.area == null);
  const byArea = tally.participation.filter((cell) => cell.channel == null && cell.area != null);
  return (
    <section className="pt-section" aria-labelledby="who-title">
      <h2 id="who-title">{t('result.who')}</h2>
      <div className="pt-tables">
        <PapersTable cells={byChannel} minimum={tally.cellMinimum} header={t('result.channel')} nameOf={(cell) => common(`channel.${cell.channel!}`)} />
        <PapersTable cells={byArea} minimum={tally.cellMinimum} header={t('result.area')} nameOf={(cell) => cell.area!.name} />
      </div>
    </section>
  );
}

function PapersTable({ cells, minimum, header, nameOf }: {
  readonly cells: readonly Cell[]; readonly minimum: number; readonly header: string; readonly nameOf: (cell: Cell) => string;
}) {
  const t = useTexts(portalMessages);
  if (cells.length === 0) return null;
  const columns: Column<Cell>[] = [
    { key: 'who', header, rowHeader: true, cell: nameOf },
    { key: 'papers', header: t('result.papers-column'), numeric: true, cell: (cell) => <Figure votes={cell.votes} minimum={minimum} /> },
  ];
  return <DataTable caption={`${t('result.who')}: ${header}`} captionHidden columns={columns} rows={cells} rowKey={nameOf} />;
}

/** Every measure by area, over all channels. */
export function AreaTable({ tally, areas }: { readonly tally: ResultTally; readonly areas: ResultProcess['areas'] }) {
  const t = useTexts(portalMessages);
  const kind = kindOf(tally);
  const has = areas.filter((area) => tally.items.some((row) => cellOf(row, area.id) !== undefined));
  if (has.length === 0) return null;
  const columns: Column<Item>[] = [
    { key: 'title', header: t('result.measure', { kind }), rowHeader: true, cell: (row) => row.item.revision.text.title },
    ...has.map((area): Column<Item> => ({
      key: area.id, header: area.name, numeric: true, cell: (row) => <Figure votes={cellOf(row, area.id)?.votes} minimum={tally.cellMinimum} />,
    })),
    { key: 'all', header: t('result.all'), numeric: true, cell: (row) => <Figure votes={row.votes} minimum={tally.cellMinimum} /> },
  ];
  return (
    <section className="pt-section" aria-labelledby="areas-title">
      <h2 id="areas-title">{t('result.cells')}</h2>
      <DataTable caption={t('result.cells')} captionHidden columns={columns} rows={tally.items} rowKey={(row) => row.item.id} small />
    </section>
  );
}

function cellOf(row: Item, areaId: string): Cell | undefined {
  return row.cells.find((cell) => cell.area?.id === areaId && cell.channel == null);
}

// What was voted on: measures, or the themes themselves.
function kindOf(tally: ResultTally): string {
  return tally.items[0]?.item.revision.kind ?? 'MEASURE';
}
