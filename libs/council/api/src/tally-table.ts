import { councilMessages, createTranslator, formatDayAndTime, formatUntil, type Translate } from '@mitgestalten/web-i18n';
import type { TallyItemObject, TallyObject } from '@mitgestalten/voting-api';

/** A closed ballot as it is exported. */
export interface ExportedBallot {
  readonly title: string;
  readonly decides: string;
  readonly maxChoices: number;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly tally: TallyObject & { readonly items: readonly TallyItemObject[] };
}

type Cell = string | number;
type Texts = Translate<keyof typeof councilMessages.de>;

/** The tally as rows: first what it is and is not, then who took part, then each measure with its figures. */
export function tallyTable(ballot: ExportedBallot, lang: string): Cell[][] {
  const t = createTranslator(councilMessages, lang);
  const { tally } = ballot;
  const figure = (votes: number | null): Cell => votes ?? t('csv.hidden');
  // Areas and channels are left out altogether where too few people took part.
  const figures = (votes: number | null, withoutArea: number | null, areas: readonly (number | null)[], channels: readonly (number | null)[]) =>
    [votes, ...areas, ...(areas.length > 0 ? [withoutArea] : []), ...channels].map(figure);
  return [
    [ballot.title],
    [t('csv.papers', { count: tally.papers, most: ballot.maxChoices })],
    [t('csv.period', { from: formatDayAndTime(lang, ballot.opensAt), until: formatUntil(lang, ballot.closesAt) })],
    [t('csv.assurance')],
    [`${t('csv.not-representative')} ${ballot.decides}`],
    [t('csv.suppressed-why', { hidden: t('csv.hidden'), minimum: tally.cellMinimum })],
    [],
    [t('csv.number'), t('csv.measure'), t('csv.all'), ...headers(t, tally)],
    ['', t('csv.all-papers'), ...figures(tally.papers, tally.withoutArea, tally.areaPapers, tally.channelPapers)],
    ...tally.items.map(({ item, votes, withoutArea, areaVotes, channelVotes }) => [item.ordinal, item.revision.text.title, ...figures(votes, withoutArea, areaVotes, channelVotes)]),
  ];
}

function headers(t: Texts, { areas, channels }: TallyObject): string[] {
  return [
    ...areas.map(({ name }) => t('csv.area', { name })),
    ...(areas.length > 0 ? [t('csv.without-area')] : []),
    ...channels.map((channel) => t('csv.channel', { name: t(`channel.${channel as 'ONLINE'}`) })),
  ];
}
