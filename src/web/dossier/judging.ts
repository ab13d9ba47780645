import { headsOf } from '../../core/annexes/carried.ts';
import { formFaults } from '../../core/annexes/complete.ts';
import type { Content } from '../../core/annexes/field.ts';
import { findings } from '../../core/consistency/findings.ts';
import { heldBack } from '../../core/eligibility/held-back.ts';
import { verdicts } from '../../core/eligibility/verdicts.ts';
import { mendable, mendableFindings } from '../../core/workflow/mendable.ts';
import type { FindingShown, Judged, Under, VerdictShown } from './judged.ts';
import { progressOf } from './progress.ts';

/** What the core says of a form, a part at a step. */
export function* judging(
  content: Content,
  { scheme, today, roundOpensOn, editable, below, waiting }: Under,
): Generator<undefined, Judged, undefined> {
  const faults = mendable(formFaults(content, scheme, today), editable);
  yield;
  const found = mendableFindings(findings(content, scheme) as FindingShown[], editable);
  yield;
  const judgements = verdicts(content, scheme, today, {
    roundOpensOn,
    ...(below === null ? {} : { ownMunicipalRecognition: below }),
  }) as VerdictShown[];
  const errors = found.filter((one) => one.severity === 'error');
  return {
    faults,
    findings: found,
    verdicts: heldBack(judgements, headsOf(waiting)),
    progress: progressOf(content, faults, { contradictions: errors, asking: scheme, waiting }),
    waiting,
  };
}
