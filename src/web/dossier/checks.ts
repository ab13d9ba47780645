import { startTransition, useEffect, useMemo, useState } from 'react';
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

/** All that the core says of a form. */
export function useChecks(content: Content, { scheme, today, roundOpensOn, materials }: Around): LiveChecks {
  const judged = useJudged(
    content,
    useMemo(() => ({ scheme, today, roundOpensOn }), [scheme, today, roundOpensOn]),
  );
  const missing = useMemo(() => missingMaterials(content, scheme, materials) as Checks['missing'], [content, scheme, materials]);
  return useMemo(() => ({ ...judged, missing }), [judged, missing]);
}

type Judged = Omit<LiveChecks, 'missing'>;
type Under = Omit<Around, 'materials'>;

/**
 * Judged in the pauses of typing and a part at a time: with 1 600 rows the whole takes some 40 ms, for which no key should wait. What was judged
 * last stands meanwhile; a change begins it anew.
 */
function useJudged(content: Content, under: Under): Judged {
  const [judged, setJudged] = useState(() => ({ content, under, ...whole(judging(content, under)) }));
  const current = judged.content === content && judged.under === under;
  useEffect(() => {
    if (current) return;
    const parts = judging(content, under);
    return inPauses(() => {
      const { done, value } = parts.next();
      if (done) startTransition(() => setJudged({ content, under, ...value }));
      return done === true;
    });
  }, [content, under, current]);
  return judged;
}

function* judging(content: Content, { scheme, today, roundOpensOn }: Under): Generator<undefined, Judged, undefined> {
  const faults = formFaults(content, scheme, today);
  yield;
  const found = findings(content, scheme) as FindingShown[];
  yield;
  const judgements = verdicts(content, scheme, today, { roundOpensOn }) as VerdictShown[];
  const errors = found.filter((one) => one.severity === 'error');
  return { faults, findings: found, verdicts: judgements, progress: progressOf(content, faults, errors) };
}

function whole<T>(parts: Generator<undefined, T, undefined>): T {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** Takes a step whenever the browser has nothing else to do, until one says that it was the last. Returns how to stop. */
function inPauses(step: () => boolean): () => void {
  let stop = idle(function next() {
    if (!step()) stop = idle(next);
  });
  return () => stop();
}

/** Where the browser does not tell its pauses (Safari), a moment later. */
function idle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 50);
    return () => clearTimeout(timer);
  }
  const request = window.requestIdleCallback(run, { timeout: 1_000 });
  return () => window.cancelIdleCallback(request);
}

/** With its derived figures; recomputed only when the form changed. */
export const useDerived = (content: Content): Content => useMemo(() => withDerived(content), [content]);
