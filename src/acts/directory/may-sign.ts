import { ownHand } from '../../core/workflow/hands.ts';
import type { Context } from '../context.ts';

/** 两人办理: whether what waits may be signed by this actor; the same rule as the signature's own, so that nobody is offered what would be refused. */
export const maySign = ({ actor }: Pick<Context, 'actor'>, hands: readonly (string | null)[]): boolean =>
  ownHand(actor, hands, { what: '', instead: '' }) === null;
