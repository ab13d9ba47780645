import { type Role, relationsTo } from '../workflow/relation.ts';
import type { Procedure, Standing, Step } from './step.ts';

export type Decision<S extends string, N extends string = string> =
  | { readonly kind: 'moved'; readonly step: N; readonly article: string; readonly from: S | null; readonly to: S }
  | { readonly kind: 'notYours' }
  | { readonly kind: 'refused'; readonly article: string; readonly reasons: readonly string[] };

/** The only judgement that moves a case; reads no store and no clock. */
export function judge<F extends { readonly state: S | null }, S extends string, B, N extends string>(
  procedure: Procedure<F, S, B, N>,
  standing: Standing<F>,
  { step: name, brought }: { readonly step: N; readonly brought: B },
): Decision<S, N> {
  const step = procedure.steps[name];
  const { article, label, to } = step;
  const { state } = standing.facts;
  if (!isTheirs(step, standing)) return { kind: 'notYours' };
  if (!step.from.includes(state)) return { kind: 'refused', article, reasons: [outOfTurn(procedure.noun ?? '', state, label)] };
  const missing = step.missing?.(brought, standing) ?? null;
  const reasons = [...unmet(step, standing), ...(missing === null ? [] : [missing])];
  if (reasons.length > 0) return { kind: 'refused', article, reasons };
  const end = typeof to === 'object' ? to.which(brought, standing.facts) : to;
  return { kind: 'moved', step: name, article, from: state, to: end === 'same' ? (state ?? procedure.first) : end };
}

/** Whether this actor stands in the relation and the role that the step is for. */
export const isTheirs = <F, S extends string, B>({ by, role }: Step<F, S, B>, standing: Standing<F>): boolean => {
  const { actor, parties } = standing;
  const side = typeof by === 'string' ? relationsTo(actor, parties).includes(by) : by.is(standing);
  return side && rolesOf(role).some((one) => actor.roles.includes(one));
};

export const rolesOf = (role: Role | readonly Role[]): readonly Role[] => (typeof role === 'string' ? [role] : role);

/** What a leader answers for with a name: what another has prepared, and what can't be taken back. Such a step asks whether it is really they. */
export const isSignature = ({ role, notBy, grave }: Pick<Step<never, string, never>, 'role' | 'notBy' | 'grave'>): boolean =>
  rolesOf(role).includes('leader') && (notBy !== undefined || grave === true);

/** The sentences of every need that is not met now, the two-person rule's last. */
export const unmet = <F, S extends string, B>({ needs = [], notBy }: Step<F, S, B>, standing: Standing<F>): string[] =>
  [...needs, ...(notBy ? [notBy] : [])].map((need) => need(standing)).filter((reason) => reason !== null);

const outOfTurn = (noun: string, state: string | null, label: string): string =>
  state === null ? `尚未开始${noun}，不能“${label}”` : `${noun}当前状态不能“${label}”，请刷新后查看最新状态`;
