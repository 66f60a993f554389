import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { system, type Actor } from '@mitgestalten/kernel';
import { SamplePeople } from '@mitgestalten/identity-api';
import { done, UnitOfWork, type Work } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { CommandError } from '../command-error.js';
import { startOfDay, dayFrom } from '../set-up/dates.js';
import { FromTemplate } from '../set-up/from-template.js';
import { samplePassword, samplePeople, type SamplePerson } from './sample-people.js';
import { SamplePlatform } from './sample-platform.js';
import { SampleStory, type SampleActors } from './sample-story.js';
import { sampleDays, sampleTemplate } from './sample-template.js';

const slug = 'harburg';
const finished = 'sample.complete';

/** The sample process with its people and its year so far. */
@Injectable()
export class Sample {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly fromTemplate: FromTemplate,
    private readonly people: SamplePeople,
    private readonly schemaHost: GraphQLSchemaHost,
  ) {}

  /** Makes the sample, or goes on where an interrupted start ended. False when it was there already. */
  async ensure(): Promise<boolean> {
    const real: unknown[] = await this.dataSource.query('SELECT 1 FROM process WHERE NOT sample LIMIT 1');
    if (real.length > 0) throw new CommandError('DATABASE_URL names a database with a real process: sample mode needs a database of its own.');
    const [former] = await this.dataSource.query(
      `SELECT p.id, (SELECT starts_at FROM phase WHERE process_id = p.id AND kind = 'INFORM') AS begun,
              EXISTS (SELECT 1 FROM audit_entry WHERE process_id = p.id AND action = $2) AS complete
       FROM process p WHERE p.slug = $1`, [slug, finished]);
    if (former?.complete) return false;
    const today = former === undefined ? new Date() : startOfDay(dayFrom(former.begun, -sampleDays.inform));
    const { processId, actors } = await this.begin(former?.id, today);
    await new SampleStory(new SamplePlatform(this.schemaHost.schema, processId), actors, processId, today).tell();
    await this.once(finished, processId, () => Promise.resolve(null));
    return true;
  }

  /** Process and people, in one transaction. The clock of a new process stands at the second day of collecting. */
  private begin(former: string | undefined, today: Date): Promise<{ processId: string; actors: SampleActors }> {
    return this.once('sample.begin', former ?? null, async (work) => {
      const clockAt = startOfDay(dayFrom(today, sampleDays.collect + 1));
      const processId = former ?? (await this.fromTemplate.create(work, sampleTemplate(today), { clockAt }));
      const entries: [SamplePerson['key'], Actor][] = [];
      for (const { key, ...person } of samplePeople) {
        entries.push([key, await this.people.ensure(work, { ...person, processId, password: samplePassword })]);
      }
      return { processId, actors: Object.fromEntries(entries) as unknown as SampleActors };
    });
  }

  private async once<T>(action: string, processId: string | null, body: (work: Work) => Promise<T>): Promise<T> {
    const decision = await this.unitOfWork.run({ actor: system, action, processId }, async (work) =>
      done(await body(work), { objectType: 'process', objectId: processId }));
    if (!decision.ok) throw new Error(`The sample was refused at ${action}`);
    return decision.value;
  }
}
