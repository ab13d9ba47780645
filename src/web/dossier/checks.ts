import { startTransition, useEffect, useMemo, useState } from 'react';
import { formFaults } from '../../core/annexes/complete.ts';
import type { Content } from '../../core/annexes/field.ts';
import { missingMaterials } from '../../core/materials/missing.ts';
import { unprovenRows } from '../../core/materials/proofs.ts';
import { inForce } from '../../core/materials/validity.ts';
import { mendable, mendableMissing } from '../../core/workflow/mendable.ts';
import { isOpen } from '../../core/workflow/opened.ts';
import { idle } from '../idle.ts';
import { afterPress } from '../ui/pressed.ts';
import type { Around, Checks, Judged, TypedChecks, Under } from './judged.ts';
import { progressOf } from './progress.ts';

/** All that the core says of a form; `first` is what the server said of it as it was read. */
export function useChecks(
  content: Content,
  { scheme, today, roundOpensOn, editable, materials, below, waiting }: Around,
  first: Checks,
): TypedChecks {
  const judged = useJudged(
    content,
    useMemo(() => ({ scheme, today, roundOpensOn, editable, below, waiting }), [scheme, today, roundOpensOn, editable, below, waiting]),
    first,
  );
  const valid = useMemo(() => inForce(materials, today), [materials, today]);
  const missing = useMemo(
    () => mendableMissing(missingMaterials(content, scheme, valid, below), editable) as Checks['missing'],
    [content, scheme, valid, below, editable],
  );
  const unproven = useMemo(
    () => unprovenRows(content, scheme, valid).filter(({ kind }) => isOpen(editable, `materials/${kind}`)) as Checks['unproven'],
    [content, scheme, valid, editable],
  );
  const current = judged.content === content;
  return useMemo(() => ({ ...judged, missing, unproven, current }), [judged, missing, unproven, current]);
}

type JudgedOf = Judged & { content?: Content; under?: Under };

/**
 * Judged in the pauses of typing and a part at a time: with 1 600 rows the whole takes some 40 ms, for which no key should wait. What was judged
 * last stands meanwhile; a change begins it anew.
 */
function useJudged(content: Content, under: Under, first: Checks): JudgedOf {
  const [judged, setJudged] = useState<JudgedOf>(() => begun(content, under, first));
  const current = judged.content === content && judged.under === under;
  useEffect(() => {
    if (current) return;
    let stop = idle(() => {
      void rules().then((judging) => {
        if (gone || !judging) return;
        const parts = judging(content, under);
        stop = inPauses(() => {
          const { done, value } = parts.next();
          if (done) stop = afterPress(() => startTransition(() => setJudged({ content, under, ...value })));
          return done === true;
        });
      });
    });
    let gone = false;
    return () => {
      gone = true;
      stop();
    };
  }, [content, under, current]);
  return judged;
}

/** The rules are fetched once the form can be typed in. Where that fails, the server's word stands and the next change tries again. */
const rules = () =>
  import('./judging.ts').then(
    ({ judging }) => judging,
    () => null,
  );

/** Conditions and figures as the server judged them; what is missing or malformed is found here at once, with what this browser kept. */
function begun(content: Content, { scheme, today, editable, waiting }: Under, first: Checks): Judged {
  const faults = mendable(formFaults(content, scheme, today), editable);
  const errors = first.findings.filter((one) => one.severity === 'error');
  return {
    faults,
    findings: first.findings,
    verdicts: first.verdicts,
    progress: progressOf(content, faults, { contradictions: errors, asking: scheme, waiting }),
    waiting,
  };
}

/** Takes a step whenever the browser has nothing else to do, until one says that it was the last. Returns how to stop. */
function inPauses(step: () => boolean): () => void {
  let stop = idle(function next() {
    if (!step()) stop = idle(next);
  });
  return () => stop();
}
