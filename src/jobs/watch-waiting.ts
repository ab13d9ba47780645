import type { World } from '../acts/context.ts';
import type { Job } from './job.ts';

/** So many cases in one transaction. */
const PORTION = 500;

/** Works out, a portion a transaction, what waits of the cases that changed and that nobody has looked at since. */
export async function refreshWaiting(world: World): Promise<void> {
  const lost = new Set<string>();
  while ((await world.asSystem((tx) => tx.inbox.refresh(PORTION, { urgent: false, lost }))) > 0);
}

/**
 * What waits is worked out anew once a day, whatever has been missed: an edition that says other days, a new version of the program that says other words. The demonstration lives
 * a year in seconds and goes without.
 */
export const watchWaiting: Job = {
  name: 'watchWaiting',
  async run(tx, world) {
    if (world.tools.demonstration) return 0;
    await tx.inbox.doubtAll(world.today);
    return 1;
  },
};
