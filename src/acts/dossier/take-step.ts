import { judge } from '../../core/procedure/judge.ts';
import type { Attempt } from '../../core/workflow/facts.ts';
import { dossierProcedure, type StepName, stepNamed } from '../../core/workflow/steps.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { badInput, expectVersion, found, refuse } from '../refusal.ts';
import { barsOf, standingOf } from './facts.ts';
import { lettersOf } from './letters.ts';
import type { Dossier } from './records.ts';

/** A step together with the version that its actor had before the eyes. */
export type StepInput = Attempt & { readonly version?: number | undefined };

/**
 * Takes one step of the procedure: lock, judge, move, journal and letters in one transaction.
 * `change` is made only after the step is judged. Throws Refused: not visible or not theirs, not now (with article and reasons), or someone was first.
 */
export async function takeStep(
  tx: Transaction,
  ctx: Context,
  dossierId: string,
  step: StepName,
  attempt: StepInput & { readonly change?: Partial<Dossier> | (() => Partial<Dossier>) } = {},
): Promise<Dossier> {
  const dossier = found(await tx.dossiers.locked(dossierId));
  const standing = await standingOf(tx, ctx, dossier);
  const decision = judge(dossierProcedure, standing, { step, brought: attempt });
  if (decision.kind === 'notYours') refuse({ kind: 'notAllowed' });
  expectVersion(dossier.version, attempt.version, '该申报');
  if (decision.kind === 'refused') {
    const faults = standing.facts.formFaults > 0 && step === 'submit' ? { faults: await barsOf(tx, ctx, dossier) } : {};
    refuse({ kind: 'notNow', article: decision.article, reasons: decision.reasons, ...faults });
  }
  await citedPlacesExist(tx, ctx, { dossier, attempt: attempt });
  const change = typeof attempt.change === 'function' ? attempt.change() : attempt.change;
  // A step that leaves the state is the office's own affair: no decision, and nothing for the applicant.
  const inHouse = decision.from === decision.to;
  const reasons = attempt.reasons && !inHouse ? { decisionReasons: [...attempt.reasons] } : {};
  const next = { ...change, ...reasons, state: decision.to, updatedAt: ctx.now };
  if (!(await tx.dossiers.change(dossier.id, dossier.version, next)))
    refuse({ kind: 'conflict', message: '该申报刚被他人办理，请刷新后查看最新状态' });
  const moved: Dossier = { ...dossier, ...next, version: dossier.version + 1 };
  await tx.record({
    ...by(ctx, stepNamed(step).role),
    action: step,
    article: decision.article,
    subject: { kind: 'dossier', id: dossier.id },
    parties: inHouse ? { recommenderId: dossier.recommenderId } : dossier,
    detail: {
      number: moved.number,
      from: decision.from,
      to: decision.to,
      label: stepNamed(step).label,
      reasons: attempt.reasons ?? [],
      items: (attempt.items ?? []).map((item) => item.path),
    },
  });
  for (const letter of lettersOf(step, moved, attempt)) await tx.post(letter);
  return moved;
}

type Taken = { readonly dossier: Dossier; readonly attempt: Attempt };

/** A reason rests on a place that the measure of this round has; what it says there is printed beside it. */
async function citedPlacesExist(
  tx: Transaction,
  { tools }: Context,
  { dossier, attempt: { reasons = [], items = [] } }: Taken,
): Promise<void> {
  const cited = [...reasons, ...items].map(({ article }) => article);
  if (cited.length === 0) return;
  const { scheme } = found(await tx.rounds.round(dossier.roundId));
  const lost = cited.find((article) => tools.schemes.text(scheme, article) === undefined);
  if (lost !== undefined) badInput('article', '依据', `办法没有“${lost}”，请从条款列表中选择，例如“第六条（三）”`);
}
