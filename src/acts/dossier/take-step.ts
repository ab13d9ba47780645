import type { Attempt, Facts } from '../../core/workflow/facts.ts';
import type { State } from '../../core/workflow/state.ts';
import { dossierProcedure, type StepName, stepNamed } from '../../core/workflow/steps.ts';
import type { Context, Transaction } from '../context.ts';
import { type Effect, type Kind, type Taking, takeWithin } from '../procedure/take.ts';
import { badInput, found } from '../refusal.ts';
import { barsOf, standingOf } from './facts.ts';
import { lettersOf } from './letters.ts';
import type { Dossier } from './records.ts';

/** A step together with the version that its actor had before the eyes. */
export type StepInput = Attempt & { readonly version?: number | undefined };

type Change = Partial<Dossier> | (() => Promise<Partial<Dossier>>);

/** 认定程序 (第八条) as `take` knows it; what else its steps write is with the acts that take them. */
const dossierKind: Kind<Dossier, Facts, State, Readonly<Record<StepName, object>>, Attempt> = {
  procedure: dossierProcedure,
  called: '该申报',
  locked: (tx, _, id) => tx.dossiers.locked(id),
  standing: standingOf,
  change: (tx, { id, version }, change) => tx.dossiers.change(id, version, change),
  // A step that leaves the state is the office's own affair: no decision, and nothing for the applicant.
  entry: (moved, was) => ({
    subject: { kind: 'dossier', id: moved.id },
    parties: moved.state === was.state ? { recommenderId: moved.recommenderId } : moved,
    detail: { number: moved.number, from: was.state, to: moved.state },
  }),
  faults: async ({ tx, ctx, row, step }) => (step === 'submit' ? barsOf(tx, ctx, row) : []),
  effects: {},
};

/**
 * Takes one step of the procedure: lock, judge, move, journal and letters in one transaction.
 * `change` is made only after the step is judged; `detail` stands in the journal with it. Throws Refused: not visible or not theirs, not now (with article and reasons), or someone was first.
 */
export function takeStep(
  tx: Transaction,
  ctx: Context,
  dossierId: string,
  step: StepName,
  {
    version,
    change,
    detail,
    ...attempt
  }: StepInput & { readonly change?: Change; readonly detail?: Readonly<Record<string, unknown>> } = {},
): Promise<Dossier> {
  const effect = async (taking: Taking<Dossier, object>): Promise<Effect<Dossier>> => {
    await citedPlacesExist(taking, attempt);
    const decided = attempt.reasons && taking.to !== taking.row.state ? { decisionReasons: [...attempt.reasons] } : {};
    return {
      change: { ...(typeof change === 'function' ? await change() : change), ...decided, updatedAt: ctx.now },
      detail: {
        ...detail,
        label: stepNamed(step).label,
        reasons: attempt.reasons ?? [],
        items: (attempt.items ?? []).map((item) => item.path),
      },
      after: (moved) => lettersOf(step, moved, attempt),
    };
  };
  return takeWithin(tx, ctx, { ...dossierKind, effects: { [step]: effect } }, { id: dossierId, step, brought: attempt, version });
}

/** A reason rests on a place that the measure of this round has; what it says there is printed beside it. */
async function citedPlacesExist(
  { tx, ctx: { tools }, row }: Taking<Dossier, object>,
  { reasons = [], items = [] }: Attempt,
): Promise<void> {
  const cited = [...reasons, ...items].map(({ article }) => article);
  if (cited.length === 0) return;
  const { scheme } = found(await tx.rounds.round(row.roundId));
  const lost = cited.find((article) => tools.schemes.text(scheme, article) === undefined);
  if (lost !== undefined) badInput('article', '依据', `办法没有“${lost}”，请从条款列表中选择，例如“第六条（三）”`);
}
