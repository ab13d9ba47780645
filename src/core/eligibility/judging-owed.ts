import type { AskedBefore } from '../scheme/edition/edition.ts';
import { reads, type Scheme } from '../scheme/scheme.ts';
import { leftToPerson, unanswered } from './left-to-person.ts';
import { visitOwed, type WayOfLooking } from './site-visit.ts';
import type { Verdict } from './verdict.ts';

/** What a case has of what only a person can judge. */
export type JudgingSeen = {
  readonly verdicts: readonly Verdict[];
  readonly answered: readonly string[];
  readonly visit: { readonly how: WayOfLooking; readonly present: boolean } | null;
  readonly photos: number;
};

/** What a recommender still owes of it in a round that asks for `asked`. */
export function judgingOwed(scheme: Scheme, asked: readonly AskedBefore[], seen: JudgingSeen) {
  const rule = { onSite: reads(scheme, 'siteVisit', 'onSite') };
  return {
    articles: scheme.askedAt,
    unanswered: asked.includes('conditions') ? unanswered(leftToPerson(scheme, seen.verdicts), seen.answered) : [],
    visitOwed: asked.includes('siteVisit') ? visitOwed(rule, seen.visit && { ...seen.visit, photos: seen.photos }) : null,
  };
}

/** The same in one part of a sentence; null: nothing is owed. */
export function judgingOwedSaid({ unanswered: left, visitOwed: visit }: ReturnType<typeof judgingOwed>): string | null {
  const parts = [...(left.length > 0 ? [`由人判断的条件还有 ${left.length} 项没有填写结论`] : []), ...(visit === null ? [] : [visit])];
  return parts.length === 0 ? null : parts.join('；');
}
