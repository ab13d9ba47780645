import type { Role } from '../core/workflow/relation.ts';
import type { Context } from './context.ts';
import { refuse } from './refusal.ts';

/** A need of a small procedure: null, or the sentence that its actor will read. */
export type CaseNeed<C> = (c: C, ctx: Context) => string | null;

/** One step of a procedure beside the dossier's (reports, summaries, revocation, reward, showcase): a row of a table, as in core/workflow. */
export type CaseStep<C, S extends string> = {
  readonly label: string;
  readonly article: string;
  readonly role: Role;
  /** Whose clerk, officer or leader. */
  readonly of: (c: C) => string;
  readonly from: readonly S[];
  readonly to: S;
  readonly needs?: readonly CaseNeed<C>[];
  readonly asks?: string;
  readonly grave?: true;
};

export type CaseOffer = {
  readonly step: string;
  readonly label: string;
  readonly article: string;
  readonly blockedBy: string[];
  /** The text that must come along, by its label. */
  readonly asks: string | null;
  readonly grave: boolean;
};

const holds = <C, S extends string>(step: CaseStep<C, S>, c: C, ctx: Context): boolean =>
  ctx.actor.roles.includes(step.role) && ctx.actor.organisationId === step.of(c);

const unmet = <C, S extends string>(step: CaseStep<C, S>, c: C, ctx: Context): string[] =>
  (step.needs ?? []).map((need) => need(c, ctx)).filter((reason) => reason !== null);

/** Every step that this actor may see now; those that can't be taken carry their reasons. */
export const caseOffers = <C extends { state: S }, S extends string>(
  steps: Readonly<Record<string, CaseStep<C, S>>>,
  c: C,
  ctx: Context,
): CaseOffer[] =>
  Object.entries(steps)
    .filter(([, step]) => holds(step, c, ctx) && step.from.includes(c.state))
    .map(([name, step]) => ({
      step: name,
      label: step.label,
      article: step.article,
      blockedBy: unmet(step, c, ctx),
      asks: step.asks ?? null,
      grave: step.grave ?? false,
    }));

/** The state that a step leads to. Throws Refused: not theirs, out of turn, or a need unmet. */
export function judged<C extends { state: S }, S extends string>(step: CaseStep<C, S>, c: C, ctx: Context): S {
  if (!holds(step, c, ctx)) refuse({ kind: 'notAllowed' });
  const reasons = step.from.includes(c.state) ? unmet(step, c, ctx) : [`当前状态不能“${step.label}”，请刷新后查看最新状态`];
  if (reasons.length > 0) refuse({ kind: 'notNow', article: step.article, reasons });
  return step.to;
}
