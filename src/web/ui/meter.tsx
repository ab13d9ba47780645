/** A bar that repeats a share given in words beside it. */
export const Meter = ({ percent }: { percent: number }) => (
  <div className="meter" aria-hidden="true">
    <svg viewBox="0 0 100 6" preserveAspectRatio="none">
      <title>{`${percent}%`}</title>
      <rect width={Math.max(0, Math.min(100, percent))} height="6" />
    </svg>
  </div>
);
