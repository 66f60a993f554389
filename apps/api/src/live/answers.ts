import type { Pace } from '@mitgestalten/platform';
import type { ExecutionResult } from 'graphql';

/** What a subscription reads: the present answer; or null when there is none at the moment, and it is to be asked again. */
export type Read = () => Promise<ExecutionResult | null>;

/**
 * The answers of a subscription: what is, and at the turns of its pace what has become of it, unless that is the same. Whoever takes
 * them slowly gets fewer. A refusal ends them.
 */
export function answers(pace: Pace, read: Read, ended: () => void): AsyncGenerator<ExecutionResult, void, void> {
  const end = () => {
    pace.stop();
    ended();
  };
  async function* each(): AsyncGenerator<ExecutionResult, void, void> {
    let last: string | undefined;
    try {
      while (await pace.next()) {
        const answer = await read();
        if (answer === null) pace.wake();
        else if (answer.errors !== undefined) throw answer.errors[0]!;
        else {
          const text = JSON.stringify(answer.data);
          if (text !== last) yield answer;
          last = text;
        }
      }
    } finally {
      end();
    }
  }
  const generator = each();
  const finish = generator.return.bind(generator);
  // A generator that waits for its turn would take note of its end only after that turn.
  generator.return = (value) => {
    end();
    return finish(value);
  };
  pace.wake();
  return generator;
}
