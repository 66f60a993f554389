type Component = () => React.ReactNode;
/** Fetches the script of a page. */
export type Load = () => Promise<{ readonly Component: Component }>;

interface OfficePage {
  /** The address below `/office/`. */
  readonly path: string;
  readonly load: Load;
}

const arriving = new Map<Load, Promise<Component>>();
const arrived = new Map<Load, Component>();

/** The page, if its script is here: it is then shown at once. */
export function pageHere(load: Load): Component | undefined {
  return arrived.get(load);
}

/** The page once its script has come; asked for once. */
export function pageOf(load: Load): Promise<Component> {
  let page = arriving.get(load);
  if (page === undefined) {
    page = load().then(({ Component }) => {
      arrived.set(load, Component);
      return Component;
    });
    arriving.set(load, page);
  }
  return page;
}

/** The pages behind the sign-in. Each is a chunk of its own: a council member never loads the editor. */
export const pages: readonly OfficePage[] = [
  { path: '', load: () => import('../features/today/today-page.js') },
  { path: 'pruefen', load: () => import('../features/review/moderation-page.js') },
  { path: 'pruefen/veroeffentlicht', load: () => import('../features/review/published-page.js') },
  { path: 'pruefen/zurueckgehalten', load: () => import('../features/review/withheld-page.js') },
  { path: 'antworten', load: () => import('../features/review/answers-page.js') },
  { path: 'stellen', load: () => import('../features/contribution/tray-page.js') },
  { path: 'stellen/gefunden', load: () => import('../features/contribution/automatic-page.js') },
  { path: 'stellen/zugeordnet', load: () => import('../features/contribution/placed-page.js') },
  { path: 'entwurf', load: () => import('../features/concept/parts-page.js') },
  { path: 'entwurf/:part', load: () => import('../features/concept/draft-page.js') },
  { path: 'entwurf/:part/vorschlagen', load: () => import('../features/concept/propose-version-page.js') },
  { path: 'entwurf/:part/importieren', load: () => import('../features/concept/import/import-page.js') },
  { path: 'entwurf/:part/:passage', load: () => import('../features/concept/draft-page.js') },
  { path: 'fassungen', load: () => import('../features/concept/versions-page.js') },
  { path: 'fassungen/:version', load: () => import('../features/concept/version-page.js') },
  { path: 'abstimmungen', load: () => import('../features/voting/ballots-page.js') },
  { path: 'abstimmungen/neu', load: () => import('../features/voting/new-ballot-page.js') },
  { path: 'abstimmungen/:ballot', load: () => import('../features/voting/ballot-page.js') },
  { path: 'gremium', load: () => import('../features/council/council-page.js') },
  { path: 'gremium/:ballot', load: () => import('../features/council/tally-page.js') },
  { path: 'anruf', load: () => import('../features/contribution/caller-page.js') },
  { path: 'einstellungen', load: () => import('../features/process/texts-page.js') },
  { path: 'einstellungen/phasen', load: () => import('../features/process/phases-page.js') },
  { path: 'einstellungen/uhr', load: () => import('../features/process/clock-page.js') },
  { path: 'einstellungen/namen', load: () => import('../features/process/names-page.js') },
  { path: 'personen', load: () => import('../features/identity/people-page.js') },
  { path: 'codes', load: () => import('../features/codes/codes-page.js') },
  { path: 'profil', load: () => import('../features/identity/profile-page.js') },
];
