import { setImmediate as turn } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { readPassageTexts, VersionPublished, type PassageTexts, type PublishedVersion } from '@mitgestalten/concept-api';
import { carryOver, type CarriedAnchor, type Stretch } from '@mitgestalten/concept-domain';
import { system } from '@mitgestalten/kernel';
import { done, Jobs, UnitOfWork, type Work } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { AnchorCarryEntity, type PlaceReason } from './anchor.entities.js';
import { AnchorsCarried } from './anchors-carried.js';

const task = 'carry-anchors';
// Anchors in one transaction: short enough that nobody waits, and what is done stays done after a crash.
const batchSize = 500;

/** An anchor that has no place in the new version yet, and the last place it had. */
interface Waiting {
  readonly contributionId: string;
  /** How it stood in the newest version before, and why. */
  readonly state: string;
  readonly reason: string;
  /** Its author says that it was wrong there, and staff have not looked yet. */
  readonly objectedAt: Date | null;
  readonly objection: string | null;
  readonly versionId: string;
  readonly passageId: string;
  readonly revisionTextId: string;
  readonly lang: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** The passage has no text in that language in the new version. */
  readonly isUntranslated: boolean;
}

interface Carried extends Waiting {
  readonly result: Omit<CarriedAnchor, 'reason'> & { readonly reason: PlaceReason } | null;
}

/**
 * Carries the anchors of a part to each new version, as a job: long for a long text, and while it runs comments keep arriving on the new
 * version. Versions of a part are carried one after the other.
 */
@Injectable()
export class CarryAnchors implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly published: VersionPublished,
    private readonly carried: AnchorsCarried,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(task, ({ versionId }) => this.run(String(versionId)));
    this.published.register((work, version) => this.begin(work, version));
  }

  private async begin(work: Work, { versionId, partId, processId, formerVersionId }: PublishedVersion): Promise<void> {
    if (formerVersionId === null) return;
    await work.tx.query('INSERT INTO anchor_carry (version_id, process_id) VALUES ($1, $2)', [versionId, processId]);
    await work.enqueue(task, { versionId }, `${task} ${partId}`);
  }

  /** Carries what has no place in the version yet. Once more does nothing. */
  async run(versionId: string): Promise<void> {
    const [carry]: { processId: string; finishedAt: Date | null }[] = await this.dataSource.query(
      'SELECT process_id AS "processId", finished_at AS "finishedAt" FROM anchor_carry WHERE version_id = $1', [versionId]);
    if (carry === undefined || carry.finishedAt !== null) return;
    const waiting: Waiting[] = await this.dataSource.query(waitingSql, [versionId]);
    const { processId } = carry;
    await this.dataSource.query('UPDATE anchor_carry SET total = carried + $2 WHERE version_id = $1', [versionId, waiting.length]);
    for (const group of groupsOf(waiting)) await this.carryGroup(versionId, processId, group);
    await this.unitOfWork.run({ actor: system, action: 'anchors.carried' }, async (work) => {
      await work.tx.update(AnchorCarryEntity, { versionId }, { finishedAt: await work.now(processId) });
      await this.carried.tell(work, { processId, versionId, placed: null });
      return done(null, { objectType: 'version', objectId: versionId, processId });
    });
  }

  private async carryGroup(versionId: string, processId: string, group: readonly Waiting[]): Promise<void> {
    const [{ versionId: from, lang }] = group as readonly [Waiting];
    const before = await readPassageTexts(this.dataSource.manager, from, lang, { preferred: group.map(({ revisionTextId }) => revisionTextId) });
    const after = await readPassageTexts(this.dataSource.manager, versionId, lang);
    const decide = carryOver(before.texts, after.texts);
    for (let n = 0; n < group.length; n += batchSize) {
      const batch = group.slice(n, n + batchSize).map((anchor): Carried => ({ ...anchor, result: resultOf(anchor, decide) }));
      await this.write(versionId, processId, batch, after);
      // Other jobs of this process have their turn.
      await turn();
    }
  }

  private async write(versionId: string, processId: string, batch: readonly Carried[], after: PassageTexts): Promise<void> {
    const rows = batch.map(({ contributionId, state, reason, quote, objectedAt, objection, result }) => ({
      contribution_id: contributionId, version_id: versionId, process_id: processId, former_quote: quote, objected_at: objectedAt, objection,
      state: result?.state ?? state, reason: result?.reason ?? reason, candidates: result?.candidates ?? [], score: result?.place?.score ?? null,
      passage_id: result?.place?.passageId ?? null, revision_text_id: result?.place == null ? null : after.textIds.get(result.place.passageId),
      start_at: result?.place?.start ?? null, end_at: result?.place?.end ?? null, quote: result?.place?.quote ?? null,
    }));
    await this.unitOfWork.run({ actor: system, action: 'anchors.carry' }, async ({ tx }) => {
      // A worker that was given up may have been here before.
      const written: { state: string }[] = await tx.query(
        `INSERT INTO anchor_place (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::anchor_place, $1::json) ON CONFLICT DO NOTHING RETURNING state`, [JSON.stringify(rows)]);
      await tx.query('UPDATE anchor_carry SET carried = carried + $2 WHERE version_id = $1', [versionId, written.length]);
      return done(null, { objectType: 'version', objectId: versionId, processId, details: countsOf(written) });
    });
  }
}

