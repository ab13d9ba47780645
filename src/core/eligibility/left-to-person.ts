import type { AskedBefore } from '../scheme/edition/edition.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Verdict } from './verdict.ts';

/** What a person says of a condition that no figure decides. */
export const answers = { meets: '符合', doesNot: '不符合', cannotTell: '不能判断' } as const;
export type Answer = keyof typeof answers;

/** What the round's edition asks the recommender for before it recommends, beside annex 1. */
export const askedBefore: Readonly<Record<AskedBefore, string>> = {
  conditions: '由人判断的条件逐项填写结论',
  siteVisit: '运营情况、服务业绩的测评记录',
};

/** A condition that a person answers. `because`: why the program left it to a person in this case; null where it always is. */
export type LeftToPerson = Scheme['judged'][number] & { readonly because: string | null };

/**
 * The conditions that a person answers for a case (第六条、第七条、第八条（二）): those that the edition leaves to one, and those that the program could not decide for what
 * was submitted, as it was judged on that day.
 */
export function leftToPerson(scheme: Scheme, submitted: readonly Verdict[]): LeftToPerson[] {
  const always = scheme.judged.map((one) => ({ ...one, because: null }));
  const undecided = submitted.filter(
    ({ id, status }) => status === 'forPerson' && scheme.conditions.includes(id) && !scheme.judged.some((one) => one.id === id),
  );
  return [
    ...undecided.map(({ id, label, article, message, evidence }) => ({
      ...{ id, label, article, asks: '系统没有判断，请核对后填写', evidence, by: 'recommender' as const, because: message },
    })),
    ...always,
  ].sort((a, b) => placeOf(scheme, a.id) - placeOf(scheme, b.id));
}

/** In the order of the measure; what stands in a sentence of its own, first. */
const placeOf = ({ conditions }: Scheme, id: string): number => conditions.indexOf(id);

/** Of these, the labels of those that nobody of the recommender has answered yet. */
export const unanswered = (asked: readonly LeftToPerson[], answered: readonly string[]): string[] =>
  asked.filter(({ id }) => !answered.includes(id)).map(({ label }) => label);
