import type pg from 'pg';

type Policy = { owners: boolean; table: string; policy: string; command: string; reads: string | null; writes: string | null };

const titled = (title: string, body: readonly string[]) => [`-- ── ${title}`, ...body, ''];
const sentence = (word: string, condition: string | null) => (condition === null ? [] : [`  ${word} (${condition})`]);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').replace(/^\((.*)\)$/, '$1');

/** docs/access.sql: what decides who sees and writes which row, as it stands in a database that was brought up to date. To be read, not to be run. */
export async function accessSql(owner: pg.Pool): Promise<string> {
  const functions = await owner.query<{ text: string }>(
    `select pg_get_functiondef(p.oid) as text from pg_proc p where pronamespace in (select oid from pg_namespace where nspname = 'app') order by proname, p.oid::regprocedure::text`,
  );
  const triggers = await owner.query<{ text: string }>(
    `select pg_get_triggerdef(t.oid) as text from pg_trigger t join pg_class c on c.oid = t.tgrelid where not tgisinternal and relnamespace = 'public'::regnamespace order by relname, tgname`,
  );
  const policies = await owner.query<Policy>(
    `select roles <> '{shifan_app}' as owners, tablename as table, policyname as policy, cmd as command, qual as reads, with_check as writes from pg_policies where schemaname = 'public' order by tablename, policyname`,
  );
  const bare = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity order by 1`,
  );
  return [
    '-- Written by `npx tsx docs/generate.ts --access` from a migrated database; test/database/schema.test.ts compares it.',
    '-- The role that serves requests owns nothing: what no policy lets it see does not exist for it.',
    '',
    ...titled(
      'who looks',
      functions.rows.map(({ text }) => `${text.trim()};`),
    ),
    ...titled(
      'who sees and writes which row',
      policies.rows.map((one) =>
        [
          `create policy ${one.policy} on ${one.table} for ${one.command.toLowerCase()}${one.owners ? ' to the schema’s owner' : ''}`,
          ...sentence('using', one.reads && oneLine(one.reads)),
          ...sentence('with check', one.writes && oneLine(one.writes)),
        ]
          .join('\n')
          .concat(';'),
      ),
    ),
    ...titled(
      'what can only grow',
      triggers.rows.map(({ text }) => `${text};`),
    ),
    ...titled(`tables without row-level security: ${bare.rows.map(({ name }) => name).join(', ') || 'none'}`, []),
  ].join('\n');
}
