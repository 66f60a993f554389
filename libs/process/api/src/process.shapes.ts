import { column, localised, many, needs, one, value, type Shape } from '@mitgestalten/platform';

export const districtShape: Shape = {
  table: 'district',
  always: { id: (t) => `${t}.id` },
  fields: { id: column('id'), slug: column('slug'), name: column('name'), accent: column('accent') },
};

export const areaShape: Shape = {
  table: 'area',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: { id: column('id'), slug: column('slug'), name: localised('name') },
};

export const phaseShape: Shape = {
  table: 'phase',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.process_id` },
  fields: {
    id: column('id'),
    kind: column('kind'),
    startsAt: column('starts_at'),
    endsAt: column('ends_at'),
    originalEndsAt: column('original_ends_at'),
    closedAt: column('closed_at'),
    rules: column('rules'),
    state: needs({
      startsAt: (t) => `${t}.starts_at`, endsAt: (t) => `${t}.ends_at`, closedAt: (t) => `${t}.closed_at`,
      processNow: (t) => `process_now(${t}.process_id)`,
    }),
  },
};

// All phases of a process as the domain wants them: what is open and what comes next is decided there.
const phasesOf = (t: string) =>
  `(SELECT json_agg(json_build_object('id', p.id, 'processId', p.process_id, 'kind', p.kind, 'startsAt', p.starts_at, 'endsAt', p.ends_at, ` +
  `'originalEndsAt', p.original_ends_at, 'closedAt', p.closed_at, 'rules', p.rules, 'processNow', process_now(p.process_id)) ORDER BY p.ordinal) FROM phase p WHERE p.process_id = ${t}.id)`;
const phasesAndNow = needs({ allPhases: phasesOf, now: (t) => `process_now(${t}.id)` });

/** Downstream contexts add their own joins (`parts`, `ballots`). */
export const processShape: Shape = {
  table: 'process',
  always: { id: (t) => `${t}.id`, processId: (t) => `${t}.id` },
  fields: {
    id: column('id'),
    slug: column('slug'),
    title: localised('title'),
    languages: column('languages'),
    sample: column('sample'),
    contactEmail: column('contact_email'),
    minimumAge: column('minimum_age'),
    publishedCount: column('published_count'),
    answeredCount: column('answered_count'),
    now: value((t) => `process_now(${t}.id)`),
    district: one(() => districtShape, (d, p) => `${d}.id = ${p}.district_id`),
    areas: many(() => areaShape, (a, p) => `${a}.process_id = ${p}.id`, (a) => `${a}.ordinal`),
    phases: many(() => phaseShape, (c, p) => `${c}.process_id = ${p}.id`, (c) => `${c}.ordinal`),
    phase: phasesAndNow,
    nextPhase: phasesAndNow,
    open: phasesAndNow,
    page: needs({ texts: (t) => `${t}.texts` }),
    settings: needs({
      titles: (t) => `${t}.title`, texts: (t) => `${t}.texts`, lockVersion: (t) => `${t}.lock_version`,
      clockOffsetSeconds: (t) => `extract(epoch FROM ${t}.clock_offset)::int`,
    }),
  },
};
