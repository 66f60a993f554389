import { useQuery } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';

const carryQuery = graphql(`
  query OfficeCarry($id: ID!) {
    version(id: $id) { id carry { total carried finishedAt } }
  }
`);

const onceASecond = 1_000;

interface Carry {
  readonly total?: number | null;
  readonly carried: number;
  readonly finishedAt?: string | null;
}

/** The comments of the former version are still on their way to this one. */
export function isCarried<V extends { readonly carry?: Carry | null }>(version: V): version is V & { readonly carry: Carry } {
  return version.carry != null && version.carry.finishedAt == null;
}

/** How far the comments are carried, asked for as long as it is shown: whoever shows it reads from the cache when to stop. Not read out, as it changes every second. */
export function Carrying({ id, carry: { total, carried }, title }: { readonly id: string; readonly carry: Carry; readonly title?: string }): ReactNode {
  const t = useTexts(officeDraftMessages);
  useQuery(carryQuery, { variables: { id }, fetchPolicy: 'network-only', pollInterval: onceASecond });
  return <p className="of-note">{title === undefined ? null : <bdi>{title}: </bdi>}{t('version.carrying', { total: total ?? 0, carried })}</p>;
}
