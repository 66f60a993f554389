import { Button } from '@mitgestalten/web-ui';
import { officeMessages } from '@mitgestalten/web-i18n';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../app/language.js';

/** The way to what stands behind the last row, for as long as something does. While it loads a second press does nothing. */
export function LoadMore({ pageInfo, load }: {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined } | undefined;
  /** Appends what stands behind that row. */
  readonly load: (after: string | null) => Promise<unknown>;
}): ReactNode {
  const t = useTexts(officeMessages);
  const [busy, setBusy] = useState(false);
  const press = () => {
    setBusy(true);
    void load(pageInfo?.endCursor ?? null).finally(() => setBusy(false));
  };
  return pageInfo?.hasNextPage ? <Button small busy={busy} onClick={press}>{t('list.more')}</Button> : null;
}

/** For `fetchMore`: the rows of the list under that name, then the further ones. */
export function appended<K extends string>(name: K) {
  return <D extends { readonly [key in K]: { readonly nodes: readonly unknown[] } }>(before: D, { fetchMoreResult }: { readonly fetchMoreResult: D }): D => (
    { ...before, [name]: { ...fetchMoreResult[name], nodes: [...before[name].nodes, ...fetchMoreResult[name].nodes] } }
  );
}
