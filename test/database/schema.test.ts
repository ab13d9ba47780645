import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { accessSql } from '../../docs/pages/access-sql.ts';
import { referring } from '../../src/store/file-references.ts';
import { createPool } from '../../src/store/pool.ts';
import { type Node, parsed, repository, type Source } from '../unit/sources.ts';
import { withDatabase } from './database.ts';
import { migrated } from './two-cities.ts';

type Column = { nullable: boolean | null; kind: 'string' | 'number' | 'boolean' | null };
type Tables = Record<string, Record<string, Column>>;

const read = (path: string): Source => parsed(path, readFileSync(join(repository, 'src', path), 'utf8'));
const nameOf = (node: unknown): string => (node as { name: string }).name;
/** A member, and the file that its own type is looked up in. */
type Member = { key: Node; typeAnnotation: { typeAnnotation: Node }; source: Source };

/** The members of a type, of its parts where several make it. */
function membersOf(source: Source, type: Node): Member[] {
  if (type.type === 'TSIntersectionType') return (type.types as Node[]).flatMap((part) => membersOf(source, part));
  if (type.type === 'TSTypeReference') return membersNamed(source, nameOf(type.typeName));
  assert.equal(type.type, 'TSTypeLiteral', source.path);
  return (type.members as Omit<Member, 'source'>[]).map((member) => ({ ...member, source }));
}

/** The members of what a name stands for: in this file, or in the one that it is imported from. */
function membersNamed(source: Source, name: string): Member[] {
  const alias = source.nodes.find((node) => node.type === 'TSTypeAliasDeclaration' && nameOf(node.id) === name);
  if (alias) return membersOf(source, alias.typeAnnotation as Node);
  const imported = source.body.find(
    (node) => node.type === 'ImportDeclaration' && (node.specifiers as { local: unknown }[]).some((one) => nameOf(one.local) === name),
  );
  assert.ok(imported, `${source.path} does not know the type ${name}`);
  return membersNamed(read(join(dirname(source.path), (imported.source as { value: string }).value)), name);
}

const keywords: Readonly<Record<string, Column['kind']>> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
};

/** Types whose null is inside another type (`unknown`, `Value`) say nothing about the column. */
function columnOf(type: Node): Column {
  const parts = type.type === 'TSUnionType' ? (type.types as Node[]) : [type];
  const kinds = parts.filter((part) => part.type !== 'TSNullKeyword').map((part) => keywords[part.type] ?? null);
  const open = type.type === 'TSUnknownKeyword' || (type.type === 'TSTypeReference' && nameOf(type.typeName) === 'Value');
  return { nullable: open ? null : parts.length > kinds.length, kind: kinds.length === 1 ? (kinds[0] ?? null) : null };
}

/** What store/schema.ts says, read from its text: types are gone at run time. */
function declared(): Tables {
  const schema = read('store/schema.ts');
  const tables = membersNamed(schema, 'Tables').map(({ key, typeAnnotation: { typeAnnotation: type }, source }) => [
    nameOf(key),
    Object.fromEntries(membersOf(source, type).map((one) => [nameOf(one.key), columnOf(one.typeAnnotation.typeAnnotation)])),
  ]);
  return Object.fromEntries(tables);
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const kindOf: Readonly<Record<string, Column['kind']>> = {
  ...{ text: 'string', uuid: 'string', date: 'string', timestamptz: 'string', numeric: 'string' },
  ...{ int4: 'number', int8: 'number', float8: 'number', bool: 'boolean' },
};

async function migratedTables(): Promise<Tables> {
  const place = await withDatabase(migrated);
  const owner = createPool(place.ownerUrlConfig, 1);
  const { rows } = await owner.query<{ table_name: string; column_name: string; is_nullable: string; udt_name: string }>(
    `select table_name, column_name, is_nullable, udt_name from information_schema.columns
     where table_schema = 'public' and table_name not like 'kysely%' order by table_name, column_name`,
  );
  await owner.end();
  await place.dispose();
  const tables: Tables = {};
  for (const row of rows) {
    const column = { nullable: row.is_nullable === 'YES', kind: kindOf[row.udt_name] ?? null };
    tables[camel(row.table_name)] = { ...tables[camel(row.table_name)], [camel(row.column_name)]: column };
  }
  return tables;
}

const outline = (tables: Tables) =>
  Object.fromEntries(
    Object.entries(tables)
      .map(([name, columns]) => [name, Object.keys(columns).sort()])
      .sort(),
  );

test('the types of store/schema.ts name the tables and columns of the migrated database, nullability and kind included', async () => {
  const types = declared();
  const tables = await migratedTables();
  assert.deepEqual(outline(types), outline(tables));
  const disagreements = Object.entries(types).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([name, { nullable, kind }]) => {
      const real = tables[table]?.[name] as Column;
      const agrees = (nullable === null || nullable === real.nullable) && (kind === null || kind === real.kind);
      return agrees ? [] : [`${table}.${name}: type ${JSON.stringify({ nullable, kind })}, column ${JSON.stringify(real)}`];
    }),
  );
  assert.deepEqual(disagreements, []);
});

test('every table that refers to files is asked before bytes are cleared away', async () => {
  const database = await withDatabase(migrated);
  const pool = createPool(database.ownerUrlConfig, 1);
  try {
    const { rows } = await pool.query<{ name: string }>(
      "select conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'file'::regclass order by 1",
    );
    assert.deepEqual(
      rows.map(({ name }) => name),
      [...referring],
    );
    const loose = await pool.query("select table_name from information_schema.columns where column_name = 'file_hash' order by 1");
    assert.deepEqual(
      loose.rows.map(({ table_name }) => table_name),
      [...referring],
    );
  } finally {
    await pool.end();
    await database.dispose();
  }
});

test('docs/access.sql is what decides in a migrated database (npx tsx docs/generate.ts --access writes it)', async () => {
  const database = await withDatabase(migrated);
  const owner = createPool(database.ownerUrlConfig, 1);
  try {
    assert.equal(readFileSync(join(repository, 'docs', 'access.sql'), 'utf8'), await accessSql(owner));
  } finally {
    await owner.end();
    await database.dispose();
  }
});
