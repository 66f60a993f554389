export interface TallyBarProps {
  readonly value: number;
  /** The value that fills the bar. */
  readonly max: number;
}

/** A bar for a figure that stands beside it in words; decoration for who listens. */
export function TallyBar({ value, max }: TallyBarProps) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <svg className="mg-tally" height="12" aria-hidden="true" focusable="false">
      <rect className="mg-tally__room" width="100%" height="12" rx="2" />
      <rect className="mg-tally__value" width={`${share.toFixed(1)}%`} height="12" rx="2" />
    </svg>
  );
}
