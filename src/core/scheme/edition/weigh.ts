import type { Content } from '../../annexes/field.ts';
import type { Verdict } from '../../eligibility/verdict.ts';
import { failing, verdicts } from '../../eligibility/verdicts.ts';
import type { Edition } from './edition.ts';
import type { Side, Weighed } from './impact.ts';
import { toScheme } from './to-scheme.ts';
import { conditionsOf } from './walk.ts';

/** A submission as it lies: what was submitted, on which day, and when its round had opened. */
export type PastCase = { readonly content: Content; readonly submittedOn: string; readonly roundOpensOn: string };

/** Judges past cases by two editions, by the rules that judge a submission; conditions that an edition does not have count for nothing. */
export function weigher(now: Edition, draft: Edition): (one: PastCase) => Weighed {
  const [before, after] = [judgeBy(now), judgeBy(draft)];
  return (one) => ({ before: before(one), after: after(one) });
}

function judgeBy(edition: Edition): (one: PastCase) => Side {
  const scheme = toScheme(edition);
  const ids = conditionsOf(edition).map(({ id }) => id);
  const has = ({ id }: Verdict) => ids.some((one) => one === id || one.startsWith(`${id}.`));
  return ({ content, submittedOn, roundOpensOn }) => {
    const all = verdicts(content, scheme, submittedOn, { roundOpensOn }).filter(has);
    return {
      bars: failing(all).map(({ id, article, label, message }) => ({ id, article, label, message })),
      persons: all.filter(({ status }) => status === 'forPerson').map(({ id }) => id),
    };
  };
}
