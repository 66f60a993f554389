import { DataTable } from '@mitgestalten/web-ui';
import type { Channel } from '@mitgestalten/web-data';
import { formatNumber, officeMessages, officeVotingMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';

interface Line {
  readonly key: string;
  readonly name: string;
  readonly figure: number | null;
}

/** Figures by area, then by channel; what was suppressed says so. Lists are in the order of the tally's areas and channels. */
export function FigureTable({ caption, tally, withoutArea, areas, channels }: {
  readonly caption: string;
  readonly tally: { readonly areas: readonly { readonly id: string; readonly name: string }[]; readonly channels: readonly Channel[] };
  readonly withoutArea: number | null;
  readonly areas: readonly (number | null)[];
  readonly channels: readonly (number | null)[];
}): ReactNode {
  const t = useTexts(officeVotingMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const lines: Line[] = [
    ...tally.areas.map(({ id, name }, n) => ({ key: id, name, figure: areas[n] ?? null })),
    ...(tally.areas.length > 0 ? [{ key: 'none', name: t('tally.no-area'), figure: withoutArea }] : []),
    ...tally.channels.map((channel, n) => ({ key: channel, name: shared(`channel.${channel}`), figure: channels[n] ?? null })),
  ];
  return (
    <DataTable
      small caption={caption} captionHidden rows={lines} rowKey={({ key }) => key}
      columns={[
        { key: 'name', header: t('tally.by'), rowHeader: true, cell: ({ name }) => name },
        { key: 'figure', header: t('tally.count'), numeric: true, cell: ({ figure }) => (figure === null ? t('tally.suppressed') : formatNumber(lang, figure)) },
      ]}
    />
  );
}
