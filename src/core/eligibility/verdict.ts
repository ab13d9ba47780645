import type { Numeric } from '../annexes/decimal.ts';
import { compare, subtract, trimmed } from '../annexes/decimal.ts';
import type { Content } from '../annexes/field.ts';
import type { ReadingId, Scheme, Threshold } from '../scheme/scheme.ts';

export type Status = 'met' | 'notMet' | 'unknown' | 'forPerson';

/** What a condition of 第六条 or 第七条 comes to for one form. `figure` and `threshold` carry their units; `evidence` are paths of the form, or `materials/m2`. */
export type Verdict = {
  readonly id: string;
  readonly label: string;
  readonly article: string;
  readonly status: Status;
  readonly figure: string | null;
  readonly threshold: string | null;
  readonly message: string;
  readonly evidence: readonly string[];
  readonly reading?: ReadingId;
};

/**
 * What lies outside the form. `ownMunicipalRecognition`: the city's own recognition made in this system (第十七条) with number and day. `figuresOnly`: the
 * self-check, which asks figures where the form asks for a list of people.
 */
export type Context = { readonly ownMunicipalRecognition?: string; readonly roundOpensOn?: string; readonly figuresOnly?: true };

/** All that a rule may look at. */
export type Asked = { readonly content: Content; readonly scheme: Scheme; readonly today: string; readonly context: Context };

/** What a rule finds; the table of rules adds id, label and article. */
export type Found = Pick<Verdict, 'status' | 'message'> & Partial<Pick<Verdict, 'figure' | 'threshold' | 'reading' | 'evidence'>>;

export const unknown = (message: string, more: Partial<Found> = {}): Found => ({ status: 'unknown', message, ...more });
export const forPerson = (message: string, more: Partial<Found> = {}): Found => ({ status: 'forPerson', message, ...more });

export const needed = ({ atLeast, unit }: Pick<Threshold, 'atLeast' | 'unit'>): string => `${atLeast}${unit}以上`;

/** Holds a figure against a threshold: met from the number itself on (以上 includes it); the message says how much is missing. */
export function against(threshold: Threshold, figure: Numeric, what: string = threshold.label): Found {
  const met = compare(figure, threshold.atLeast) >= 0;
  const shown = `${trimmed(figure)}${threshold.unit}`;
  const verdict = met
    ? '符合'
    : `还差${trimmed(subtract(threshold.atLeast, figure))}${threshold.unit === '%' ? '个百分点' : threshold.unit}`;
  return {
    status: met ? 'met' : 'notMet',
    figure: shown,
    threshold: needed(threshold),
    message: `${what}${shown}，要求${needed(threshold)}（${threshold.article}），${verdict}。`,
  };
}
