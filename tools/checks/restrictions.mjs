/** What may not be imported or written in a part of the code, as options of ESLint's own rules. */

const groups = (...pairs) => ({ patterns: pairs.map(([group, message]) => ({ group, message })) });

const SERVER_TOOLS = ['@nestjs/*', 'typeorm', 'typeorm/*', 'pg', 'pg-*', 'fastify', '@fastify/*', 'passport', 'passport-*', 'graphile-worker', 'nodemailer', '@apollo/server', '@apollo/server/*', '@as-integrations/*'];
const WEB_TOOLS = ['react', 'react/*', 'react-dom', 'react-dom/*', 'react-router', 'react-router/*', '@apollo/client', '@apollo/client/*', '@kern-ux/*', 'prosemirror-view', 'vite', 'vite/*'];

/** Server code draws no pages. */
export const serverOnly = groups([WEB_TOOLS, 'React and the like belong to apps/portal, apps/office and libs/web.']);

/** Web code reaches the server by GraphQL alone. */
export const webOnly = groups([SERVER_TOOLS, 'Server tools belong to apps/api, libs/platform and libs/*/api.']);

/** Rules are pure functions on plain data. */
export const withoutDomainTools = groups(
  [[...SERVER_TOOLS, ...WEB_TOOLS, 'graphql', 'graphql/*', 'zod', 'rxjs'], 'A domain knows no framework, database or transport: plain data and functions.'],
  [['node:*', 'fs', 'fs/*', 'crypto', 'http', 'https', 'timers', 'timers/*', 'worker_threads', 'child_process', 'os', 'path'], 'A domain reaches nothing outside: what it needs (a hash, an id, a time) is handed in.'],
);

const restrict = (message, ...selectors) => selectors.map((selector) => ({ selector, message }));

/** No clock and no random source in a domain: time and ids are arguments. */
export const clockAndChance = [
  ...restrict('The time is an argument: rules read no clock.', "NewExpression[callee.name='Date'][arguments.length=0]", "CallExpression[callee.name='Date']", "MemberExpression[object.name='Date'][property.name='now']", "MemberExpression[object.name='performance'][property.name='now']"),
  ...restrict('Chance is an argument: rules roll no dice.', "MemberExpression[object.name='Math'][property.name='random']", "MemberExpression[object.name='crypto'][property.name=/^(randomUUID|getRandomValues)$/]"),
];

const SPOKEN = '/^(aria-label|aria-description|aria-roledescription|aria-valuetext|alt|title|placeholder)$/';
const LETTERS = '/\\p{L}/u';

/** Every text that people read goes through the language layer. */
export const unspokenTexts = restrict(
  'Texts go through the language layer (libs/web/i18n).',
  `JSXText[value=${LETTERS}]`,
  `JSXElement > JSXExpressionContainer > Literal[value=${LETTERS}]`,
  `JSXElement > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=${LETTERS}]`,
  `JSXAttribute[name.name=${SPOKEN}] > Literal[value=${LETTERS}]`,
  `JSXAttribute[name.name=${SPOKEN}] > JSXExpressionContainer > Literal[value=${LETTERS}]`,
  `JSXAttribute[name.name=${SPOKEN}] > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=${LETTERS}]`,
);

/** Directions are logical, in style properties as in style sheets. */
export const physicalStyles = restrict(
  'Directions are logical: inline-start and inline-end instead of left and right.',
  "JSXAttribute[name.name='style'] Property[key.name=/^(left|right|(scroll)?[mM]argin(Left|Right)|(scroll)?[pP]adding(Left|Right)|border(Left|Right).*|border(Top|Bottom)(Left|Right)Radius)$/]",
  "JSXAttribute[name.name='style'] Property[key.name=/^(textAlign|float|clear)$/] > Literal[value=/^(left|right)$/]",
);
