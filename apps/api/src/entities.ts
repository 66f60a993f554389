import { conceptEntities } from '@mitgestalten/concept-api';
import { contributionEntities } from '@mitgestalten/contribution-api';
import { identityEntities } from '@mitgestalten/identity-api';
import { platformEntities } from '@mitgestalten/platform';
import { processEntities } from '@mitgestalten/process-api';
import { reviewEntities } from '@mitgestalten/review-api';
import { votingEntities } from '@mitgestalten/voting-api';

/** Every table of the platform. A test compares them with the database, column by column. */
export const entities = [
  ...platformEntities, ...processEntities, ...conceptEntities, ...contributionEntities, ...reviewEntities, ...votingEntities, ...identityEntities,
];
