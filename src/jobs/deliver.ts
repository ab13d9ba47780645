import type { Job } from './job.ts';

/** As many letters as one transaction hands out (store/messages.ts). */
const LETTERS = 500;

/** Hands what waits in the outbox to the accounts it is for. */
export const deliver: Job = {
  name: 'deliver',
  run: (tx, { now, wallNow, tools: { newId, mailer, hook } }) =>
    tx.messages.deliver(now, newId, { mail: mailer === null ? null : wallNow, hook: hook === null ? null : wallNow }),
  portion: LETTERS,
};
