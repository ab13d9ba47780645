import { useDeferredValue, useMemo } from 'react';
import { formFaults } from '../../core/annexes/complete.ts';
import { withDerived } from '../../core/annexes/derive.ts';
import type { Content, Fault } from '../../core/annexes/field.ts';
import { findings } from '../../core/consistency/findings.ts';
import { verdicts } from '../../core/eligibility/verdicts.ts';
import { missingMaterials } from '../../core/materials/missing.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { AnswerOf } from '../client.ts';
import { type Progress, progressOf } from './progress.ts';

export type Checks = AnswerOf<'GET /api/dossiers/{id}/checks'>;
export type VerdictShown = Checks['verdicts'][number];
export type FindingShown = Checks['findings'][number];

/** The same judgements as the server's, over what is being typed. */
export type LiveChecks = {
  readonly faults: readonly Fault[];
  readonly findings: readonly FindingShown[];
  readonly verdicts: readonly VerdictShown[];
  readonly missing: Checks['missing'];
  readonly progress: readonly Progress[];
};

type Around = { scheme: Scheme; today: string; roundOpensOn: string; materials: readonly { kind: string }[] };

/** All that the core says of a form; a form of 1 600 rows is judged between two keystrokes, not during one. */
export function useChecks(content: Content, { scheme, today, roundOpensOn, materials }: Around): LiveChecks {
  const settled = useDeferredValue(content);
  const judged = useMemo(() => {
    const faults = formFaults(settled, scheme, today);
    const found = findings(settled, scheme) as FindingShown[];
    return {
      faults,
      findings: found,
      verdicts: verdicts(settled, scheme, today, { roundOpensOn }) as VerdictShown[],
      progress: progressOf(
        settled,
        faults,
        found.filter((one) => one.severity === 'error'),
      ),
    };
  }, [settled, scheme, today, roundOpensOn]);
  const missing = useMemo(() => missingMaterials(settled, scheme, materials) as Checks['missing'], [settled, scheme, materials]);
  return useMemo(() => ({ ...judged, missing }), [judged, missing]);
}

/** With its derived figures; recomputed only when the form changed. */
export const useDerived = (content: Content): Content => useMemo(() => withDerived(content), [content]);
