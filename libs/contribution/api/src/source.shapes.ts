import { draftPassageShape, isPublished, versionEntryShape } from '@mitgestalten/concept-api';
import { many } from '@mitgestalten/platform';
import { contributionShape, ownContributionShape } from './contribution.shapes.js';

/** A list that somebody still looks through; who names more has summed up, and says so in the reason. */
export const mostSources = 50;

/** Contributions that a table names, if everybody may read them now: what was withheld or withdrawn since is no source to be shown. */
const sources = (named: (row: string) => string) => many(
  () => contributionShape, (c, row) => `${c}.id IN (${named(row)}) AND ${c}.state = 'PUBLISHED'`, (c) => `${c}.published_at, ${c}.id`, mostSources,
);

draftPassageShape.fields['sources'] = sources((d) => `SELECT s.contribution_id FROM draft_source s WHERE s.passage_id = ${d}.passage_id`);
versionEntryShape.fields['sources'] = sources((e) => `SELECT s.contribution_id FROM revision_source s WHERE s.version_id = ${e}.version_id AND s.passage_id = ${e}.passage_id`);

/**
 * The condition under which a row of `revision_source` names a suggestion that its version is credited with at the same passage: there it is told as that, and
 * with its own words.
 */
export function isCreditedThere(s: string): string {
  return `EXISTS (SELECT 1 FROM suggestion_credit k JOIN revision_text kt ON kt.id = k.revision_text_id JOIN revision kr ON kr.id = kt.revision_id
    WHERE k.contribution_id = ${s}.contribution_id AND k.version_id = ${s}.version_id AND kr.passage_id = ${s}.passage_id)`;
}

/** The wordings that name a contribution, in published versions; not the one that it brought itself. */
const namedIn = many(
  () => versionEntryShape,
  (e, c) => `(${e}.version_id, ${e}.passage_id) IN (SELECT s.version_id, s.passage_id FROM revision_source s WHERE s.contribution_id = ${c}.id AND NOT ${isCreditedThere('s')}) ` +
    `AND EXISTS (SELECT 1 FROM version v WHERE v.id = ${e}.version_id AND ${isPublished('v')})`,
  // Ids are made in the order of time.
  (e) => `${e}.version_id, ${e}.ordinal`, mostSources,
);
contributionShape.fields['namedIn'] = namedIn;
ownContributionShape.fields['namedIn'] = namedIn;
