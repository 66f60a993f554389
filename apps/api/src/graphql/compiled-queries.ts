import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { Logger } from '@nestjs/common';
import { faultForLog, isAboutVariable, isTrusted, publicError, type RequestContext } from '@mitgestalten/platform';
import { GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

const logger = new Logger('GraphQL');

/**
 * Runs the operations of trusted documents as functions made from them once, instead of walking document and schema for each
 * value of an answer. The resolvers are the same, with the access rules in front of them (`guardSchema`). Free documents go the
 * plain way: strangers must not make us compile.
 *
 * Apollo leaves out its own hooks and error formatting where a plugin answers, so both are done here.
 */
export function compiledQueries(): ApolloServerPlugin<RequestContext> {
  let schema: GraphQLSchema;
  // By document: Apollo keeps the parsed ones, and what it forgets is forgotten here too.
  const compiled = new WeakMap<DocumentNode, CompiledQuery | null>();
  return {
    serverWillStart(server) {
      ({ schema } = server);
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        async responseForOperation({ document, operation, operationName, request, contextValue }): Promise<GraphQLResponse | null> {
          if (operation === undefined || !isTrusted(operation)) return null;
          if (!compiled.has(document)) compiled.set(document, compile(schema, document, operationName));
          const query = compiled.get(document);
          if (query == null) return null;
          return responseOf(await query.query(undefined, contextValue, request.variables ?? {}));
        },
      }),
  };
}

/** Null when the compiler cannot do it: then the plain way answers. */
function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): CompiledQuery | null {
  const query = compileQuery(schema, document, operationName ?? undefined);
  if (isCompiledQuery(query)) return query;
  logger.error(`An operation could not be compiled: ${operationName ?? ''}`);
  return null;
}

/** What Apollo makes of a result: errors without insides, 400 where a variable had no good value. */
function responseOf({ data, errors }: ExecutionResult): GraphQLResponse {
  const http = { headers: new HeaderMap(), status: undefined as number | undefined };
  if (errors === undefined || errors.length === 0) return { http, body: { kind: 'single', singleResult: { data: data ?? null } } };
  if (data == null && errors.every(isAboutVariable)) http.status = 400;
  const singleResult = { ...(data === undefined ? {} : { data }), errors: errors.map(formatted) };
  return { http, body: { kind: 'single', singleResult } };
}

function formatted(error: GraphQLError): GraphQLFormattedError {
  return publicError(asGraphqlError(error), (cause) => logger.error(faultForLog(cause))) as GraphQLFormattedError;
}

/** The compiler's errors are of a class of its own. */
function asGraphqlError(error: GraphQLError): GraphQLError {
  const { message, path, originalError } = error;
  const extensions = originalError instanceof GraphQLError ? originalError.extensions : {};
  return new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null, extensions });
}
