import { ownHand } from '../workflow/hands.ts';
import type { Brings } from './brings.ts';
import type { Need } from './step.ts';

/** 两人办理: what one prepares another signs, as the procedures say it whose case keeps everybody who wrote in it. */
type Prepared = { readonly hands: readonly string[] };

/** Whoever wrote in it does not sign it; `what` they wrote, and who signs `instead`. */
export const byAnother = (words: { readonly what: string; readonly instead: string }): Need<Prepared> =>
  function byAnother({ facts: { hands }, actor }) {
    return ownHand(actor, hands, words);
  };

/** What is signed can be carried out, as everything it touches stands now. */
export const faultless: Need<{ readonly faults: readonly string[] }> = ({ facts: { faults } }) =>
  faults.length === 0 ? null : faults.join('；');

/** What a leader writes who gives something back to whoever prepared it. */
const givenBack = { word: { kind: 'text', label: '退回意见', missing: '请写明退回的原因', least: 2, most: 500 } } as const satisfies Brings;

/** 退回经办人: the row of a leader who does not sign yet. */
export const giveBack = <const S extends string>(article: string, from: S) =>
  ({ label: '退回经办人', article, by: 'authorityOf', role: 'leader', from: [from], to: 'returned', brings: givenBack }) as const;
