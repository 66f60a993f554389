import type { Channel } from '@mitgestalten/web-data';
import { Select, TextField } from '@mitgestalten/web-ui';
import { officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import { useEffect, useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useSettled } from '../../ui/use-settled.js';

/** Which of the contributions at a passage are wanted; null: never mind. */
export interface WantedComments {
  readonly search: string | null;
  readonly channel: Channel | null;
  readonly answered: boolean | null;
}

export const everything: WantedComments = { search: null, channel: null, answered: null };

/** Whether only some are wanted. */
export function isNarrowed(wanted: WantedComments): boolean {
  return Object.values(wanted).some((one) => one !== null);
}

const channels: readonly Channel[] = ['ONLINE', 'CONFERENCE', 'PAPER', 'COUNTER'];
// Between two keys of somebody who types; the API is asked for whole words, not for each letter.
const pauseMs = 400;
// As many code points as the API looks for.
const longestSearch = 200;

/** Narrows the contributions beside a draft: by words in them, by the channel on which they came, and by whether they are answered. */
export function CommentFilter({ wanted, onWanted }: { readonly wanted: WantedComments; readonly onWanted: (wanted: WantedComments) => void }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), pauseMs) || null;
  useEffect(() => {
    if (search !== wanted.search) onWanted({ ...wanted, search });
  }, [search, wanted, onWanted]);
  const all = { value: '', label: t('filter.all') };
  return (
    <div className="of-filter" role="search" aria-label={t('filter')}>
      <TextField id="comments-search" type="search" autoComplete="off" maxLength={longestSearch} label={t('filter.search')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <Select
        id="comments-channel" label={t('filter.channel')} value={wanted.channel ?? ''} options={[all, ...channels.map((value) => ({ value, label: shared(`channel.${value}`) }))]}
        onChange={({ target: { value } }) => onWanted({ ...wanted, channel: value === '' ? null : (value as Channel) })}
      />
      <Select
        id="comments-answered" label={t('filter.answered')} value={wanted.answered === null ? '' : String(wanted.answered)}
        options={[all, { value: 'false', label: t('filter.answered.open') }, { value: 'true', label: t('filter.answered.done') }]}
        onChange={({ target: { value } }) => onWanted({ ...wanted, answered: value === '' ? null : value === 'true' })}
      />
    </div>
  );
}
