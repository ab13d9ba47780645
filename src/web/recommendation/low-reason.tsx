import type { Recommendation } from './case.ts';

/** Why it is recommended although the sample speaks against it; nothing where it does not. */
export const LowReason = ({ recommendation: { satisfaction, lowReason: text } }: { recommendation: Recommendation }) =>
  satisfaction.reasonAsked === null ? null : (
    <section>
      <h3>{satisfaction.reasonAsked}</h3>
      <p className="prose">{text || <span className="muted">未填写</span>}</p>
    </section>
  );
