import { Injectable } from '@nestjs/common';
import { canonicalRevision, canonicalVersion, correctTypo, type KnownWords } from '@mitgestalten/concept-domain';
import { accountOf, holds, isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, newId, sha256, UnitOfWork, type Work } from '@mitgestalten/platform';
import { ProcessEntity } from '@mitgestalten/process-api';
import { changeNoteMessages, createTranslator } from '@mitgestalten/web-i18n';
import type { EntityManager } from 'typeorm';
import { DraftPassageEntity, PartEntity, PassageEntity, RevisionAuthorEntity, RevisionEntity, RevisionTextEntity, VersionEntity, VersionEntryEntity } from './concept.entities.js';
import { correctedTitle } from './corrected-title.js';
import { CorrectionMail } from './correction-mail.js';
import type { CorrectTypoInput } from './draft.graphql.js';
import { entriesOfVersion, loadDraft, lockPart, nextLock } from './draft-store.js';
import { addTexts, ensureRevisions, type NewRevision } from './revision-store.js';
import { VersionPublished } from './version-published.js';
import { nextNumber, rebaseDraft } from './version-store.js';

/** What a correction made: a published version, and whether the working draft has it too. */
export interface CorrectedTypo {
  readonly versionId: string;
  readonly draftCorrected: boolean;
}

/** Corrects a typing error in the current version and publishes that, by one person alone: a version of its own, with its audit entry (ADR 15). */
@Injectable()
export class CorrectTypo {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly published: VersionPublished,
    private readonly mail: CorrectionMail,
  ) {}

  /**
   * What `correctTypo` refuses goes the way of two people. The other publishers are told by mail, with the way back. CONFLICT when the wording was replaced since it was read; ALREADY_PROPOSED while a version of
   * the part waits, which was frozen with the error in it and would bring it back.
   */
  run(actor: Actor, input: CorrectTypoInput): Promise<Decision<CorrectedTypo>> {
    const deed = { actor, action: 'version.correct', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const part = await lockPartOf(tx, actor, input.passageId);
      if (part === null) return refuse('NOT_FOUND', 'passageId');
      const before = await currentWording(tx, part, input.passageId);
      if (before === null) return refuse('NOT_FOUND', 'passageId');
      if (before.revisionId !== input.revisionId.toLowerCase()) return refuse('CONFLICT', 'revisionId');
      const corrected = correctTypo(before, input, { elsewhere: await textsElsewhere(tx, before), replaced: await replacedBy(tx, part.id, before) });
      if (!corrected.ok) return corrected;
      const after = { ...before, ...corrected.value };
      const versionId = newId();
      if (!(await this.publish(work, actor, part, { versionId, before, after, input }))) return refuse('ALREADY_PROPOSED');
      const draftCorrected = await correctDraft(work, actor, part.id, before, after);
      await rebaseDraft(tx, part.id, versionId);
      const number = await this.decide(work, part, versionId);
      const { wrong, right } = input;
      await this.mail.add(work, { part, passageId: before.passageId, title: after.title, wrong, right, by: accountOf(actor)! });
      return done({ versionId, draftCorrected }, {
        objectType: 'version', objectId: versionId, processId: part.processId, details: { partId: part.id, passageId: before.passageId, number, wrong, right, draftCorrected },
      });
    });
  }

  /** Writes the version with its entries, not decided yet; false when another one waits: one at a time is what its unique index says. */
  private async publish(work: Work, actor: Actor, part: PartEntity, { versionId, before, after, input: { wrong, right } }: NewCorrection): Promise<boolean> {
    const { tx } = work;
    const { processId } = part;
    const [lang = 'de'] = (await tx.findOneByOrFail(ProcessEntity, { id: processId })).languages;
    const t = createTranslator(changeNoteMessages, lang);
    const former = await tx.findOneByOrFail(VersionEntity, { id: part.currentVersionId! });
    const outline = (await entriesOfVersion(tx, former.id)).map((entry) => (entry.passageId === after.passageId ? { ...entry, hash: sha256(canonicalRevision(after)) } : entry));
    const inserted = await tx.createQueryBuilder().insert().into(VersionEntity).values({
      id: versionId, processId, partId: part.id, number: null, kind: 'CORRECTION', state: 'PROPOSED', title: await correctedTitle(tx, part.id), hash: sha256(canonicalVersion(outline)),
      changeNote: t('typo', { title: after.title, wrong, right }), proposedBy: accountOf(actor), proposedAt: await work.now(processId),
    }).orIgnore().returning('id').execute();
    if ((inserted.raw as unknown[]).length === 0) return false;
    const revisionId = (await ensureRevisions(tx, [after])).get(after.passageId)!;
    await keepTranslations(tx, before.revisionId, revisionId);
    await tx.createQueryBuilder().insert().into(RevisionAuthorEntity).values({ processId, revisionId, accountId: accountOf(actor)! }).orIgnore().execute();
    const entries = await tx.findBy(VersionEntryEntity, { versionId: former.id });
    await tx.insert(VersionEntryEntity, entries.map((entry) => ({
      ...entry, versionId, ...(entry.passageId === after.passageId ? { revisionId, substance: false, reason: t('typo.reason') } : {}),
    })));
    return true;
  }

  /** The one who handed it in decides it: only a correction may be, as a constraint says. */
  private async decide(work: Work, { id: partId, processId, currentVersionId: formerVersionId }: PartEntity, versionId: string): Promise<number> {
    const { tx } = work;
    const number = await nextNumber(tx, partId);
    await tx.update(VersionEntity, { id: versionId }, { state: 'PUBLISHED', number, decidedBy: () => 'proposed_by', publishedAt: await work.now(processId) });
    await tx.update(PartEntity, { id: partId }, { currentVersionId: versionId });
    await this.published.tell(work, { processId, partId, versionId, number, formerVersionId });
    return number;
  }
}

