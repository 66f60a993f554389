import type { PlacedText } from '@mitgestalten/contribution-domain';
import type { Localised } from '@mitgestalten/kernel';
import type { EntityManager } from 'typeorm';

/** What stands at the place of a suggestion in one version. */
export interface Step extends PlacedText {
  readonly versionId: string;
  readonly title: Localised;
  /** Where its words stand there, or stood last. */
  readonly passageId: string;
  /** The text of that passage; null where it went. */
  readonly revisionTextId: string | null;
}

/** A suggestion that is adopted and was brought by no version as far as is known. */
export interface OpenSuggestion {
  readonly id: string;
  /** What was adopted of what its author wrote. */
  readonly textId: string;
  readonly replacement: string;
  readonly outcome: 'ADOPTED' | 'PARTLY_ADOPTED';
  /** Every version to which it was carried, from the one on which it was made. */
  readonly steps: readonly Step[];
}

export interface WantedSuggestions {
  readonly processId: string;
  /** How their answers stand. */
  readonly answers: readonly ('PROPOSED' | 'PUBLISHED')[];
  /** Only this one. */
  readonly contributionId: string | null;
}

/** Adopted suggestions without a credit, each with what stood at its place version by version. */
export async function openSuggestions(tx: EntityManager, { processId, answers, contributionId }: WantedSuggestions): Promise<readonly OpenSuggestion[]> {
  const rows: (Omit<OpenSuggestion, 'steps'> & Omit<Step, 'at'> & { readonly start: number | null; readonly end: number | null })[] = await tx.query(stepsSql, [processId, answers, contributionId]);
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((steps) => {
    const { id, textId, replacement, outcome } = steps[0]!;
    return { id, textId, replacement, outcome, steps: steps.map(({ start, end, ...step }) => ({ ...step, at: start === null || end === null ? null : { start, end } })) };
  });
}

/* A suggestion is made at the original, and is followed in that language. */
const stepsSql = `
  SELECT c.id, k.text_id AS "textId", x.body AS replacement, a.outcome, v.id AS "versionId", v.title, s.passage_id AS "passageId",
    t.id AS "revisionTextId", coalesce(t.plain, '') AS text, p.start_at AS start, p.end_at AS end, p.state = 'UNCERTAIN' AS "isUncertain"
  FROM contribution c
  JOIN consideration_contribution k ON k.contribution_id = c.id JOIN answer a ON a.consideration_id = k.consideration_id
  JOIN contribution_text x ON x.id = k.text_id JOIN revision_text r ON r.id = c.revision_text_id
  JOIN anchor_place p ON p.contribution_id = c.id JOIN version v ON v.id = p.version_id
  CROSS JOIN LATERAL (
    SELECT q.passage_id FROM anchor_place q JOIN version qv ON qv.id = q.version_id
    WHERE q.contribution_id = c.id AND q.passage_id IS NOT NULL AND qv.number <= v.number ORDER BY qv.number DESC LIMIT 1
  ) s
  LEFT JOIN version_entry e ON e.version_id = v.id AND e.passage_id = s.passage_id
  LEFT JOIN LATERAL (
    SELECT y.id, y.plain FROM revision_text y WHERE y.revision_id = e.revision_id AND (y.id = p.revision_text_id OR p.revision_text_id IS NULL AND y.lang = r.lang)
    ORDER BY y.created_at DESC, y.id DESC LIMIT 1
  ) t ON true
  WHERE c.process_id = $1 AND c.kind = 'SUGGESTION' AND c.state = 'PUBLISHED' AND a.state = ANY($2) AND a.outcome IN ('ADOPTED', 'PARTLY_ADOPTED')
    AND ($3::uuid IS NULL OR c.id = $3) AND NOT EXISTS (SELECT 1 FROM suggestion_credit g WHERE g.contribution_id = c.id)
  ORDER BY c.id, v.number`;
