import type { Job } from './job.ts';

/** Hands what waits in the outbox to the accounts it is for. */
export const deliver: Job = {
  name: 'deliver',
  async run(tx, world) {
    let count = 0;
    for (;;) {
      const batch = await tx.messages.deliver(world.now, world.tools.newId, world.tools.mailer === null ? null : world.wallNow);
      if (batch === 0) return count;
      count += batch;
    }
  },
};
