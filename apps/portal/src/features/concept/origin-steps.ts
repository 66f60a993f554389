/** What is told of some words in one version. */
interface OriginStep {
  /** What became of them in the version after. */
  readonly state: string | null;
  readonly quote?: string | null;
  readonly reason?: string | null;
  readonly comments: number;
  readonly sources: readonly unknown[];
  readonly adopted: readonly unknown[];
  readonly brought: readonly unknown[];
}

/** A version on the way of some words. */
export interface StepAt<T> {
  readonly step: T;
  /** In the version after, and in the one before. */
  readonly after: T | null;
  readonly former: T | null;
  readonly isLast: boolean;
}

/** The steps of a way back, the newest first; those in a row of which there is nothing to tell are one. */
export function folded<T extends OriginStep>(steps: readonly T[]): readonly (StepAt<T> | StepAt<T>[])[] {
  const told: (StepAt<T> | StepAt<T>[])[] = [];
  for (const [n, step] of steps.entries()) {
    const at = { step, after: steps[n - 1] ?? null, former: steps[n + 1] ?? null, isLast: n === steps.length - 1 };
    const last = told.at(-1);
    if (!isUnchanged(at)) told.push(at);
    else if (Array.isArray(last)) last.push(at);
    else told.push([at]);
  }
  return told;
}

/** The words stood there as they are before and after, and nobody said anything about them. */
function isUnchanged({ step, former }: StepAt<OriginStep>): boolean {
  const { state, reason, comments, sources, adopted, brought } = step;
  return former?.state === 'SAME' && (state === null || state === 'SAME') && reason == null && comments === 0 && [sources, adopted, brought].every((list) => list.length === 0);
}
