import { sql } from 'kysely';
import type { Logs } from '../../acts/log/port.ts';
import type { Tx } from '../transaction.ts';
import { inclusionProof, leafHash, rootOf } from './merkle.ts';
import { foldedTile, HASH, keyOf, subtreesIn, type TileAt, tilesFor, WIDTH } from './tiles.ts';

/** One of the database's transaction locks: whoever makes the tree grow does so alone. */
const GROWING = 5_450_001;

/** The log's tree and what was signed of it. */
export const logsIn = (tx: Tx): Logs => ({
  async grow(most) {
    if ((await behind(tx, 1)).length === 0) return 0; // most days of most installations
    await sql`select pg_advisory_xact_lock(${GROWING})`.execute(tx);
    const entries = await behind(tx, most);
    const leaves = entries.map(({ hash }) => leafHash(Buffer.from(hash, 'hex')));
    await append(tx, (entries[0]?.seq ?? 1) - 1, leaves);
    return entries.length;
  },
  async tree() {
    const size = await sizeOf(tx);
    const tiles = await tilesAt(tx, tilesFor([], size));
    return { size, root: rootOf(subtreesIn(tiles), size).toString('base64') };
  },
  latest: () => checkpointIn(tx, null),
  ofSize: (size) => checkpointIn(tx, size),
  add: async ({ size, note }, at) =>
    void (await sql`insert into log_checkpoint (size, note, made_at) values (${size}, ${note}, ${at}) on conflict do nothing`.execute(tx)),
  cosign: async (size, witness, line) =>
    void (await sql`insert into log_cosignature (size, witness, line) values (${size}, ${witness}, ${line}) on conflict do nothing`.execute(
      tx,
    )),
  async tile({ level, index, width }) {
    const kept = (await tilesAt(tx, [{ level, index }])).get(keyOf({ level, index }));
    return kept === undefined || kept.length < width * HASH ? null : kept.subarray(0, width * HASH);
  },
  async paths(indexes, size) {
    const tiles = subtreesIn(await tilesAt(tx, tilesFor(indexes, size)));
    return indexes.map((index) => inclusionProof(tiles, index, size).map((hash) => hash.toString('base64')));
  },
});

async function sizeOf(tx: Tx): Promise<number> {
  const { rows } = await sql<{ size: number }>`select index * ${WIDTH}::int + octet_length(hashes) / ${HASH}::int as size
    from log_tile where level = 0 order by index desc limit 1`.execute(tx);
  return Number(rows[0]?.size ?? 0);
}

/** The entries that are not in the tree yet. The journal's head is held until whoever wrote commits: what is seen of it is a beginning without a gap. */
async function behind(tx: Tx, most: number): Promise<{ seq: number; hash: string }[]> {
  const size = await sizeOf(tx);
  const { rows } = await sql<{ seq: number; hash: string }>`
    select seq, hash from journal where seq > ${size} order by seq limit ${most}`.execute(tx);
  return rows;
}

/** Leaves behind the first `size`, level by level: the last tile of each is filled up, and every full one is a hash of the level above. */
async function append(tx: Tx, size: number, leaves: readonly Buffer[]): Promise<void> {
  let [before, hashes] = [size, leaves];
  for (let level = 0; hashes.length > 0; level += 1) {
    const first = Math.floor(before / WIDTH);
    const open = before % WIDTH === 0 ? undefined : (await tilesAt(tx, [{ level, index: first }])).get(keyOf({ level, index: first }));
    const all = Buffer.concat([...(open ? [open] : []), ...hashes]);
    const tiles = Array.from({ length: Math.ceil(all.length / (WIDTH * HASH)) }, (_, at) =>
      all.subarray(at * WIDTH * HASH, (at + 1) * WIDTH * HASH),
    );
    const indexes = tiles.map((_, at) => first + at);
    await sql`insert into log_tile (level, index, hashes)
      select ${level}, t.index, t.hashes from unnest(${indexes}::bigint[], ${tiles}::bytea[]) as t (index, hashes)
      on conflict (level, index) do update set hashes = excluded.hashes`.execute(tx);
    hashes = tiles.filter((tile) => tile.length === WIDTH * HASH).map(foldedTile);
    before = first;
  }
}

async function tilesAt(tx: Tx, places: readonly Pick<TileAt, 'level' | 'index'>[]): Promise<Map<string, Uint8Array>> {
  const [levels, indexes] = [places.map(({ level }) => level), places.map(({ index }) => index)];
  const { rows } = await sql<{ level: number; index: number; hashes: Uint8Array }>`select level, index, hashes from log_tile
    where (level, index) in (select * from unnest(${levels}::int[], ${indexes}::bigint[]))`.execute(tx);
  return new Map(rows.map((row) => [keyOf(row), row.hashes]));
}

async function checkpointIn(tx: Tx, size: number | null): ReturnType<Logs['latest']> {
  const { rows } = await sql<{ size: number; note: string }>`select c.size,
      c.note || coalesce((select string_agg(s.line, '' order by s.witness) from log_cosignature s where s.size = c.size), '') as note
    from log_checkpoint c where ${size}::bigint is null or c.size = ${size}::bigint order by c.size desc limit 1`.execute(tx);
  return rows[0] ?? null;
}
