import type pg from 'pg';
import { looksSealed, type Sealer } from './crypto.ts';

const KNOWN = '示范平台';

type Kept = { demonstration: boolean | null; sealCheck: string | null };

type Opened = { demonstration: boolean; sealer: Sealer };

/**
 * Refuses a database that is not what it is opened as: a demonstration's as the real thing, or the other way round, or one whose personal data another
 * key sealed. Changes nothing, and is asked before anything is brought up to date; a database of before this was known is told by recogniseInstallation.
 * @throws Error with a sentence for the operator.
 */
export async function refuseOtherInstallation(owner: pg.Pool, opened: Opened): Promise<void> {
  const { rows } = await owner.query<{ known: boolean }>("select to_regclass('public.installation') is not null as known");
  if (rows[0]?.known === true) await keptAs(owner, opened);
}

/** The same of the newest schema; what is opened for the first time is marked. */
export async function recogniseInstallation(owner: pg.Pool, opened: Opened): Promise<void> {
  await keptAs(owner, opened);
  await owner.query('update installation set demonstration = $1, seal_check = coalesce(seal_check, $2) where id = 1', [
    opened.demonstration,
    opened.sealer.seal(KNOWN),
  ]);
}

/** Whoever serves says which keys it knows, before it answers anybody. */
export const servesWith = async (owner: pg.Pool, sealer: Sealer): Promise<void> =>
  void (await owner.query('update installation set seal_known = $1 where id = 1', [sealer.ids.join(',')]));

/** Whether the server that started last could read what is sealed from now on; true where none did. */
export async function isKnownToServer(owner: pg.Pool, sealer: Sealer): Promise<boolean> {
  const { rows } = await owner.query<{ known: string | null }>('select seal_known as known from installation where id = 1');
  return rows[0]?.known?.split(',').includes(sealer.ids[0]) ?? true;
}

async function keptAs(owner: pg.Pool, opened: Opened): Promise<void> {
  const { rows } = await owner.query<Kept>('select demonstration, seal_check as "sealCheck" from installation where id = 1');
  const kept = rows[0] ?? { demonstration: null, sealCheck: null };
  if (kept.demonstration !== null && kept.demonstration !== opened.demonstration)
    throw new Error(kept.demonstration ? isDemonstration : isReal);
  const sealed = kept.sealCheck ?? (await anySealed(owner));
  if (sealed !== null && !opens(opened.sealer, sealed)) throw new Error(wrongKey);
}

/** A value that an installation of an earlier version sealed, which had no known one: some dossier's personal figure. */
async function anySealed(owner: pg.Pool): Promise<string | null> {
  const { rows } = await owner.query<{ value: unknown }>(
    `select value #>> '{}' as value from dossier_value where value #>> '{}' like 'sealed:1:%' order by dossier_id limit 20`,
  );
  return rows.map(({ value }) => value).find((value): value is string => typeof value === 'string' && looksSealed(value)) ?? null;
}

function opens(sealer: Sealer, sealed: string): boolean {
  try {
    sealer.open(sealed);
    return true;
  } catch {
    return false;
  }
}

const isDemonstration =
  '这个数据库装的是演示数据（全部账号共用一个口令），不能作为正式系统启动。请用 DATABASE_URL 指向一个空的数据库，或用 serve --demo 启动演示。\n' +
  'This database holds a demonstration and cannot be served as a real installation. Point DATABASE_URL at an empty database, or start with serve --demo.';
const isReal =
  '这个数据库是正式系统的，不能作为演示启动，也不能载入演示数据。\nThis database belongs to a real installation; it cannot be opened as a demonstration.';
const wrongKey =
  '密封密钥与这个数据库不符：其中的个人信息是用另一个密钥密封的。请把 SHIFAN_SEAL_KEY（或 DATA_DIR 里的 seal-key）换回原来的密钥，再启动；没有改动任何数据。\n' +
  'The seal key does not fit this database: its personal data was sealed with another one. Put back the former SHIFAN_SEAL_KEY (or seal-key in DATA_DIR). Nothing was changed.';
