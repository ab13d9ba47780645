import type { World } from '../context.ts';

/** Bytes that came within the last day may belong to something that is being written. Milliseconds. */
const GRACE = 24 * 60 * 60_000;
/** So many are asked about at a time. */
const AT_ONCE = 1000;

/**
 * Clears away the bytes of files that nothing refers to: a material that was removed before any submission held it, what was refused or cut off on its way.
 * What a submission held, what stands in a dossier, a stamped paper and what waits in quarantine stay. Answers how many were cleared away.
 */
export async function sweepFiles({ tools, wallNow, asSystem }: World): Promise<number> {
  const before = Date.parse(wallNow) - GRACE;
  let swept = await tools.files.sweepIncoming(before);
  // Listed before it is asked what refers to them: what comes meanwhile is not among them.
  const old = await tools.files.storedBefore(before);
  for (let at = 0; at < old.length; at += AT_ONCE) {
    const some = old.slice(at, at + AT_ONCE);
    const needed = await asSystem((tx) => tx.quarantine.referredTo(some));
    for (const hash of some.filter((one) => !needed.has(one))) {
      await tools.files.drop(hash);
      swept += 1;
    }
  }
  return swept;
}

/** Once a day by the wall's clock; a day of the demonstration has no day's work of its own. */
export async function sweepFilesDaily(world: World): Promise<number> {
  const today = world.wallNow.slice(0, 10);
  if (await world.asSystem((tx) => tx.time.hasRun(today, SWEEP))) return 0;
  const count = await sweepFiles(world);
  await world.asSystem((tx) => tx.time.noteRun(today, SWEEP, { count }, world.wallNow));
  return count;
}

const SWEEP = 'sweepFiles';
