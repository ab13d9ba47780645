import { sql } from 'kysely';
import type { MatterLine, MatterPlace, MessageLine } from '../acts/directory/port.ts';
import type { Tx } from './transaction.ts';

export const shownColumns = ['id', 'subject', 'body', 'link', 'createdAt', 'readAt', 'matter', 'head', 'nextStep'] as const;

/** So many of one matter come with it; the rest is asked for by itself. */
const NEWEST = 10;

type Asked = { readonly unread: boolean; readonly after: MatterPlace | null; readonly limit: number };
type Row = { matter: string; count: number; unread: number; messages: MessageLine[] };

/** A page of an account's messages by matter, the matter with the newest message first. */
export async function mattersOf(tx: Tx, accountId: string, { unread, after, limit }: Asked): Promise<MatterLine[]> {
  const behind = after ? sql`where (at, newest) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<Row>`
    with heads as (select matter, count(*)::int as count, count(*) filter (where read_at is null)::int as unread, max(created_at) as at,
        (array_agg(id order by created_at desc, id desc))[1] as newest
      from message where account_id = ${accountId} group by matter ${unread ? sql`having count(*) filter (where read_at is null) > 0` : sql``}),
    page as (select * from heads ${behind} order by at desc, newest desc limit ${limit})
    select p.matter, p.count, p.unread, (select json_agg(json_build_object('id', m.id, 'subject', m.subject, 'body', m.body, 'link', m.link,
        'createdAt', to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'readAt', to_char(m.read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'matter', m.matter, 'head', m.head, 'nextStep', m.next_step) order by m.created_at desc, m.id desc)
      from (select * from message m where m.account_id = ${accountId} and m.matter = p.matter order by m.created_at desc, m.id desc limit ${NEWEST}) m) as messages
    from page p order by p.at desc, p.newest desc`.execute(tx);
  return rows;
}
