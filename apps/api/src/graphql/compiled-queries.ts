import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { Logger } from '@nestjs/common';
import { AnswerText, faultForLog, isAboutVariable, isTrusted, publicError, type RequestContext } from '@mitgestalten/platform';
import {
  GraphQLError, Kind, type DocumentNode, type ExecutionResult, type FormattedExecutionResult, type GraphQLFormattedError, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { writtenOperation, type WrittenOperation } from './written-answers.js';

const logger = new Logger('GraphQL');

/**
 * Answers the operations of trusted documents faster than by walking document and schema for each value. Where no resolver and no
 * rule has to look at a value, the database writes the answer; else a function that was made of the operation once executes it. The
 * resolvers are the same, with the access rules in front of them (`guardSchema`). Free documents go the plain way: strangers must
 * not make us compile.
 *
 * Apollo leaves out its own hooks and error formatting where a plugin answers, so both are done here.
 */
export function compiledQueries(): ApolloServerPlugin<RequestContext> {
  let schema: GraphQLSchema;
  // By document: Apollo keeps the parsed ones, and what it forgets is forgotten here too.
  const prepared = new WeakMap<DocumentNode, Prepared>();
  return {
    serverWillStart(server) {
      ({ schema } = server);
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        async responseForOperation({ document, operation, operationName, request, contextValue }): Promise<GraphQLResponse | null> {
          if (operation === undefined || !isTrusted(operation)) return null;
          let ready = prepared.get(document);
          if (ready === undefined) prepared.set(document, (ready = prepare(schema, document, operation, operationName)));
          const variables = request.variables ?? {};
          try {
            const written = await ready.written?.write(variables, contextValue);
            if (written != null) return responseOf({ data: new AnswerText(written) as never });
          } catch (error) {
            return responseOf({ data: null, errors: [new GraphQLError('The database did not answer.', { originalError: error as Error })] });
          }
          return ready.compiled === null ? null : responseOf(await ready.compiled.query(undefined, contextValue, variables));
        },
      }),
  };
}

interface Prepared {
  readonly written: WrittenOperation | null;
  readonly compiled: CompiledQuery | null;
}

function prepare(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, name: string | null): Prepared {
  const fragments = Object.fromEntries(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));
  const compiled = compileQuery(schema, document, name ?? undefined);
  // What the compiler cannot do, the plain way answers.
  if (!isCompiledQuery(compiled)) logger.error(`An operation could not be compiled: ${name ?? ''}`);
  return { written: writtenOperation(schema, operation, fragments), compiled: isCompiledQuery(compiled) ? compiled : null };
}

/** The text of a result: what the database wrote stands in it as it is. */
export function stringifyResult({ data, ...rest }: FormattedExecutionResult): string {
  return data instanceof AnswerText ? `{"data":${data.json}}` : JSON.stringify({ ...rest, data });
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

/** The compiler's errors are of a class of its own. What it found itself while executing, such as a null where none may be, is a fault of ours. */
function asGraphqlError(error: GraphQLError): GraphQLError {
  const { message, path, originalError = path === undefined ? undefined : new Error(message) } = error;
  const extensions = originalError instanceof GraphQLError ? originalError.extensions : {};
  return new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null, extensions });
}
