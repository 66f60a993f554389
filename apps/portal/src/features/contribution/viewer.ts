import { graphql, useLoad } from '@mitgestalten/web-data';
import { useEffect } from 'react';

const PortalViewer = graphql(`
  query PortalViewer { viewer { id displayName email } }
`);

/** Who is signed in, asked when a form comes to life. Null while unknown and for guests. */
export function useViewer() {
  const [load, loaded] = useLoad(PortalViewer);
  useEffect(() => {
    void load({});
  }, [load]);
  return loaded.data?.viewer ?? null;
}

/** The name that a signed-in person is addressed with. */
export function nameOf(viewer: { readonly displayName?: string | null; readonly email: string }): string {
  return viewer.displayName ?? viewer.email;
}
