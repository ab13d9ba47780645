import type pg from 'pg';
import { looksSealed, type Sealer } from './crypto.ts';

/** Words that people wrote, at places where all is sealed (decision 0032): which column, and how it is written back. */
type Place = {
  readonly table: string;
  readonly key: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
  readonly set?: string;
};

const plainly = (...columns: string[]) => Object.fromEntries(columns.map((column) => [column, column]));
const inAnswer = ['position', 'service', 'remark'];

const places: readonly Place[] = [
  { table: 'attempt', key: ['id'], texts: plainly('note') },
  { table: 'sample', key: ['dossier_id', 'row_id'], texts: plainly('note', 'service', 'interviewee_position') },
  { table: 'office_note', key: ['id'], texts: plainly('body') },
  { table: 'objection', key: ['id'], texts: plainly('content', 'evidence', 'outcome') },
  {
    table: 'survey_link',
    key: ['id'],
    texts: Object.fromEntries(inAnswer.map((name) => [name, `answer ->> '${name}'`])),
    set: `answer = t.answer || jsonb_strip_nulls(jsonb_build_object(${inAnswer.map((name) => `'${name}', s.${name}`).join(', ')}))`,
  },
];

const AT_ONCE = 1_000;
const FIRST = '00000000-0000-0000-0000-000000000000';
type Row = Record<string, string | null>;

/**
 * What was written before these places were sealed is sealed, once for an installation, in portions of a transaction each: cut off in the middle, it goes
 * on at the next start. No meaning changes, and neither the journal nor a receipt holds these texts as they lie. Answers how many rows were written.
 */
export async function sealEarlierTexts(owner: pg.Pool, sealer: Sealer): Promise<number> {
  const { rows } = await owner.query<{ at: Date | null }>('select texts_sealed_at as at from installation where id = 1');
  if (rows[0]?.at !== null) return 0;
  let sealed = 0;
  for (const place of places) sealed += await sealAt(owner, sealer, place);
  await owner.query('update installation set texts_sealed_at = now() where id = 1');
  return sealed;
}

async function sealAt(owner: pg.Pool, sealer: Sealer, place: Place): Promise<number> {
  let sealed = 0;
  for (let last: readonly string[] | null = place.key.map(() => FIRST); last !== null; ) {
    const portion: Portion = await sealPortion(owner, sealer, { place, last });
    sealed += portion.sealed;
    last = portion.last;
  }
  return sealed;
}

type Portion = { sealed: number; last: readonly string[] | null };

async function sealPortion(owner: pg.Pool, sealer: Sealer, { place, last }: { place: Place; last: readonly string[] }): Promise<Portion> {
  const { table, key, texts } = place;
  const client = await owner.connect();
  try {
    await client.query('begin');
    // Row-level security binds the owner too; an owner without superuser would see no row, and nobody would notice. Within the portion, so that nobody who
    // starts beside this one (migrate.ts) binds it in the middle, and a fall leaves nothing open.
    await client.query(`alter table ${table} no force row level security`);
    const shown = Object.entries(texts).map(([name, from]) => `${from} as ${name}`);
    const { rows } = await client.query<Row>(
      `select ${[...key, ...shown].join(', ')} from ${table}
       where (${key.join(', ')}) > (${key.map((_, n) => `$${n + 1}::uuid`).join(', ')}) order by ${key.join(', ')} limit ${AT_ONCE} for update`,
      [...last],
    );
    const plain = rows.filter((row) => Object.keys(texts).some((name) => isPlain(row[name])));
    if (plain.length > 0)
      await write(
        client,
        place,
        plain.map((row) => ({ ...row, ...sealedOf(sealer, texts, row) })),
      );
    await client.query(`alter table ${table} force row level security`);
    await client.query('commit');
    const end = rows.length < AT_ONCE ? undefined : rows.at(-1);
    return { sealed: plain.length, last: end ? key.map((name) => end[name] ?? '') : null };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

const isPlain = (text: string | null | undefined): text is string => typeof text === 'string' && text !== '' && !looksSealed(text);

const sealedOf = (sealer: Sealer, texts: Place['texts'], row: Row): Row =>
  Object.fromEntries(
    Object.keys(texts).map((name) => {
      const text = row[name] ?? null;
      return [name, isPlain(text) ? sealer.seal(text) : text];
    }),
  );

async function write(client: pg.PoolClient, { table, key, texts, set }: Place, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(texts);
  const columns = [...key.map((name) => `${name} uuid`), ...names.map((name) => `${name} text`)].join(', ');
  await client.query(
    `update ${table} t set ${set ?? names.map((name) => `${name} = s.${name}`).join(', ')}
     from jsonb_to_recordset($1::jsonb) as s (${columns}) where ${key.map((name) => `t.${name} = s.${name}`).join(' and ')}`,
    [JSON.stringify(rows)],
  );
}
