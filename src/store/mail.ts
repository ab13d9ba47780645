import { sql } from 'kysely';
import type { Mails } from '../acts/directory/mail-port.ts';
import type { Sealer } from './crypto.ts';
import type { Tx } from './transaction.ts';

/** Longer than any attempt takes (the way out gives up after a minute): what is still being sent then lost its sender. */
const LEASE_MS = 2 * 60_000;
/** No letter waits longer for its next attempt; what does was put off while the clock was ahead. */
const LONGEST_WAIT_MS = 9 * 3_600_000;
const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

export function mailsIn(tx: Tx, sealer: Sealer): Mails {
  const lines = () =>
    tx
      .selectFrom('mail')
      .innerJoin('account', 'account.id', 'mail.accountId')
      .innerJoin('organisation', 'organisation.id', 'account.organisationId')
      .select(['mail.id', 'mail.key', 'mail.accountId', 'mail.address', 'mail.subject', 'mail.state', 'mail.attempts', 'mail.nextAt'])
      .select(['mail.reason', 'mail.createdAt', 'mail.sentAt', 'account.name', 'organisation.name as organisation']);
  const shown = <T extends { address: string }>({ address, ...line }: T) => ({ ...line, to: hidden(sealer.open(address)) });
  return {
    queue: async ({ address, body, about = null, ...mail }, at) =>
      void (await tx
        .insertInto('mail')
        .values({
          ...mail,
          about,
          address: sealer.seal(address),
          body: body === null ? null : sealer.seal(body),
          state: 'queued',
          attempts: 0,
          nextAt: at,
          reason: null,
          createdAt: at,
          sentAt: null,
        })
        .onConflict((c) => c.column('key').doNothing())
        .execute()),
    drop: async (accountId) =>
      void (await tx
        .updateTable('mail')
        .set({ state: 'dropped', body: null, reason: '收件地址已变更' })
        .where('accountId', '=', accountId)
        .where('channel', '=', 'mail')
        .where('state', '=', 'queued')
        .execute()),
    async claim(channel, now, most) {
      const due = tx
        .selectFrom('mail')
        .select('id')
        .where('channel', '=', channel)
        .where('state', 'in', ['queued', 'sending'])
        .where((w) => w.or([w('nextAt', '<=', now), w('nextAt', '>', later(now, LONGEST_WAIT_MS))]))
        .orderBy('nextAt')
        .limit(most)
        .forUpdate()
        .skipLocked();
      const rows = await tx
        .updateTable('mail')
        .set((w) => ({ state: 'sending' as const, nextAt: later(now, LEASE_MS), attempts: w('attempts', '+', 1) }))
        .where('id', 'in', due)
        .returning(['id', 'key', 'accountId', 'address', 'subject', 'body', 'link', 'about', 'attempts'])
        .execute();
      return rows.map((row) => ({ ...row, address: sealer.open(row.address), body: row.body === null ? null : sealer.open(row.body) }));
    },
    sent: async (id, at) =>
      void (await tx.updateTable('mail').set({ state: 'sent', sentAt: at, body: null, reason: null }).where('id', '=', id).execute()),
    failed: async (id, reason, nextAt) =>
      void (await tx
        .updateTable('mail')
        .set(nextAt === null ? { state: 'failed', body: null, reason } : { state: 'queued', nextAt, reason })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .execute()),
    line: async (id) => {
      const row = await lines().where('mail.id', '=', id).executeTakeFirst();
      return row ? shown(row) : null;
    },
    async again(id, address, at) {
      const result = await tx
        .updateTable('mail')
        .set({ state: 'queued', attempts: 0, nextAt: at, reason: null, ...(address === null ? {} : { address: sealer.seal(address) }) })
        .where('id', '=', id)
        .where('state', 'in', ['queued', 'failed'])
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async log({ accountId, state, limit }) {
      let query = lines().orderBy('mail.createdAt', 'desc').orderBy(sql`mail.id desc`).limit(limit);
      if (accountId) query = query.where('mail.accountId', '=', accountId);
      if (state) query = query.where('mail.state', '=', state);
      return (await query.execute()).map(shown);
    },
  };
}

/** zhang@example.cn → z***@example.cn. */
const hidden = (address: string): string => address.replace(/^(.).*(@[^@]*)$/u, '$1***$2');
