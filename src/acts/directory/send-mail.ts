import type { World } from '../context.ts';
import type { Channel, Mail, Mailer, Outcome } from './mail-port.ts';

const MINUTE = 60_000;
/** How long after each failed attempt the next one comes; after the last it is given up. */
const AGAIN_AFTER = [5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 480 * MINUTE];
/** In one turn, so that a long queue does not keep the day's other work waiting. */
const MOST_A_TURN = 200;

/**
 * Sends what is due. Each letter is claimed in a transaction of its own before it goes, so that of two processes only one has it; what became of it is
 * written down afterwards. A server that can't be reached ends the turn. Answers how many went.
 */
export async function sendMail(world: World): Promise<number> {
  const { mailer, hook } = world.tools;
  return (await sendBy(world, 'mail', mailer)) + (await sendBy(world, 'hook', hook));
}

async function sendBy(world: World, channel: Channel, mailer: Mailer | null): Promise<number> {
  if (mailer === null) return 0;
  let count = 0;
  for (let turn = 0; turn < MOST_A_TURN; turn += 1) {
    const [mail] = await world.asSystem((tx) => tx.mails.claim(channel, world.wallNow, 1));
    if (mail === undefined) break;
    const outcome = await sentOnce(mailer, mail);
    await settle(world, channel, { mail, outcome });
    if (outcome.ok) count += 1;
    else if (outcome.unreachable) break;
  }
  return count;
}

const sentOnce = (mailer: Mailer, mail: Mail): Promise<Outcome> =>
  mailer
    .send(mail)
    .catch((error) => ({ ok: false, final: false, unreachable: true, reason: error instanceof Error ? error.name : 'Error' }));

type Tried = { readonly mail: Mail & { attempts: number }; readonly outcome: Outcome };

async function settle(world: World, channel: Channel, { mail, outcome }: Tried): Promise<void> {
  await world.asSystem(async (tx) => {
    if (outcome.ok) return tx.mails.sent(mail.id, world.wallNow);
    const wait = AGAIN_AFTER[mail.attempts - 1];
    const nextAt = outcome.final || wait === undefined ? null : new Date(Date.parse(world.wallNow) + wait).toISOString();
    await tx.mails.failed(mail.id, outcome.reason, nextAt);
    if (!outcome.final || channel !== 'mail') return;
    const contact = await tx.contacts.of(mail.accountId);
    if (contact?.email === mail.address) await tx.contacts.refuse(mail.accountId, outcome.reason);
  });
}
