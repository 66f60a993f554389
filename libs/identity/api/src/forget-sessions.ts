import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';

const everySeconds = 3600;

/** Removes what is of no use any more: ended sessions, and links a day after their end. */
@Injectable()
export class ForgetSessions implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.jobs.every(everySeconds, 'forget-sessions', () => this.run());
  }

  async run(): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE expires_at < clock_timestamp()');
    await this.dataSource.query(`DELETE FROM sign_in_token WHERE expires_at < clock_timestamp() - interval '1 day'`);
  }
}
