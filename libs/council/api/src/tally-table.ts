import { councilMessages, createTranslator, formatDayAndTime, formatUntil, type Translate } from '@mitgestalten/web-i18n';
import type { TallyCellObject, TallyObject } from '@mitgestalten/voting-api';

/** A closed ballot as it is exported. */
export interface ExportedBallot {
  readonly title: string;
  readonly decides: string;
  readonly maxChoices: number;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly tally: TallyObject;
}

type Cell = string | number;
type Texts = Translate<keyof typeof councilMessages.de>;

/** The tally as rows: first what it is and is not, then who took part, then each measure with its figures. */
export function tallyTable(ballot: ExportedBallot, lang: string): Cell[][] {
  const t = createTranslator(councilMessages, lang);
  const { tally } = ballot;
  const figure = (votes: number | null): Cell => votes ?? t('csv.hidden');
  const figures = (votes: number | null, withoutArea: number | null, cells: readonly TallyCellObject[]) => {
    const { areas, channels } = byDimension(cells);
    return [votes, ...areas.map((cell) => cell.votes), ...(areas.length > 0 ? [withoutArea] : []), ...channels.map((cell) => cell.votes)].map(figure);
  };
  return [
    [ballot.title],
    [t('csv.papers', { count: tally.papers, most: ballot.maxChoices })],
    [t('csv.period', { from: formatDayAndTime(lang, ballot.opensAt), until: formatUntil(lang, ballot.closesAt) })],
    [t('csv.assurance')],
    [`${t('csv.not-representative')} ${ballot.decides}`],
    [t('csv.suppressed-why', { hidden: t('csv.hidden'), minimum: tally.cellMinimum })],
    [],
    [t('csv.number'), t('csv.measure'), t('csv.all'), ...headers(t, tally.participation)],
    ['', t('csv.all-papers'), ...figures(tally.papers, tally.withoutArea, tally.participation)],
    ...tally.items.map(({ item, votes, withoutArea, cells }) => [item.ordinal, item.revision.text.title, ...figures(votes, withoutArea, cells)]),
  ];
}

function headers(t: Texts, cells: readonly TallyCellObject[]): string[] {
  const { areas, channels } = byDimension(cells);
  return [
    ...areas.map(({ area }) => t('csv.area', { name: area!.name })),
    ...(areas.length > 0 ? [t('csv.without-area')] : []),
    ...channels.map(({ channel }) => t('csv.channel', { name: t(`channel.${channel as 'ONLINE'}`) })),
  ];
}

function byDimension(cells: readonly TallyCellObject[]): { areas: TallyCellObject[]; channels: TallyCellObject[] } {
  return { areas: cells.filter(({ area }) => area !== null), channels: cells.filter(({ channel }) => channel !== null) };
}
