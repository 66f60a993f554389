import type { EntityManager } from 'typeorm';
import { AreaEntity, PhaseEntity, ProcessEntity } from './process.entities.js';

/**
 * Holds the set of phases and areas of a process until the end of the transaction: others who add, change or remove one wait, and
 * whoever reads the rows after this sees all of them. Residents go on: their rows only point to the process. False when there is none.
 */
export async function holdProcess(tx: EntityManager, processId: string): Promise<boolean> {
  return (await tx.findOne(ProcessEntity, { select: { id: true }, where: { id: processId }, lock: { mode: 'for_no_key_update' } })) !== null;
}

/** All phases of a process that is held, locked against whoever plans something in them. */
export function lockPhases(tx: EntityManager, processId: string): Promise<PhaseEntity[]> {
  return tx.find(PhaseEntity, { where: { processId }, order: { ordinal: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** Lets the numbers of the phases follow their dates. */
export async function numberPhases(tx: EntityManager, processId: string): Promise<void> {
  await tx.query(
    `UPDATE phase p SET ordinal = n.place FROM (SELECT id, row_number() OVER (ORDER BY starts_at) - 1 AS place FROM phase WHERE process_id = $1) n
     WHERE n.id = p.id AND p.ordinal <> n.place`, [processId],
  );
}

/** The areas of a process that is held, in their order. */
export function areasOf(tx: EntityManager, processId: string): Promise<AreaEntity[]> {
  return tx.find(AreaEntity, { where: { processId }, order: { ordinal: 'ASC' } });
}
