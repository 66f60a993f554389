import { newTimelessId } from '@mitgestalten/platform';
import type { Session, TestApp } from '../support/app.js';
import { mutate, saving, type Payload, type TestConcept } from './support.js';

export interface Seat { id: string; name: string | null; own: boolean; passageId: string | null; holds: string | null; askedBy: string | null }
interface Answer { room: { seats: Seat[] } | null; errors: { code: string; field: string | null }[] }

/** What is asked of the room. */
export const roomFields = 'room { seats { id name own passageId holds askedBy } }';

/** The drafting room of a concept, as people come and go in it. Where no passage is named, it is `course`. */
export class Room {
  constructor(
    private readonly app: TestApp,
    readonly concept: TestConcept,
  ) {}

  async send(name: string, input: object, as?: Session): Promise<Answer> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await this.app.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${roomFields} errors { code field } } }`, { input }, { as });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data[name];
  }

  /** The refusals of an answer as `CODE field`. */
  refusals = ({ errors }: Answer): string[] => errors.map(({ code, field }) => `${code} ${field}`);

  /** A page of the draft that somebody opens. */
  page(session: Session): Person {
    return new Person(this.app, this, session);
  }

  /** The page of an editor of that name. */
  async editor(displayName: string): Promise<Person> {
    return this.page(await this.app.person({ processId: this.concept.processId, roles: ['editor'], displayName }));
  }

  /** Who holds the passage, by the seat's row in the database: null when it expired or there is none. */
  async holder(passageId = this.concept.passage('course')): Promise<string | null> {
    const [row] = await this.app.sql<{ seat_id: string }>('SELECT seat_id FROM draft_lease WHERE passage_id = $1 AND expires_at > clock_timestamp()', [passageId]);
    return row?.seat_id ?? null;
  }

  /** So much time passes for everything in the room. */
  async pass(seconds: number): Promise<void> {
    await this.app.sql('UPDATE draft_seat SET expires_at = expires_at - make_interval(secs => $1)', [seconds]);
    await this.app.sql('UPDATE draft_lease SET expires_at = expires_at - make_interval(secs => $1), wished_at = wished_at - make_interval(secs => $1)', [seconds]);
  }
}

/** Somebody with a page of the draft open. */
export class Person {
  readonly seatId = newTimelessId();
  private readonly course: string;

  constructor(
    private readonly app: TestApp,
    private readonly room: Room,
    readonly session: Session,
  ) {
    this.course = room.concept.passage('course');
  }

  be(at: string | null, writes = false): Promise<Answer> {
    return this.room.send('beInDraft', { seatId: this.seatId, partId: this.room.concept.partId, passageId: at, writes }, this.session);
  }

  async seats(): Promise<Seat[]> {
    return (await this.be(this.course)).room!.seats;
  }

  ask(passageId = this.course): Promise<Answer> {
    return this.room.send('askForPassage', { seatId: this.seatId, passageId }, this.session);
  }

  answer(handOver: boolean, passageId = this.course): Promise<Answer> {
    return this.room.send('answerWish', { seatId: this.seatId, passageId, handOver }, this.session);
  }

  leave(): Promise<Answer> {
    return this.room.send('leaveDraft', { seatId: this.seatId }, this.session);
  }

  save(title: string, lockVersion: number, seatId: string | null = this.seatId): Promise<Payload> {
    return mutate(this.app, 'saveDraftPassage', saving(this.course, { title, lockVersion, seatId }), this.session);
  }
}
