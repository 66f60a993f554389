import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staff find again what they decided about places, among all places of all versions. */
export class PlacedByStaff1026000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX anchor_place_staff ON anchor_place (contribution_id) WHERE reason = 'STAFF'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX anchor_place_staff');
  }
}
