import type { Job } from './job.ts';

/** As many letters as one transaction hands out (store/messages.ts). */
const LETTERS = 500;

/** Hands what waits in the outbox to the accounts it is for. */
export const deliver: Job = {
  name: 'deliver',
  run: (tx, world) => tx.messages.deliver(world.now, world.tools.newId, world.tools.mailer === null ? null : world.wallNow),
  portion: LETTERS,
};
