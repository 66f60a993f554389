import type { Refusal } from '@mitgestalten/kernel';
import { GraphQLError } from 'graphql';
import { isUnavailable } from '../database.js';
import { toRefusalObject } from './refusal.graphql.js';

/** A refusal where there is no payload: in a query. */
export function refusalError(refusal: Refusal, lang: string): GraphQLError {
  const { message, field, code } = toRefusalObject(refusal, lang);
  return new GraphQLError(message, { extensions: { code, field } });
}

// What Apollo and our own rules say to the caller about the caller's own request.
const callersFault = new Set([
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_FOUND',
]);

export interface PublicError {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly path?: readonly (string | number)[];
}

/**
 * What leaves the house of an error: refusals and the caller's own faults as they are; a fault of the database's connection
 * as UNAVAILABLE; everything else as INTERNAL without a word about its cause (it is logged).
 */
export function publicError(error: GraphQLError, log: (error: unknown) => void): PublicError {
  const path = error.path === undefined ? {} : { path: error.path };
  const code = isAboutVariable(error) ? 'BAD_USER_INPUT' : error.extensions['code'];
  const original = error.originalError ?? error;
  if (isUnavailable((original as { driverError?: unknown }).driverError ?? original)) {
    return { message: 'Unavailable, please try again.', extensions: { code: 'UNAVAILABLE' }, ...path };
  }
  if (error.originalError === undefined || callersFault.has(String(code)) || original instanceof GraphQLError) {
    return { message: withoutSuggestion(error.message), extensions: { code: code ?? 'BAD_REQUEST', ...fieldOf(error) }, ...path };
  }
  log(original);
  return { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL' }, ...path };
}

/** A variable without a good value: nothing was executed. */
export function isAboutVariable({ message, path, originalError }: GraphQLError): boolean {
  return path === undefined && originalError === undefined && /^Variable "\$/.test(message);
}

function fieldOf(error: GraphQLError): { field?: unknown } {
  return error.extensions['field'] == null ? {} : { field: error.extensions['field'] };
}

/** graphql-js helps with "Did you mean ...?", which would tell the names of what is hidden. */
function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean .*\?$/s, '');
}
