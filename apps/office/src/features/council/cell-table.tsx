import { DataTable } from '@mitgestalten/web-ui';
import type { Channel } from '@mitgestalten/web-data';
import { formatNumber, officeMessages, officeVotingMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';

/** One cell of a tally; without channel or area it is the sum over it, without votes it was suppressed. */
export interface Cell {
  readonly channel: Channel | null;
  readonly area: { readonly id: string; readonly name: string } | null;
  readonly votes: number | null;
}

/** Figures by channel and area, sums first; what was suppressed says so. */
export function CellTable({ caption, cells }: { readonly caption: string; readonly cells: readonly Cell[] }): ReactNode {
  const t = useTexts(officeVotingMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const rank = (cell: Cell) => (cell.channel === null ? 0 : 2) + (cell.area === null ? 0 : 1);
  const rows = [...cells].sort((a, b) => rank(a) - rank(b));
  return (
    <DataTable
      small caption={caption} captionHidden rows={rows} rowKey={(cell) => `${cell.channel ?? '*'} ${cell.area?.id ?? '*'}`}
      columns={[
        { key: 'area', header: t('tally.area'), rowHeader: true, cell: (cell) => cell.area?.name ?? t('tally.all') },
        { key: 'channel', header: t('tally.channel'), cell: (cell) => (cell.channel === null ? t('tally.all') : shared(`channel.${cell.channel}`)) },
        { key: 'votes', header: t('tally.count'), numeric: true, cell: (cell) => (cell.votes === null ? t('tally.suppressed') : formatNumber(lang, cell.votes)) },
      ]}
    />
  );
}
