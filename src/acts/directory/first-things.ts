import type { Context } from '../context.ts';
import type { Refusal } from '../refusal.ts';
import { needsFactor } from './second-factor.ts';

/** What has to be done before any business: a password of one's own, a second factor where one's role needs it; null: nothing. */
export function firstThing(ctx: Context): Refusal | null {
  if (ctx.actor.mustChangePassword) return { kind: 'passwordToChange' };
  return mustSetFactor(ctx) ? { kind: 'secondFactorToSet' } : null;
}

export const mustSetFactor = (ctx: Context): boolean => needsFactor(ctx, ctx.actor.roles) && ctx.actor.secondFactor !== true;