interface PublishedWording extends NewRevision {
  readonly revisionId: string;
}

interface NewCorrection {
  readonly versionId: string;
  readonly before: PublishedWording;
  readonly after: PublishedWording;
  readonly input: CorrectTypoInput;
}

/** The part of the passage, locked; null unless the actor is an editor or publisher of its process. */
async function lockPartOf(tx: EntityManager, actor: Actor, passageId: string): Promise<PartEntity | null> {
  const passage = isId(passageId) ? await tx.findOneBy(PassageEntity, { id: passageId }) : null;
  return passage === null || !holds(actor, passage.processId, 'editor', 'publisher') ? null : lockPart(tx, passage.partId);
}

/** The original wording of a passage in the current version of its part; null where it does not stand there. */
async function currentWording(tx: EntityManager, { currentVersionId }: PartEntity, passageId: string): Promise<PublishedWording | null> {
  const entry = currentVersionId === null ? null : await tx.findOneBy(VersionEntryEntity, { versionId: currentVersionId, passageId });
  if (entry === null) return null;
  const { revisionId } = entry;
  const revision = await tx.findOneByOrFail(RevisionEntity, { id: revisionId });
  const { title, doc } = await tx.findOneByOrFail(RevisionTextEntity, { revisionId, origin: 'ORIGINAL' });
  return { ...revision, revisionId, title, doc };
}

/** What else the process publishes in this language, as it was written. */
async function textsElsewhere(tx: EntityManager, { processId, passageId, lang }: PublishedWording): Promise<string[]> {
  const texts: { title: string; plain: string }[] = await tx.query(
    `SELECT t.title, t.plain FROM part p JOIN version_entry e ON e.version_id = p.current_version_id JOIN revision_text t ON t.revision_id = e.revision_id AND t.origin = 'ORIGINAL'
     WHERE p.process_id = $1 AND e.passage_id <> $2 AND t.lang = $3`, [processId, passageId, lang]);
  return texts.flatMap(({ title, plain }) => [title, plain]);
}

/** The wording of the passage that a correction replaced by the one that stands now. */
async function replacedBy(tx: EntityManager, partId: string, { passageId, revisionId }: PublishedWording): Promise<KnownWords['replaced']> {
  const [replaced]: KnownWords['replaced'][] = await tx.query(
    `SELECT t.title, t.doc FROM version v JOIN version_entry e ON e.version_id = v.id AND e.passage_id = $2 AND e.revision_id = $3
     JOIN version f ON f.part_id = v.part_id AND f.number = v.number - 1 JOIN version_entry o ON o.version_id = f.id AND o.passage_id = $2 AND o.revision_id <> $3
     JOIN revision_text t ON t.revision_id = o.revision_id AND t.origin = 'ORIGINAL'
     WHERE v.part_id = $1 AND v.kind = 'CORRECTION' ORDER BY v.number DESC LIMIT 1`, [partId, passageId, revisionId]);
  return replaced ?? null;
}

/** A typing error of the original says nothing about its translations: the newest of each language goes on, unless the wording has one already. */
async function keepTranslations(tx: EntityManager, formerId: string, revisionId: string): Promise<void> {
  const texts = await tx.find(RevisionTextEntity, { where: { revisionId: formerId }, order: { createdAt: 'DESC', id: 'DESC' } });
  const there = new Set((await tx.findBy(RevisionTextEntity, { revisionId })).map(({ lang }) => lang));
  const missing = texts.filter((text, index) => !there.has(text.lang) && texts.findIndex(({ lang }) => lang === text.lang) === index);
  await addTexts(tx, missing.map((text) => ({ ...text, revisionId })));
}

/** Corrects the working draft where it says what was published; whoever has it open hears of it when they save. Says whether it did. */
async function correctDraft(work: Work, actor: Actor, partId: string, before: PublishedWording, after: PublishedWording): Promise<boolean> {
  const draft = (await loadDraft(work.tx, partId, true)).find(({ passageId }) => passageId === before.passageId);
  if (draft === undefined || canonicalRevision(draft) !== canonicalRevision(before)) return false;
  await work.tx.update(DraftPassageEntity, { passageId: draft.passageId }, {
    title: after.title, doc: after.doc as never, lockVersion: nextLock, updatedBy: accountOf(actor), updatedAt: await work.now(draft.processId),
  });
  return true;
}
