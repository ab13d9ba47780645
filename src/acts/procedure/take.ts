import { leastOf, missingIn } from '../../core/procedure/brings.ts';
import { isSignature, judge, rolesOf } from '../../core/procedure/judge.ts';
import { type AnyProcedure, actOf, type BroughtBy, type Procedure, type Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Event, type Letter, type Transaction } from '../context.ts';
import { needsProof } from '../proof.ts';
import { badInput, expectVersion, found, type InputFault, refuse } from '../refusal.ts';

/** A case as every kind keeps it: moved on only over the version that was read, where it has one. */
export type Row = { readonly id: string; readonly version?: number };

/** What a step does besides moving the state; all of it in the commit of the step. */
export type Effect<R> = {
  readonly change?: Partial<R>;
  /** What the journal calls it, where it is not what its row says. */
  readonly act?: string;
  /** What the journal keeps of it besides what the kind keeps of every step. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** What else is written once the case is moved; answers the letters that go out. */
  readonly after?: (moved: R) => readonly Letter[] | Promise<readonly Letter[]>;
};

/** A judged step on its way: who takes it on what, and where it leads. */
export type Taking<R, B> = {
  readonly tx: Transaction;
  readonly ctx: Context;
  readonly row: R;
  readonly brought: B;
  readonly to: string;
};

/** Something more happens with a step: a small function by its name, only where it does. */
export type Effects<R, T> = { readonly [N in keyof T]?: (taking: Taking<R, BroughtBy<T>[N]>) => Effect<R> | Promise<Effect<R>> };

/** What is to be written over a case. */
export type Change<R, S> = Omit<Partial<R>, 'state'> & { readonly state: S };

/** What `take` has to know of a kind of case: where it lies, how it stands, and what the journal keeps of it. */
export type Kind<R extends Row, F extends { readonly state: S | null }, S extends string, T, B> = {
  readonly procedure: Procedure<F, S, B, keyof T & string>;
  /** 该奖励: what a refusal calls it. */
  readonly called: string;
  /** The case with its row locked until the transaction ends; null where the actor does not see it. */
  locked(tx: Transaction, ctx: Context, id: string): Promise<R | null>;
  /** How it stands to this actor: what offers and judgement read. */
  standing(tx: Transaction, ctx: Context, row: R): Promise<Standing<F>>;
  /** Moves it on if the version that was read still stands; false where someone was first. */
  change(tx: Transaction, row: R, change: Change<R, S>): Promise<boolean>;
  /** What the journal keeps of every step: of whom, who may read it, and what of it; the article, where it is not the row's. */
  entry(moved: R, was: R): Pick<Event, 'subject' | 'parties' | 'detail'> & { readonly article?: string | null };
  readonly effects: Effects<R, T>;
  /** Places at fault, where a refusal of this step names them. */
  faults?(asked: {
    readonly tx: Transaction;
    readonly ctx: Context;
    readonly row: R;
    readonly step: keyof T;
  }): Promise<readonly InputFault[]>;
  /** What somebody is told who comes to a case that another has closed meanwhile; where versions tell it, nothing. */
  readonly over?: string;
};

/** Which case, which step, what comes along, and the version that its actor had before the eyes. */
export type Step<T, N extends keyof T, B> = {
  readonly id: string;
  readonly step: N;
  readonly brought: BroughtBy<T>[N] & B;
  readonly version?: number | undefined;
};

/** Takes one step of any procedure in a transaction of its own. */
export const take = <R extends Row, F extends { readonly state: S | null }, S extends string, T, B, N extends keyof T & string>(
  ctx: Context,
  kind: Kind<R, F, S, T, B>,
  step: Step<T, N, B>,
): Promise<R> => ctx.inTransaction((tx) => takeWithin(tx, ctx, kind, step));

/**
 * Takes one step of any procedure: lock, facts, judgement, effect; state, journal and letters in one commit. Throws Refused: not there, not theirs, changed
 * since it was read, not now (with article and reasons), or someone was first.
 */
export async function takeWithin<R extends Row, F extends { readonly state: S | null }, S extends string, T, B, N extends keyof T & string>(
  tx: Transaction,
  ctx: Context,
  kind: Kind<R, F, S, T, B>,
  { id, step, brought, version }: Step<T, N, B>,
): Promise<R> {
  const row = found(await kind.locked(tx, ctx, id));
  const standing = await kind.standing(tx, ctx, row);
  const decision = judge(kind.procedure, standing, { step, brought });
  if (decision.kind === 'notYours') refuse({ kind: 'notAllowed' });
  if (row.version !== undefined) expectVersion(row.version, version, kind.called);
  if (decision.kind === 'refused') {
    const outOfTurn = !kind.procedure.steps[step].from.includes(standing.facts.state);
    if (outOfTurn && kind.over) refuse({ kind: 'conflict', message: kind.over });
    const faults = (await kind.faults?.({ tx, ctx, row, step })) ?? [];
    refuse({ kind: 'notNow', article: decision.article, reasons: decision.reasons, ...(faults.length > 0 ? { faults } : {}) });
  }
  checkBrought(kind.procedure, { step, brought, today: ctx.today });
  if (isSignature(kind.procedure.steps[step])) needsProof(ctx);
  const effect = (await kind.effects[step]?.({ tx, ctx, row, brought, to: decision.to })) ?? {};
  const change = { ...effect.change, state: decision.to } as Change<R, S>;
  if (!(await kind.change(tx, row, change))) refuse({ kind: 'conflict', message: `${kind.called}刚被他人办理，请刷新后查看最新状态` });
  const moved: R = { ...row, ...change, ...(row.version === undefined ? {} : { version: row.version + 1 }) };
  const { detail, ...entry } = kind.entry(moved, row);
  await tx.record({
    ...by(ctx, ...rolesOf(kind.procedure.steps[step].role)),
    action: effect.act ?? actOf(kind.procedure, step),
    article: decision.article,
    ...entry,
    detail: { ...detail, ...effect.detail },
  });
  await tx.postAll((await effect.after?.(moved)) ?? []);
  return moved;
}

/** What the field table asks of what comes along, for whoever comes by another way than the route: words that are there, a day that is not still to come. */
type Given = { readonly step: string; readonly brought: object; readonly today: string };
function checkBrought({ steps }: AnyProcedure, { step, brought, today }: Given): void {
  const values = new Map<string, unknown>(Object.entries(brought));
  for (const [key, field] of Object.entries(steps[step]?.brings ?? {})) {
    const value = values.get(key);
    if (field.kind === 'text' && typeof value === 'string' && value.trim().length < leastOf(field))
      badInput(key, field.label, missingIn(field));
    if (field.kind === 'day' && field.past && typeof value === 'string' && value > today)
      badInput(key, field.label, field.past(value, today));
  }
}
