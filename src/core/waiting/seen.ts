import { barredHands } from '../workflow/hands.ts';
import type { Actor } from '../workflow/relation.ts';
import type { Line, Side } from './line.ts';

type Reader = { readonly actor: Actor; readonly today: string };

/** Of the lines of one case, those that this actor reads on this day in one half of the inbox. The database asks the same of its rows (store/inbox.ts). */
export function seen(lines: readonly Line[], side: Side, { actor, today }: Reader): Line[] {
  const hands = barredHands(actor);
  const barred = ({ notBy }: Line) => notBy?.some((one) => hands.includes(one)) ?? false;
  const theirs = lines.filter(
    ({ side: of, party, role, fromOn, untilOn }) =>
      of === side &&
      ('accountId' in party ? party.accountId === actor.accountId : party.organisationId === actor.organisationId) &&
      (role === 'staff' ? actor.roles.some((one) => one === 'officer' || one === 'leader') : actor.roles.includes(role)) &&
      (fromOn === null || fromOn <= today) &&
      (untilOn === null || today <= untilOn),
  );
  if (side === 'elsewhere') return theirs.filter((line) => line.notBy === null || !actor.roles.includes('leader') || barred(line));
  const open = theirs.filter((line) => !barred(line));
  const first = Math.min(...open.flatMap(({ place }) => place ?? []));
  return open.filter(({ place }) => place === null || place === first);
}