const columns = 'contribution_id, version_id, process_id, former_quote, objected_at, objection, state, reason, candidates, score, passage_id, revision_text_id, start_at, end_at, quote';

/** Null: it stays as it was. Let rest by people it does, unless its author says that it is wrong. Words that were struck stay so until they stand there again, letter for letter. */
function resultOf(anchor: Waiting, decide: (anchor: Stretch) => CarriedAnchor): Carried['result'] {
  const { state, objectedAt, isUntranslated } = anchor;
  if (objectedAt === null && state === 'RESTING') return null;
  if (isUntranslated) return { state: 'UNCERTAIN', reason: 'NOT_TRANSLATED', place: null, candidates: [] };
  const result = decide(anchor);
  return objectedAt === null && state === 'GONE' && result.state !== 'SAME' && result.state !== 'MOVED' ? null : result;
}

/** What an author says against a place, until staff have decided about it. */
function undecided(column: string): string {
  return `CASE WHEN p.decided_by IS NULL THEN ${column} END`;
}

/**
 * Anchors of the version's part that were made on an earlier one and have no place here. Whoever waits for staff is carried from where it stood last
 * without doubt, and an objection goes along, so that nobody has to be quick.
 */
const waitingSql = `
  SELECT a.contribution_id AS "contributionId", newest.state, newest.reason, newest."objectedAt", newest.objection, l.version_id AS "versionId", l.passage_id AS "passageId", l.revision_text_id AS "revisionTextId", t.lang,
    l.start_at AS start, l.end_at AS end, l.quote,
    EXISTS (
      SELECT 1 FROM version_entry e WHERE e.version_id = v.id AND e.passage_id = l.passage_id
        AND NOT EXISTS (SELECT 1 FROM revision_text et WHERE et.revision_id = e.revision_id AND et.lang = t.lang)
    ) AS "isUntranslated"
  FROM version v JOIN version made ON made.part_id = v.part_id AND made.number < v.number JOIN anchor a ON a.version_id = made.id
  CROSS JOIN LATERAL (
    SELECT p.state, p.reason, ${undecided('p.objected_at')} AS "objectedAt", ${undecided('p.objection')} AS objection FROM anchor_place p JOIN version pv ON pv.id = p.version_id WHERE p.contribution_id = a.contribution_id AND pv.number < v.number ORDER BY pv.number DESC LIMIT 1
  ) newest
  CROSS JOIN LATERAL (
    SELECT p.* FROM anchor_place p JOIN version pv ON pv.id = p.version_id
    WHERE p.contribution_id = a.contribution_id AND p.passage_id IS NOT NULL AND ${undecided('p.objected_at')} IS NULL AND pv.number < v.number ORDER BY pv.number DESC LIMIT 1
  ) l
  JOIN revision_text t ON t.id = l.revision_text_id
  WHERE v.id = $1 AND NOT EXISTS (SELECT 1 FROM anchor_place here WHERE here.contribution_id = a.contribution_id AND here.version_id = v.id)
  ORDER BY l.version_id, t.lang, l.passage_id, l.start_at, a.contribution_id`;

/** By the version and language they are carried from, and by the text where a passage has several in that language. */
function groupsOf(waiting: readonly Waiting[]): Waiting[][] {
  const groups: { readonly from: string; readonly textOf: Map<string, string>; readonly anchors: Waiting[] }[] = [];
  for (const anchor of waiting) {
    const from = `${anchor.versionId} ${anchor.lang}`;
    const group = groups.find((each) => each.from === from && (each.textOf.get(anchor.passageId) ?? anchor.revisionTextId) === anchor.revisionTextId);
    if (group === undefined) groups.push({ from, textOf: new Map([[anchor.passageId, anchor.revisionTextId]]), anchors: [anchor] });
    else {
      group.textOf.set(anchor.passageId, anchor.revisionTextId);
      group.anchors.push(anchor);
    }
  }
  return groups.map(({ anchors }) => anchors);
}

function countsOf(rows: readonly { readonly state: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
