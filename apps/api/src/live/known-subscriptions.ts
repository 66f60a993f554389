import { personalFields, recogniseTrusted, type TrustedDocuments } from '@mitgestalten/platform';
import {
  getArgumentValues, getOperationAST, getVariableValues, GraphQLError, Kind, NoSchemaIntrospectionCustomRule, OperationTypeNode, parse, specifiedRules, validate,
  type DocumentNode, type FieldNode, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { costOf } from '../graphql/query-cost.js';
import { queryLimits } from '../graphql/query-limits.js';
import { fragmentsOf, mostCost } from '../graphql/trusted-only.js';

interface Known {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly root: FieldNode;
}

/** A subscription that may be answered. */
export interface AskedSubscription {
  readonly document: DocumentNode;
  readonly variableValues: Readonly<Record<string, unknown>>;
  /** The process whose changes it follows. */
  readonly processId: string;
}

// Like for requests: the largest operation of our own apps has about 300 tokens.
const maxTokens = 1000;
const rules = [...specifiedRules, NoSchemaIntrospectionCustomRule, queryLimits];

/**
 * The subscriptions of our own pages, by the hash that the build gave them. Apollo's plugins and rules do not reach the socket, so
 * whatever holds for requests is checked here: known documents, no introspection, depth, aliases, cost.
 */
export class KnownSubscriptions {
  readonly #known = new Map<string, Known>();

  constructor(
    private readonly documents: TrustedDocuments,
    private readonly schema: GraphQLSchema,
  ) {}

  /** What the payload asks for by the hash in its extensions; a text that came along is not read. @throws GraphQLError when it may not */
  read({ extensions, variables }: SubscribePayload): AskedSubscription {
    const { document, operation, root } = this.#find(hashIn(extensions));
    const { errors, coerced } = getVariableValues(this.schema, operation.variableDefinitions ?? [], variables ?? {}, { maxErrors: 5 });
    if (coerced === undefined) throw new GraphQLError(errors[0]!.message, { extensions: { code: 'BAD_USER_INPUT' } });
    const variableValues = variables ?? {};
    if (costOf(operation, { schema: this.schema, fragments: fragmentsOf(document), variables: coerced }) > mostCost) throw refused('The subscription asks for too much.');
    const field = this.schema.getSubscriptionType()!.getFields()[root.name.value]!;
    return { document, variableValues, processId: String(getArgumentValues(field, root, coerced)['processId']) };
  }

  #find(hash: string): Known {
    const known = this.#known.get(hash) ?? this.#prepare(this.documents.text(hash));
    this.#known.set(hash, known);
    return known;
  }

  #prepare(text: string | undefined): Known {
    if (text === undefined) throw refused('Only subscriptions of our own pages are answered.');
    const document = parse(text, { maxTokens });
    const operation = getOperationAST(document);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) throw refused('Only subscriptions are answered over the WebSocket.');
    const [fault] = validate(this.schema, document, rules);
    if (fault !== undefined) throw fault;
    const [root] = operation.selectionSet.selections;
    if (root?.kind !== Kind.FIELD) throw refused('A subscription begins with its field.');
    // A socket is answered again and again without anybody looking: what is logged is not for it.
    const personal = personalFields(this.schema, document);
    if (personal.length > 0) throw refused(`A subscription cannot follow ${personal.join(', ')}.`);
    recogniseTrusted(operation);
    return { document, operation, root };
  }
}

function hashIn(extensions: SubscribePayload['extensions']): string {
  const { sha256Hash } = (extensions?.['persistedQuery'] ?? {}) as { sha256Hash?: unknown };
  return typeof sha256Hash === 'string' ? sha256Hash : '';
}

function refused(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'DOCUMENT_NOT_TRUSTED' } });
}
