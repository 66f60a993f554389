import type { Faults } from '../../../ui/faults.js';

const codes = ['WRITING_ENDED', 'PASSAGE_NOT_GIVEN', 'NOT_FOUND', 'FORBIDDEN'];

/** Whether nothing is saved at this passage any more, whatever is typed. */
export function hasEnded(faults: Faults): boolean {
  return faults.all.some(({ code, field }) => codes.includes(code) && (field == null || field === 'passageId'));
}
