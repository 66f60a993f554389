import { ObjectType } from '@nestjs/graphql';
import type { Decision, Refusal } from '@mitgestalten/kernel';
import { createTranslator, refusalMessages } from '@mitgestalten/web-i18n';
import { access, Expose } from './access.js';

@ObjectType('Refusal', { description: 'Why something was refused. `message` is in the language of the request; `field` is a path in the input such as `body`.' })
export class RefusalObject {
  @Expose(access.public, () => String) code!: string;
  @Expose(access.public, () => String) message!: string;
  @Expose(access.public, () => String, { nullable: true }) field!: string | null;
}

/** The refusal with its sentence in that language. */
export function toRefusalObject(refusal: Refusal, lang: string): RefusalObject {
  const translate = createTranslator(refusalMessages, lang);
  return { code: refusal.code, field: refusal.field, message: translate(refusal.code, refusal.params) };
}

/** A payload that only carries refusals. The other fields are what "nothing happened" means for each of them. */
export function refusedPayload(refusals: readonly Refusal[], lang: string): RefusedPayload {
  return { ...nothingHappened, errors: refusals.map((refusal) => toRefusalObject(refusal, lang)) };
}

const nothingHappened = { accepted: false, confirmationSent: false, textIds: [], answerIds: [], codes: [] };
type RefusedPayload = typeof nothingHappened & { errors: RefusalObject[] };

/** The payload of a mutation: refusals, or what `toPayload` makes of the value. */
export async function payloadOf<T, P extends object>(
  decision: Decision<T>, lang: string, toPayload: (value: T) => P | Promise<P>,
): Promise<P & { errors: RefusalObject[] }> {
  if (!decision.ok) return refusedPayload(decision.refusals, lang) as unknown as P & { errors: RefusalObject[] };
  return { ...(await toPayload(decision.value)), errors: [] };
}
