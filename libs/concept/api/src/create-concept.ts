import { Injectable } from '@nestjs/common';
import {
  canonicalVersion, checkDocument, checkOutline, documentFromPlain, factFaults, factsOf, wordingFaults, type Doc, type OutlineEntry,
  type PartKind, type PassageKind,
} from '@mitgestalten/concept-domain';
import type { Localised } from '@mitgestalten/kernel';
import { newId, sha256, type Work } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { DraftPassageEntity, PartEntity, PassageEntity, VersionEntity } from './concept.entities.js';
import { entriesOf } from './draft-store.js';
import { addTexts, ensureRevisions } from './revision-store.js';
import { VersionPublished } from './version-published.js';
import { insertEntries, nextNumber, rebaseDraft } from './version-store.js';

/** A passage as a template file or the sample gives it: plain text, see `documentFromPlain`. */
export interface NewPassage {
  /** Its name within the concept, unique over all parts. */
  readonly key: string;
  readonly kind: PassageKind;
  readonly parentKey?: string | null;
  readonly lang: string;
  readonly title: string;
  readonly text: string;
  readonly translations?: readonly { readonly lang: string; readonly title: string; readonly text: string }[];
  readonly responsible?: string | null | undefined;
  readonly partners?: string | null | undefined;
  readonly cost?: string | null | undefined;
  readonly timeFrame?: string | null | undefined;
  readonly indicator?: string | null | undefined;
  readonly requiredByLaw?: boolean | undefined;
}

export interface NewPart {
  readonly kind: PartKind;
  readonly slug: string;
  readonly title: Localised;
  /** The title under which its passages are published at once as version 1, such as "Themen"; null: they stay a draft. */
  readonly publishAs: Localised | null;
  readonly passages: readonly NewPassage[];
}

/** What was made: parts and versions by slug, passages and revisions by key. */
export interface CreatedConcept {
  readonly partIds: ReadonlyMap<string, string>;
  readonly versionIds: ReadonlyMap<string, string>;
  readonly passageIds: ReadonlyMap<string, string>;
  readonly revisionIds: ReadonlyMap<string, string>;
}

/**
 * Writes the parts of a new process with their working drafts. Each wording becomes a revision at once, because its translations hang
 * on one: a version that is proposed later takes it, if it was not changed.
 */
@Injectable()
export class CreateConcept {
  constructor(private readonly published: VersionPublished) {}

  /** @throws Error that names the passage, when a template's text or place is not possible */
  async run(work: Work, processId: string, parts: readonly NewPart[]): Promise<CreatedConcept> {
    const { tx } = work;
    const created = { partIds: new Map<string, string>(), versionIds: new Map<string, string>(), passageIds: new Map<string, string>(), revisionIds: new Map<string, string>() };
    for (const { key } of parts.flatMap(({ passages }) => passages)) {
      if (created.passageIds.has(key)) throw new Error(`Two passages have the key ${key}.`);
      created.passageIds.set(key, newId());
    }
    for (const [ordinal, { kind, slug, title, publishAs, passages }] of parts.entries()) {
      const partId = newId();
      created.partIds.set(slug, partId);
      await tx.insert(PartEntity, { id: partId, processId, kind, slug, title, ordinal });
      const drafts = arrangedDrafts(tx, { processId, partId, kind }, passages, created.passageIds, await work.now(processId));
      await tx.insert(PassageEntity, drafts.map(({ passageId }) => ({ id: passageId, processId, partId })));
      await tx.insert(DraftPassageEntity, drafts as never);
      const revisionIds = await ensureRevisions(tx, drafts);
      await addTexts(tx, passages.flatMap((passage) => {
        const revisionId = revisionIds.get(created.passageIds.get(passage.key)!)!;
        created.revisionIds.set(passage.key, revisionId);
        return (passage.translations ?? []).map(({ lang, title: translated, text }) => (
          { processId, revisionId, origin: 'HUMAN' as const, lang, ...textOf(passage, { title: translated, text }) }
        ));
      }));
      if (publishAs !== null) created.versionIds.set(slug, await this.publish(work, { processId, partId, title: publishAs, drafts }));
    }
    return created;
  }

  /** Version 1, published by the system: a template was agreed on before it came here. */
  private async publish(
    work: Work, { processId, partId, title, drafts }: { processId: string; partId: string; title: Localised; drafts: readonly DraftPassageEntity[] },
  ): Promise<string> {
    const { tx } = work;
    const [versionId, at, number, outline] = [newId(), await work.now(processId), await nextNumber(tx, partId), entriesOf(drafts)];
    await tx.insert(VersionEntity, {
      id: versionId, processId, partId, title, state: 'PROPOSED', hash: sha256(canonicalVersion(outline)), proposedAt: at,
    });
    await insertEntries(tx, { versionId, processId, outline, drafts, formerVersionId: null, changed: new Set(outline.map(({ passageId }) => passageId)) });
    await tx.update(VersionEntity, { id: versionId }, { state: 'PUBLISHED', number, publishedAt: at });
    await tx.update(PartEntity, { id: partId }, { currentVersionId: versionId });
    await rebaseDraft(tx, partId, versionId);
    await this.published.tell(work, { processId, partId, versionId, number, formerVersionId: null });
    return versionId;
  }
}

function arrangedDrafts(
  tx: EntityManager, part: { processId: string; partId: string; kind: PartKind }, passages: readonly NewPassage[], ids: ReadonlyMap<string, string>, at: Date,
): DraftPassageEntity[] {
  const drafts = passages.map((passage, ordinal) => {
    const { key, kind, parentKey, lang, requiredByLaw = false } = passage;
    const parentId = parentKey == null ? null : ids.get(parentKey);
    if (parentId === undefined) throw new Error(`The passage ${key} stands under ${parentKey}, which is not there.`);
    return tx.create(DraftPassageEntity, {
      passageId: ids.get(key)!, processId: part.processId, partId: part.partId, parentId, ordinal, kind, lang,
      ...textOf(passage, passage), ...factsOf({ ...passage, requiredByLaw }), substance: true, reason: null, removed: false, lockVersion: 1, updatedAt: at,
    });
  });
  const outline = checkOutline<OutlineEntry>(part.kind, entriesOf(drafts));
  if (!outline.ok) throw new Error(`A passage of the part ${part.kind} stands where its kind may not stand.`);
  const byId = new Map(drafts.map((draft) => [draft.passageId, draft]));
  return outline.value.map(({ passageId, ordinal }) => ({ ...byId.get(passageId)!, ordinal }));
}

/** One language's text of a passage. A template may say no more than an editor. */
function textOf({ key, kind, ...passage }: NewPassage, { title, text }: { readonly title: string; readonly text: string }): { title: string; doc: Doc } {
  const doc = checkDocument(documentFromPlain(text), 'text');
  const given = { ...passage, title, requiredByLaw: passage.requiredByLaw ?? false };
  const [fault] = [...wordingFaults(given), ...factFaults(kind, given), ...(doc.ok ? [] : doc.refusals)];
  if (!doc.ok || fault !== undefined) throw new Error(`The passage ${key} is not possible: ${fault?.code} at ${fault?.field}.`);
  return { title, doc: doc.value };
}
