import { sql } from 'kysely';
import type { Complaint, ComplaintLine, Complaints } from '../acts/complaint/port.ts';
import { veiledText } from '../core/disclosure/in-text.ts';
import type { Sealer } from './crypto.ts';
import { sealText, wordsIn } from './sealing.ts';
import type { Tx } from './transaction.ts';

type Stored = Complaint & { handler: string | null };

/** Who complains and all that was said lie sealed; a list opens the words, with no person's number in them, and never the name. */
export function complaintsIn(tx: Tx, sealer: Sealer): Complaints {
  const shown = ({ codeHash: _, complainant, contact: __, ...one }: Stored): ComplaintLine => ({
    ...one,
    about: veiledText(wordsIn(sealer, one.about)),
    content: veiledText(wordsIn(sealer, one.content)),
    inquiry: veiled(wordsIn(sealer, one.inquiry)),
    reply: veiled(wordsIn(sealer, one.reply)),
    named: complainant !== '',
  });
  const first = async (query: ReturnType<typeof complaints>): Promise<ComplaintLine | null> => {
    const row = await query.executeTakeFirst();
    return row === undefined ? null : shown(row);
  };
  return {
    add: async (one) =>
      void (await tx
        .insertInto('complaint')
        .values({
          ...one,
          ...{ about: sealText(sealer, one.about), content: sealText(sealer, one.content) },
          ...{ complainant: sealText(sealer, one.complainant), contact: sealText(sealer, one.contact) },
        })
        .execute()),
    async page({ limit, offset }) {
      const query = complaints(tx)
        .orderBy(sql`complaint.state = 'answered'`)
        .orderBy(sql`case when complaint.state <> 'answered' then complaint.filed_at end`)
        .orderBy('complaint.filedAt', 'desc')
        .orderBy('complaint.id', 'desc');
      const all = tx.selectFrom('complaint').select((w) => w.fn.countAll<number>().as('total'));
      const { total } = await all.executeTakeFirstOrThrow();
      return { lines: (await query.limit(limit).offset(offset).execute()).map(shown), total: Number(total) };
    },
    one: (id) => first(complaints(tx).where('complaint.id', '=', id)),
    locked: (id) => first(complaints(tx).where('complaint.id', '=', id).forUpdate('complaint')),
    byReceipt: (number, codeHash) =>
      first(complaints(tx).where('complaint.number', '=', number).where('complaint.codeHash', '=', codeHash)),
    async change(id, version, { inquiry, reply, ...change }) {
      const words = {
        ...(inquiry === undefined ? {} : { inquiry: sealText(sealer, inquiry) }),
        ...(reply === undefined ? {} : { reply: sealText(sealer, reply) }),
      };
      const result = await tx
        .updateTable('complaint')
        .set({ ...change, ...words, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async complainantOf(id) {
      const row = await tx
        .selectFrom('complaint')
        .select(['complainant', 'contact', 'content', 'inquiry'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      const said = (text: string) => wordsIn(sealer, text);
      return {
        ...{ complainant: said(row.complainant), contact: said(row.contact), content: said(row.content) },
        inquiry: wordsIn(sealer, row.inquiry),
      };
    },
  };
}

const veiled = (text: string | null): string | null => (text === null ? null : veiledText(text));

const complaints = (tx: Tx) =>
  tx
    .selectFrom('complaint')
    .leftJoin('account as handler', 'handler.id', 'complaint.handlerId')
    .selectAll('complaint')
    .select('handler.name as handler');
