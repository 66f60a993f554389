import { Injectable } from '@nestjs/common';
import { readPassageTexts } from '@mitgestalten/concept-api';
import { folded, selectorOf, type Selector } from '@mitgestalten/concept-domain';
import { accept, accountOf, isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork, type Work } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { AnchorPlaceEntity, type PlaceState } from './anchor.entities.js';
import type { PlaceAnchorInput } from './anchor.graphql.js';
import { isForStaff } from './anchor.shapes.js';
import { AnchorsCarried } from './anchors-carried.js';
import { processToPlaceIn } from './place-texts.js';

interface Found extends AnchorPlaceEntity {
  readonly lang: string;
  readonly isCurrent: boolean;
  readonly isForStaff: boolean;
  /** The passage in which its words stood last without doubt. */
  readonly stoodIn: string;
}

interface NewPlace {
  readonly passageId: string;
  readonly textId: string;
  readonly selector: Selector;
}

/** Staff place an anchor of which the place is uncertain, or objected to, in the current version; or let it rest. What they or the machine decided they can correct. */
@Injectable()
export class PlaceAnchor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly carried: AnchorsCarried,
  ) {}

  /**
   * NOT_FOUND for what is in no list of the actor's tray; ALREADY_DECIDED when another decision stands there than the one that was looked at;
   * TEXT_OUTDATED when a newer version was published; NO_SUCH_PLACE.
   */
  run(actor: Actor, input: PlaceAnchorInput): Promise<Decision<{ contributionId: string }>> {
    return this.unitOfWork.run({ actor, action: 'anchor.place', idempotencyKey: input.idempotencyKey, input }, async (work) => {
      if ((await processToPlaceIn(work.tx, actor, input.versionId)) === null) return refuse('NOT_FOUND', 'versionId');
      const found = await placeFor(work.tx, input);
      if (found === null) return refuse('NOT_FOUND', 'contributionId');
      if (!sawDecision(found, input)) return refuse('ALREADY_DECIDED', 'contributionId');
      if (!found.isCurrent) return refuse('TEXT_OUTDATED', 'versionId');
      const place = input.place == null ? accept(null) : await newPlaceIn(work.tx, found, input.place);
      if (!place.ok) return place;
      await write(work, actor, found, place.value);
      const { contributionId, versionId, processId } = found;
      await this.carried.tell(work, { processId, versionId, placed: contributionId });
      return done({ contributionId }, { objectType: 'contribution', objectId: contributionId, processId, details: { versionId, passageId: place.value?.passageId ?? null } });
    });
  }
}

/** The place, locked, when it is for staff. */
async function placeFor(tx: EntityManager, { contributionId, versionId }: PlaceAnchorInput): Promise<Found | null> {
  if (!isId(contributionId)) return null;
  const place = await tx.findOne(AnchorPlaceEntity, { where: { contributionId, versionId }, lock: { mode: 'pessimistic_write' } });
  if (place === null) return null;
  const [more]: [Pick<Found, 'lang' | 'isCurrent' | 'isForStaff' | 'stoodIn'>] = await tx.query(
    `SELECT t.lang, v.id = part.current_version_id AS "isCurrent", ${isForStaff('p')} AS "isForStaff", (
       SELECT q.passage_id FROM anchor_place q JOIN version qv ON qv.id = q.version_id
       WHERE q.contribution_id = c.id AND q.passage_id IS NOT NULL AND (q.objected_at IS NULL OR q.decided_by IS NOT NULL) AND qv.number < v.number ORDER BY qv.number DESC LIMIT 1
     ) AS "stoodIn"
     FROM anchor_place p JOIN contribution c ON c.id = p.contribution_id JOIN revision_text t ON t.id = c.revision_text_id JOIN version v ON v.id = p.version_id JOIN part ON part.id = v.part_id
     WHERE p.contribution_id = $1 AND p.version_id = $2 FOR SHARE OF part`, [contributionId, versionId]);
  return more.isForStaff ? Object.assign(place, more) : null;
}

/** Whoever corrects a decision has seen it; whoever decides first has seen none. */
function sawDecision({ decidedAt }: Found, { decidedAt: seen }: PlaceAnchorInput): boolean {
  return (decidedAt?.getTime() ?? null) === (seen == null ? null : new Date(seen).getTime());
}

async function newPlaceIn(tx: EntityManager, { versionId, lang }: Found, { passageId, start, end }: NonNullable<PlaceAnchorInput['place']>): Promise<Decision<NewPlace>> {
  const { texts, textIds } = await readPassageTexts(tx, versionId, lang);
  const text = texts.find((each) => each.passageId === passageId.toLowerCase());
  const selector = text === undefined || start < 0 || end <= start ? null : selectorOf(text.text, { start, end });
  return selector === null ? refuse('NO_SUCH_PLACE', 'place') : accept({ passageId: text!.passageId, textId: textIds.get(text!.passageId)!, selector });
}

async function write(work: Work, actor: Actor, found: Found, place: NewPlace | null): Promise<void> {
  const { contributionId, versionId, processId, formerQuote } = found;
  await work.tx.update(AnchorPlaceEntity, { contributionId, versionId }, {
    state: stateOf(found, place), reason: 'STAFF', decidedBy: accountOf(actor), decidedAt: await work.now(processId),
    passageId: place?.passageId ?? null, revisionTextId: place?.textId ?? null, startAt: place?.selector.start ?? null, endAt: place?.selector.end ?? null,
    quote: place?.selector.quote ?? null, score: place === null ? null : Number(folded(place.selector.quote) === folded(formerQuote)),
  });
}

/** What people chose, in the words of the matcher. */
function stateOf({ formerQuote, stoodIn }: Found, place: NewPlace | null): PlaceState {
  if (place === null) return 'RESTING';
  if (folded(place.selector.quote) !== folded(formerQuote)) return 'REWORDED';
  return place.passageId === stoodIn ? 'SAME' : 'MOVED';
}
