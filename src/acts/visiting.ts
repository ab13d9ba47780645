import type { Transaction, World } from './context.ts';
import { Refused } from './refusal.ts';
import { counted, rules, sourceOf } from './throttle.ts';

/**
 * Work behind a link that needs no account: every visit is counted before it is looked at, by address and by link; one that was in order is taken back. Beyond the
 * measure nothing is looked up until the pause is over (429).
 */
export async function visiting<T>(
  world: World,
  of: 'survey' | 'confirm' | 'invitation',
  token: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const address = { purpose: `${of}Address`, subject: '', source: sourceOf(world, world.origin.address) };
  const link = { purpose: `${of}Link`, subject: '', source: sourceOf(world, token) };
  const said = (wait: string) => `打开次数过多，请${wait}后再试`;
  for (const one of [link, address]) await counted(world, one, rules.survey, said);
  const takeBack = (...those: (typeof link)[]) =>
    world.asSystem(async (tx) => {
      for (const one of those) await tx.throttles.forgive(one);
    });
  try {
    const result = await world.asSystem(work);
    await takeBack(link, address);
    return result;
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind === 'badInput') await takeBack(address);
    throw error;
  }
}
