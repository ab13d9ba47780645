import { ownHand } from '../workflow/hands.ts';
import type { Brings } from './brings.ts';
import type { Need, Step } from './step.ts';

export type TwoHandsState = 'prepared' | 'returned' | 'signed' | 'dropped';

/** How a whole stands that an officer prepares, as often as it comes back, and another person signs once. */
export type TwoHandsFacts = {
  /** null: nothing was prepared yet. */
  readonly state: TwoHandsState | null;
  /** Why it can't be signed as everything that it touches stands now. */
  readonly faults: readonly string[];
  readonly hands: readonly string[];
};

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
export const givenBack = {
  word: { kind: 'text', label: '退回意见', missing: '请写明退回的原因', least: 2, most: 500 },
} as const satisfies Brings;

/** 退回经办人: the row of a leader who does not sign yet. */
export const giveBack = <const S extends string>(article: string, from: S) =>
  ({ label: '退回经办人', article, by: 'authorityOf', role: 'leader', from: [from], to: 'returned', brings: givenBack }) as const;

type Words = { readonly drop: string; readonly sign: string; readonly hands: { readonly what: string; readonly instead: string } };

/** 撤下、退回、签署: what is done with such a whole once it is prepared; `hands`: whom it bars from signing, in words. */
export const onceSigned = (article: string, { drop, sign, hands }: Words) =>
  ({
    drop: { label: drop, article, by: 'authorityOf', role: 'officer', from: ['prepared', 'returned'], to: 'dropped' },
    giveBack: giveBack(article, 'prepared'),
    sign: {
      label: sign,
      article,
      by: 'authorityOf',
      role: 'leader',
      from: ['prepared'],
      to: 'signed',
      needs: [faultless],
      notBy: byAnother(hands),
      grave: true,
    },
  }) as const satisfies Record<string, Step<TwoHandsFacts, TwoHandsState, object>>;

/** A list that is prepared as a whole, and again as a whole over what is under way. */
export const wholeList = (article: string, { prepare, ...words }: Words & { readonly prepare: string }) =>
  ({
    prepare: { label: prepare, article, by: 'authorityOf', role: 'officer', from: [null, 'prepared', 'returned'], to: 'prepared' },
    ...onceSigned(article, words),
  }) as const satisfies Record<string, Step<TwoHandsFacts, TwoHandsState, object>>;

/** Its states, what is awaited and what is done by its own name. */
export const twoHandsStates = (prepared: string, signed: string): Readonly<Record<TwoHandsState, { readonly label: string }>> => ({
  prepared: { label: prepared },
  returned: { label: '已退回' },
  signed: { label: signed },
  dropped: { label: '已撤下' },
});
