import type { Type } from '@nestjs/common';
import { Int, ObjectType } from '@nestjs/graphql';
import { refusalError } from './errors.js';
import type { Decision } from '@mitgestalten/kernel';
import { access, Expose } from './access.js';

@ObjectType()
export class PageInfo {
  @Expose(access.public, () => Boolean) hasNextPage!: boolean;
  @Expose(access.public, () => String, { nullable: true }) endCursor!: string | null;
}

/** The connection type of a node type; `counted` adds totalCount. */
export function connectionType<T extends object>(node: Type<T>, options: { counted: boolean }) {
  @ObjectType({ isAbstract: true })
  abstract class Plain {
    @Expose(access.public, () => [node]) nodes!: T[];
    @Expose(access.public, () => PageInfo) pageInfo!: PageInfo;
  }
  @ObjectType({ isAbstract: true })
  abstract class Counted extends Plain {
    @Expose(access.public, () => Int) totalCount!: number;
  }
  return (options.counted ? Counted : Plain) as typeof Counted;
}

/** The value of a read, or the refusal as a GraphQL error (a query has no payload to carry it). */
export function valueOf<T>(decision: Decision<T>, lang: string): T {
  if (decision.ok) return decision.value;
  throw refusalError(decision.refusals[0]!, lang);
}
