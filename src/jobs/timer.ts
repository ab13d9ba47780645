import type { World } from '../acts/context.ts';
import { sendMail } from '../acts/directory/send-mail.ts';
import { sweepReadings } from '../acts/dossier/reading.ts';
import { sweepUploads } from '../acts/dossier/uploads.ts';
import { releaseQuarantined } from '../acts/files/quarantine.ts';
import { sweepFilesDaily } from '../acts/files/sweep.ts';
import { sweepCounters } from '../acts/throttle.ts';
import { runDayOnce, wholeDay } from './day.ts';
import { deliver } from './deliver.ts';
import { isDone } from './job.ts';
import { refreshWaiting } from './watch-waiting.ts';

const MINUTE = 60_000;

export type TimerOptions = {
  everyMs?: number;
  /** Where a failed run goes; the next one tries again. */
  report?: (error: unknown) => void;
};

/** Each minute: asks again about files in quarantine, clears away uploads that were given up, delivers what waits, and does the day's work once a day. In the demonstration the day is set by hand, so it only delivers. */
export function startTimer(
  world: () => Promise<World>,
  { everyMs = MINUTE, report = () => undefined }: TimerOptions = {},
): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  const tick = () => {
    running ??= Promise.resolve()
      .then(world)
      .then(turn)
      .catch(report)
      .finally(() => {
        running = null;
      });
  };
  const first = setTimeout(tick, Math.min(everyMs, 1000));
  const timer = setInterval(tick, everyMs);
  for (const one of [first, timer]) one.unref();
  return {
    /** Waits for what is under way, so that the database can be closed behind it. */
    async stop() {
      clearTimeout(first);
      clearInterval(timer);
      await running;
    },
  };
}

async function turn(world: World): Promise<void> {
  const waiting = await refreshWaiting(world).then(
    () => null,
    (error: unknown) => ({ error }),
  ); // what cannot be worked out keeps no file in quarantine, no letter and no day's work
  await releaseQuarantined(world);
  await sweepUploads(world);
  await sweepReadings(world);
  await sweepCounters(world);
  await sweepFilesDaily(world);
  const done = world.tools.demonstration || (await world.asSystem((tx) => tx.time.hasRun(world.today, wholeDay)));
  try {
    if (!done) await runDayOnce(world);
  } finally {
    for (let isOut = false; !isOut; ) isOut = isDone(deliver, await world.asSystem((tx) => deliver.run(tx, world))); // letters go out whatever of the day's work failed
    await sendMail(world);
  }
  if (waiting !== null) throw waiting.error;
}
