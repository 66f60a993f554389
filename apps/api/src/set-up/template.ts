import { languages } from '@mitgestalten/kernel';
import { phaseKinds, textKeys } from '@mitgestalten/process-domain';
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'must consist of small letters, digits and hyphens');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2027-05-31');
const localised = z.partialRecord(z.enum(languages), z.string()).refine((texts) => !!texts.de, 'needs a German text');
const optionalLocalised = z.partialRecord(z.enum(languages), z.string());

const rules = z.strictObject({
  propose: z.boolean().default(false),
  comment: z.boolean().default(false),
  vote: z.boolean().default(false),
  moderation: z.enum(['PRE', 'POST']).default('PRE'),
  withoutAccountByMail: z.boolean().default(true),
  withoutAccountByCode: z.boolean().default(true),
  answersDue: day.optional(),
}).refine((r) => r.moderation === 'PRE' || !r.withoutAccountByCode, 'withoutAccountByCode needs moderation PRE');

const passage = z.strictObject({
  key: slug,
  kind: z.enum(['SECTION', 'FIELD', 'GOAL', 'MEASURE']),
  parent: slug.optional(),
  title: localised,
  text: optionalLocalised.default({}),
  responsible: z.string().optional(),
  partners: z.string().optional(),
  cost: z.string().optional(),
  timeFrame: z.string().optional(),
  indicator: z.string().optional(),
  requiredByLaw: z.boolean().optional(),
});

const phase = z.strictObject({ kind: z.enum(phaseKinds), from: day, until: day, rules: rules.default(rules.parse({})) })
  .refine(({ from, until }) => from <= until, 'ends before it begins');

const part = z.strictObject({
  kind: z.enum(['LEITBILD', 'MEASURES']),
  slug,
  title: localised,
  versionTitle: localised.optional(),
  /** Publishes the passages as version 1 at once. The themes of the measures are public before collecting begins. */
  publish: z.boolean().default(false),
  passages: z.array(passage).default([]),
}).check(({ value, issues }) => {
  const known = new Set<string>();
  for (const { key, parent } of value.passages) {
    if (known.has(key)) issues.push({ code: 'custom', input: key, message: `"${key}" stands there twice`, path: ['passages'] });
    if (parent !== undefined && !known.has(parent)) issues.push({ code: 'custom', input: parent, message: `"${key}" stands below "${parent}", which is not above it`, path: ['passages'] });
    known.add(key);
  }
});

/** A process as a file describes it. Days begin at midnight in Berlin; `until` is the last day of a phase. */
export const templateSchema = z.strictObject({
  slug,
  district: z.strictObject({ slug, name: z.string().min(1), accent: z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #b5532d') }),
  title: localised,
  languages: z.array(z.enum(languages)).refine((chosen) => chosen.includes('de'), 'must contain "de": German always belongs to it'),
  contactEmail: z.email('must be an e-mail address'),
  minimumAge: z.int().min(14).max(18).default(16),
  texts: z.partialRecord(z.enum(textKeys), localised),
  areas: z.array(z.strictObject({ slug, name: localised })).min(1),
  bodies: z.array(z.strictObject({ kind: z.enum(['HIR', 'COMMITTEE', 'ASSEMBLY']), name: localised })).default([]),
  phases: z.array(phase).min(1).check(({ value, issues }) => {
    value.forEach((each, n) => {
      const former = value[n - 1];
      if (former !== undefined && each.from <= former.until) issues.push({ code: 'custom', input: each.from, message: 'begins before the former phase has ended', path: [n] });
    });
  }),
  parts: z.array(part).min(1),
});

export type Template = z.infer<typeof templateSchema>;

/** The fault of a template in words: where, and what it must be. */
export function faultOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'The template is not valid' : `${issue.path.join('.') || 'The template'}: ${issue.message}`;
}
