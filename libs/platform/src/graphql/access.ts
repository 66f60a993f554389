import { applyDecorators } from '@nestjs/common';
import { Extensions, Field, type FieldOptions, type ReturnTypeFunc } from '@nestjs/graphql';
import { holds, holdsAnywhere, type Actor, type Role } from '@mitgestalten/kernel';
import type { Statement } from './statement.js';

/** Who may use an operation or see a field: a pure function of actor and object, with a name for the matrix in docs. */
export interface AccessRule {
  readonly name: string;
  /** True: only in our own (trusted) documents. For what a holder of a code reads: the open API shows public data alone. */
  readonly ownPagesOnly?: boolean;
  /** The field tells staff something about a person: who reads it stands in the audit log, with the row's value of that property. */
  readonly personal?: string;
  allows(actor: Actor, parent: unknown): boolean;
}

function roles(...wanted: readonly Role[]): AccessRule {
  return { name: wanted.join('|'), allows: (actor) => holdsAnywhere(actor, ...wanted) };
}

/** A field of an object that carries `processId`: only for these roles in that process. */
function rolesInProcess(...wanted: readonly Role[]): AccessRule {
  return {
    name: `${wanted.join('|')} of the process`,
    allows: (actor, parent) => {
      const processId = (parent as { processId?: string } | null)?.processId;
      return processId !== undefined && holds(actor, processId, ...wanted);
    },
  };
}

/** The same rule for a field that tells staff something about a person. @param row the property, always read, that says of whom */
function personal(rule: AccessRule, row: string): AccessRule {
  return { ...rule, name: `${rule.name}, logged`, personal: row };
}

/**
 * The rules. For an operation a role means "in any process": which process the object belongs to is known only to the use
 * case, which asks again.
 */
export const access = {
  public: { name: 'public', allows: () => true } as AccessRule,
  holder: { name: 'holder of a code or session, on our own pages', ownPagesOnly: true, allows: () => true } as AccessRule,
  signedIn: { name: 'signed in', allows: (actor: Actor) => actor.kind === 'ACCOUNT' } as AccessRule,
  roles,
  rolesInProcess,
  personal,
} as const;

/** The condition under which a process is one in which the actor holds one of the roles (`holds` in SQL). Its text is always the same. */
export function holdsSql(actor: Actor, processId: string, statement: Statement, ...wanted: readonly Role[]): string {
  const held = actor.kind === 'ACCOUNT' ? actor.grants.filter(({ role }) => wanted.includes(role)).map((grant) => grant.processId) : [];
  return `(${statement.param(held.includes(null))}::boolean OR ${processId} = ANY(${statement.param(held.filter((id) => id !== null))}::uuid[]))`;
}

/** Names the rule of a query, mutation, subscription or resolved field. */
export function Access(rule: AccessRule): MethodDecorator & PropertyDecorator {
  return Extensions({ access: rule });
}

/**
 * A field that a context adds to a type of another one, and whose value the shape joins into the row: no method runs for it, it is
 * read from the row (`propertyOf`). The decorated method only tells type and arguments.
 */
export function InRow(): MethodDecorator & PropertyDecorator {
  return Extensions({ inRow: true });
}

/**
 * A query whose resolver gives what the `Reader` read, unchanged. Where nothing below needs a resolver or a rule of its own, the
 * database writes the answer (`AnswerText`).
 */
export function Verbatim(): MethodDecorator {
  return Extensions({ verbatim: true });
}

/** A GraphQL field together with its rule. */
export function Expose(rule: AccessRule, type?: ReturnTypeFunc, options?: FieldOptions): PropertyDecorator {
  return applyDecorators(type === undefined ? Field(options ?? {}) : Field(type, options), Extensions({ access: rule })) as PropertyDecorator;
}
