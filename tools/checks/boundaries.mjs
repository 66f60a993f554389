/** Who may import whom: the tags of the packages (package.json, `nx.tags`) and their allowed directions. */

const TYPES = {
  'type:domain': ['type:domain'],
  'type:i18n': ['type:i18n'],
  'type:platform': ['type:platform', 'type:domain', 'type:i18n'],
  'type:api': ['type:api', 'type:domain', 'type:platform', 'type:i18n'],
  'type:ui': ['type:ui', 'type:i18n'],
  'type:data': ['type:data', 'type:i18n'],
  'type:app-api': ['type:api', 'type:domain', 'type:platform', 'type:i18n'],
  'type:app-web': ['type:ui', 'type:data', 'type:i18n', 'type:domain'],
  'type:e2e': ['type:i18n', 'type:domain'],
};

/** Contexts that each context may read besides itself; kernel, platform and the languages are open to all. */
const UPSTREAM = {
  process: [],
  identity: [],
  concept: ['process'],
  contribution: ['process', 'concept'],
  review: ['process', 'concept', 'contribution'],
  voting: ['process', 'concept', 'contribution'],
  conference: ['process', 'concept', 'contribution'],
  council: ['process', 'concept', 'contribution', 'review', 'voting'],
  publishing: ['process', 'concept', 'contribution', 'review', 'voting'],
};

const constraint = (sourceTag, onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });
const scopes = (...names) => names.map((name) => `scope:${name}`);

/** Constraints for `@nx/enforce-module-boundaries`; each import must satisfy all that match. */
export const boundaries = [
  ...Object.entries(TYPES).map(([tag, allowed]) => constraint(tag, allowed)),
  ...Object.entries(UPSTREAM).map(([name, read]) => constraint(`scope:${name}`, scopes(name, ...read, 'kernel', 'platform', 'web'))),
  constraint('scope:kernel', scopes('kernel')),
  constraint('scope:platform', scopes('platform', 'kernel', 'web')),
  constraint('scope:web', scopes('web')),
];
