import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexFixedTrust1795500240000 implements MigrationInterface {
  name = 'IndexFixedTrust1795500240000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index members_fixed_trust on members (id) where trust_is_fixed');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index members_fixed_trust');
  }
}
