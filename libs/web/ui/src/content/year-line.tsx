import { classNames } from '../class-names.js';
import { VisuallyHidden } from '../page/hidden.js';

export type StepState = 'past' | 'current' | 'future';

export interface YearStep {
  readonly label: string;
  readonly state: StepState;
  /** ISO instants; they place "now" within its step. */
  readonly from: string;
  readonly to: string;
  /** Words such as "bis 15. Mai", under the label where there is room. */
  readonly note?: string;
  readonly href?: string;
}

export interface YearLineLabels {
  /** The name of the line for who listens. */
  readonly line: string;
  /** "jetzt" */
  readonly now: string;
  /** "vorbei" */
  readonly past: string;
  /** "kommt noch" */
  readonly future: string;
}

export interface YearLineProps {
  readonly steps: readonly YearStep[];
  readonly labels: YearLineLabels;
  readonly now?: string;
}

/** The year as one line: what is over is filled, "now" is a point at its place, what comes is hollow. */
export function YearLine({ steps, labels, now }: YearLineProps) {
  return (
    <ol className="mg-year" aria-label={labels.line}>
      {steps.map((step, index) => (
        <li key={index} className={classNames('mg-year__step', `mg-year__step--${step.state}`)} aria-current={step.state === 'current' ? 'step' : undefined}>
          <StepTrack step={step} now={now} last={index === steps.length - 1} />
          <span className="mg-year__label">
            {step.href === undefined ? step.label : <a href={step.href}>{step.label}</a>}
            {step.state === 'current' ? <strong className="mg-year__now"> {labels.now}</strong> : <VisuallyHidden> ({labels[step.state]})</VisuallyHidden>}
          </span>
          {step.note === undefined ? null : <span className="mg-year__note">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}

// Drawn with attributes, not with style: the content security policy allows no inline style.
function StepTrack({ step, now, last }: { readonly step: YearStep; readonly now: string | undefined; readonly last: boolean }) {
  const share = step.state === 'current' ? shareOf(step, now) : 0;
  return (
    <svg className="mg-year__track" height="20" aria-hidden="true" focusable="false">
      {last && step.state !== 'current' ? null : <line className="mg-year__rest" x1="0" x2="100%" y1="10" y2="10" />}
      {step.state === 'future' ? null : <line className="mg-year__done" x1="0" x2={step.state === 'past' ? '100%' : `${share}%`} y1="10" y2="10" />}
      <circle className="mg-year__dot" cx="6" cy="10" r="5" />
      {step.state === 'current' ? <circle className="mg-year__halo" cx={`${share}%`} cy="10" r="9" /> : null}
      {step.state === 'current' ? <circle className="mg-year__point" cx={`${share}%`} cy="10" r="6" /> : null}
    </svg>
  );
}

function shareOf(step: YearStep, now: string | undefined): number {
  const [from, to] = [Date.parse(step.from), Date.parse(step.to)];
  const at = now === undefined ? (from + to) / 2 : Date.parse(now);
  const share = to > from ? ((at - from) / (to - from)) * 100 : 50;
  return Math.round(Math.min(94, Math.max(16, share)));
}
