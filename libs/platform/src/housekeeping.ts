import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Jobs } from './jobs.js';

const hourly = 3600;

/** Forgets what the platform keeps only for a while. */
@Injectable()
export class Housekeeping implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every(hourly, 'housekeeping', () => this.run());
  }

  async run(): Promise<void> {
    // The longest window of any limit is an hour; a day leaves room for whoever looks into an attack.
    await this.dataSource.query(`DELETE FROM rate_limit WHERE window_start < clock_timestamp() - interval '1 day'`);
    // A browser repeats a request within minutes; a month outlasts every offline phone.
    await this.dataSource.query(`DELETE FROM idempotency_record WHERE created_at < clock_timestamp() - interval '30 days'`);
    // A mail that could not be sent for a month helps nobody any more; its address and text must not stay.
    await this.dataSource.query(`DELETE FROM outgoing_mail WHERE coalesce(sent_at, created_at) < clock_timestamp() - interval '30 days'`);
  }
}
