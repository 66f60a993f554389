import { useQuery } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { RadioGroup, TextField } from '@mitgestalten/web-ui';
import { officeCallerMessages, officeMessages } from '@mitgestalten/web-i18n';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { QueryState } from '../../ui/query-state.js';

const passagesQuery = graphql(`
  query OfficePassages($slug: String) {
    process(slug: $slug) {
      id
      parts {
        id
        title
        currentVersion { id entries { kind ordinal passage { id } revision { id text { id lang title } } } }
      }
    }
  }
`);

interface PickerProps {
  readonly id: string;
  readonly value: string;
  /** The value that means a new idea instead of a passage. */
  readonly idea: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Finds the passage a caller speaks about: type a word, choose, done; or a new idea. */
export function PassagePicker(props: PickerProps): ReactNode {
  const { process } = useSession();
  const result = useQuery(passagesQuery, { variables: { slug: process.slug } });
  const groups = (data: NonNullable<typeof result.data>) => (data.process?.parts ?? []).map((part) => ({
    title: part.title,
    entries: [...(part.currentVersion?.entries ?? [])].sort((a, b) => a.ordinal - b.ordinal)
      .map((entry) => ({ id: entry.passage.id, kind: entry.kind, lang: entry.revision.text.lang, title: entry.revision.text.title })),
  })).filter((part) => part.entries.length > 0);
  return <QueryState result={result}>{(data) => <Picker {...props} groups={groups(data as NonNullable<typeof result.data>)} />}</QueryState>;
}

type Group = { readonly title: string; readonly entries: readonly { id: string; kind: 'SECTION' | 'FIELD' | 'GOAL' | 'MEASURE'; lang: string; title: string }[] };

const mostShown = 6;

function Picker({ id, value, idea, error, onChange, groups }: PickerProps & { readonly groups: readonly Group[] }): ReactNode {
  const t = useTexts(officeCallerMessages);
  const shared = useTexts(officeMessages);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const all = groups.flatMap((group) => group.entries.map((entry) => ({ ...entry, part: group.title })));
  const matching = all.filter((entry) => entry.title.toLocaleLowerCase().includes(wanted));
  const chosen = all.find((entry) => entry.id === value);
  // What was chosen stays in sight, whatever is searched for afterwards.
  const shown = [...(chosen === undefined || matching.slice(0, mostShown).includes(chosen) ? [] : [chosen]), ...matching.slice(0, mostShown)];
  const hidden = matching.length - mostShown;
  return (
    <div className="of-facts">
      <TextField id={`${id}-search`} label={t('place.find')} hint={t('place.find-hint')} type="search" autoComplete="off" value={search} onChange={(event) => setSearch(event.target.value)} />
      <RadioGroup
        id={id} name={id} legend={t('place')} value={value} error={error} onChange={onChange}
        options={[
          { value: idea, label: t('place.idea') },
          ...shown.map((entry) => ({ value: entry.id, label: <bdi lang={entry.lang}>{entry.title}</bdi>, hint: `${entry.part} · ${shared(`kind.${entry.kind}`)}` })),
        ]}
      />
      <p className="of-note" role="status">{matching.length === 0 ? t('place.found', { count: 0 }) : hidden > 0 ? t('place.more', { count: hidden }) : null}</p>
    </div>
  );
}
