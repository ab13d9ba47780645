import type { Attempt, Facts } from './facts.ts';
import type { Case } from './needs.ts';
import { type Parties, relationsTo } from './relation.ts';
import type { State } from './state.ts';
import { type Step, type StepName, stepNamed, stepNames } from './steps.ts';

export type Offer = {
  readonly step: StepName;
  readonly label: string;
  readonly article: string;
  /** Why it can't be done now; empty where it can. */
  readonly blockedBy: readonly string[];
  readonly asks: 'items' | 'reasons' | null;
  readonly grave: boolean;
};

export type Decision =
  | { readonly kind: 'moved'; readonly step: StepName; readonly article: string; readonly from: State | null; readonly to: State }
  | { readonly kind: 'notYours' }
  | { readonly kind: 'refused'; readonly article: string; readonly reasons: readonly string[] };

export type Standing = Case & { readonly parties: Parties };

/** Every step that this actor may see now; those that can't be taken are listed with their reasons. */
export function offersTo(standing: Standing): Offer[] {
  return stepNames
    .filter((name) => isTurnOf(standing, name))
    .map((name) => {
      const { label, article, asks, grave } = stepNamed(name);
      return {
        step: name,
        label,
        article,
        blockedBy: unmet(standing, name),
        asks: asks ? (name === 'return' ? 'items' : 'reasons') : null,
        grave: grave ?? false,
      };
    });
}

/** The only judgement that moves a dossier; reads no store and no clock (第八条). */
export function decide(standing: Standing, name: StepName, attempt: Attempt = {}): Decision {
  const step = stepNamed(name);
  if (!holds(standing, name)) return { kind: 'notYours' };
  if (!step.from.includes(standing.facts.state))
    return { kind: 'refused', article: step.article, reasons: [outOfTurn(standing.facts, step.label)] };
  const asked = step.asks?.(attempt, standing) ?? null;
  const reasons = [...unmet(standing, name), ...(asked === null ? [] : [asked])];
  if (reasons.length > 0) return { kind: 'refused', article: step.article, reasons };
  return { kind: 'moved', step: name, article: step.article, from: standing.facts.state, to: reached(step, standing.facts.state) };
}

/** Where a step leads from here; the start has no state to stay in, and no step that stays begins there. */
export const reached = ({ to }: Step, from: State | null): State => (to === 'same' ? (from ?? 'draft') : to);

const holds = ({ actor, parties }: Standing, name: StepName) => {
  const { by, role } = stepNamed(name);
  return relationsTo(actor, parties).includes(by) && actor.roles.includes(role);
};

const isTurnOf = (standing: Standing, name: StepName) => holds(standing, name) && stepNamed(name).from.includes(standing.facts.state);

const unmet = (c: Case, name: StepName) =>
  stepNamed(name)
    .needs.map((need) => need(c))
    .filter((reason) => reason !== null);

const outOfTurn = (facts: Facts, label: string) =>
  facts.state === null ? `尚未开始申报，不能“${label}”` : `申报当前状态不能“${label}”，请刷新后查看最新状态`;
