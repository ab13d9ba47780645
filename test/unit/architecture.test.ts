import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { arrows } from '../../docs/pages/nouns.ts';
import { labels } from '../../src/api/contract/labels.ts';
import { inputNames } from './input-names.ts';
import { arrowsBetweenNouns, leadsFromGround } from './nouns.ts';
import { dotted, filesBelow, type Import, type Node, parsed, repository, type Source, sources, target } from './sources.ts';

/** Room → rooms whose code it may use, and rooms of which it may know the types. The table of docs/architecture.md. */
const doors: Readonly<Record<string, { readonly code: readonly string[]; readonly types?: readonly string[] }>> = {
  core: { code: [] },
  acts: { code: ['core'] },
  store: { code: ['core'], types: ['acts'] },
  intake: { code: ['core'] },
  documents: { code: ['core'] },
  api: { code: ['core', 'acts', 'intake', 'documents'] },
  web: { code: ['core'], types: ['api'] },
  jobs: { code: ['core', 'acts', 'documents'] },
};
/** Those that put the rooms together may enter all of them. */
const assemblers = ['main', 'databank', 'world', 'visitors', 'logging', 'cli', 'rehearsal', 'config', 'settings'];

/** Longer than 300 lines because they are one table of data each; a test may be a table of boundaries. */
const dataTables = ['documents/examples.ts', 'core/identifiers/divisions.ts'];
const LINES = 300;
const TEST_LINES = 400;

/** PostgreSQL's own process gets PATH and Windows' two folders handed on; nothing is decided by them. */
const handsEnvironmentOn = ['store/engine/cluster.ts'];

const all = sources();
const code = all.filter((source) => !source.isTest);
const where = (source: Source, node: Node) => `${source.path}:${source.text.slice(0, node.start).split('\n').length}`;
const offending = (of: readonly Source[], rule: (node: Node) => boolean) =>
  of.flatMap((source) => source.nodes.filter(rule).map((node) => where(source, node)));

const mayEnter = (from: string, to: string, typeOnly: boolean) =>
  from === to || doors[from]?.code.includes(to) || (typeOnly && doors[from]?.types?.includes(to)) || false;

function trespassesOf(source: Source): string[] {
  if (assemblers.includes(source.room)) return [];
  const trespasses = source.imports.filter((one) => {
    const path = target(source, one);
    if (source.isTest && one.from.endsWith('/test/law.ts')) return false; // the measure, as its file says
    return (one.from === '(computed)' && !source.isTest) || (path !== null && !mayEnter(source.room, roomOf(path), one.typeOnly));
  });
  return trespasses.map((one) => `${source.path} → ${one.from}`);
}

const roomOf = (path: string) => (path.includes('/') ? (path.split('/')[0] as string) : path.replace(/\.tsx?$/, ''));

test('every file stands in a room that has a name', () => {
  const strangers = all.filter((source) => !doors[source.room] && !assemblers.includes(source.room)).map((source) => source.path);
  assert.deepEqual(strangers, []);
});

test('rooms are entered only through their doors', () => assert.deepEqual(all.flatMap(trespassesOf), []));

/** Those of which each can be reached from itself. */
function circles(uses: ReadonlyMap<string, readonly string[]>): string[] {
  const reaches = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(uses.get(from) ?? [])];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      open.push(...(uses.get(path) ?? []));
    }
    return seen;
  };
  return [...uses.keys()].filter((path) => reaches(path).has(path));
}

const usesOf = (of: readonly Source[]) =>
  new Map(of.map((source) => [source.path, source.imports.flatMap((one) => target(source, one) ?? [])]));

test('no file needs itself, not by way of others and not for a type', () => {
  assert.deepEqual(circles(usesOf(code)), []);
  const pair = [parsed('core/a.ts', "import type { B } from './b.ts';"), parsed('core/b.ts', "import type { A } from './a.ts';")];
  assert.deepEqual(circles(usesOf(pair)), ['core/a.ts', 'core/b.ts']);
});

/** Only ever lowered. */
const ARROWS = 13;

test('the nouns of acts need one another as docs/nouns.md draws it, at most so often, and none needs itself', (t) => {
  const found = arrowsBetweenNouns(code);
  t.diagnostic(`${found.size} arrows`);
  const undrawn = [...found].filter(([arrow]) => !Object.hasOwn(arrows, arrow));
  assert.deepEqual(undrawn, [], 'a new arrow: put what both need where both find it, or draw it in docs/pages/nouns.ts and say why');
  assert.deepEqual([...found.keys()].toSorted(), Object.keys(arrows).toSorted());
  assert.ok(found.size <= ARROWS, `${found.size} arrows between nouns`);
  const uses = new Map<string, string[]>();
  for (const [from, to] of [...found.keys()].map((arrow) => arrow.split(' → ')))
    uses.set(from ?? '', [...(uses.get(from ?? '') ?? []), to ?? '']);
  assert.deepEqual(circles(uses), []);
  assert.deepEqual(leadsFromGround(code), [], 'what all nouns stand on needs none of them');
  const both = [
    parsed('acts/a/x.ts', "import type { B } from '../b/y.ts'; import { take } from '../procedure/take.ts'; import { z } from './z.ts';"),
    parsed('acts/b/y.ts', "import { found } from '../refusal.ts'; const a = await import('../a/x.ts');"),
  ];
  assert.deepEqual([...arrowsBetweenNouns(both).keys()], ['a → b', 'b → a']);
});

test('the door test itself sees every way of importing', () => {
  const text = `import {
    type A,
  } from '../store/a.ts';
  import type { B } from '../acts/b.ts';
  export { c } from '../api/c.ts';
  export * from '../web/d.ts';
  const e = await import('../jobs/e.ts');
  type F = import('../documents/f.ts').F;
  import '../intake/g.ts';
  const h = await import(name);`;
  const froms = ['../store/a.ts', '../acts/b.ts', '../api/c.ts', '../web/d.ts', '../jobs/e.ts', '../documents/f.ts', '../intake/g.ts'];
  const expected = [...froms, '(computed)'].map((from) => `core/x.ts → ${from}`);
  assert.deepEqual(trespassesOf(parsed('core/x.ts', text)).sort(), expected.sort());
  const typed = parsed(
    'store/x.ts',
    `import type { A } from '../acts/a.ts'; import { b } from '../acts/b.ts'; import { type C } from '../acts/c.ts';`,
  );
  assert.deepEqual(trespassesOf(typed), ['store/x.ts → ../acts/b.ts', 'store/x.ts → ../acts/c.ts']);
});

test('web/ui knows nothing of the measure, nor of the rest of web', () => {
  const inside = all.filter((source) => source.path.startsWith('web/ui/'));
  const outward = inside.flatMap((source) =>
    source.imports.filter((one) => !(target(source, one) ?? 'web/ui/').startsWith('web/ui/')).map((one) => `${source.path} → ${one.from}`),
  );
  assert.deepEqual(outward, []);
});

const isPackage = (one: Import) => !one.from.startsWith('.');

test('core has no library and no node:', () => {
  const core = code.filter((source) => source.room === 'core');
  assert.ok(core.length > 40);
  assert.deepEqual(
    core.flatMap((source) => source.imports.filter(isPackage).map((one) => `${source.path} → ${one.from}`)),
    [],
  );
});

const ambient = [
  'process',
  'Buffer',
  'globalThis',
  'window',
  'document',
  'crypto',
  'performance',
  'fetch',
  'setTimeout',
  'setInterval',
  'navigator',
];

/** Reads a clock, a die or the surroundings. `new Date(text)` is a calculation and allowed. */
function isImpure(node: Node): boolean {
  const callee = node.callee as Node | undefined;
  if (node.type === 'NewExpression' && callee?.name === 'Date') return (node.arguments as unknown[]).length === 0;
  if (node.type === 'CallExpression' && callee?.name === 'Date') return true;
  const name = dotted(node);
  return (
    ['Date.now', 'Math.random'].includes(name) || ambient.includes(name.split('.')[0] as string) || ambient.includes(String(callee?.name))
  );
}

test('core reads no clock, throws no dice, and does not look around', () => {
  assert.deepEqual(
    offending(
      code.filter((source) => source.room === 'core'),
      isImpure,
    ),
    [],
  );
  const impure = parsed('core/x.ts', 'new Date(); Date.now(); Math.random(); process.env.X; Date(); fetch(u); new Date(text)');
  assert.equal(offending([impure], isImpure).length, 6);
});

const readsEnvironment = (node: Node) => dotted(node) === 'process.env';

test('only config.ts reads the environment', () => {
  const readers = offending(code, readsEnvironment).map((place) => place.split(':')[0] as string);
  assert.deepEqual([...new Set(readers)].sort(), ['config.ts', ...handsEnvironmentOn]);
});

const packageOf = (from: string) =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');

test('what the server needs at run time is a dependency, not a development tool', () => {
  const { dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const missing = code
    .filter((source) => source.room !== 'web')
    .flatMap((source) => source.imports.filter((one) => isPackage(one) && !one.typeOnly && !one.from.startsWith('node:')))
    .map((one) => packageOf(one.from))
    .filter((name) => name !== '(computed)' && !Object.hasOwn(dependencies, name));
  assert.deepEqual([...new Set(missing)], []);
});

test('what the browser’s part is built from is what bin/prepare.mjs installs to build it', () => {
  const { dependencies, devDependencies, buildTools } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Record<
    string,
    object
  > & {
    buildTools: string[];
  };
  const web = code.filter((source) => source.room === 'web' && !source.path.endsWith('.test.ts'));
  const asked = web.flatMap((source) => source.imports.filter((one) => isPackage(one) && !one.typeOnly)).map((one) => packageOf(one.from));
  const inBin = readdirSync(join(repository, 'bin'), 'utf8')
    .filter((name) => ['build.mjs', 'bundle.mjs', 'assets.mjs'].includes(name))
    .concat('../vite.config.ts')
    .flatMap((name) => [...readFileSync(join(repository, 'bin', name), 'utf8').matchAll(/from '((?!node:|\.)[^']+)'/g)])
    .map(([, from]) => packageOf(from ?? ''));
  const lacking = [...asked, ...inBin].filter((name) => !Object.hasOwn(dependencies ?? {}, name) && !buildTools.includes(name));
  assert.deepEqual([...new Set(lacking)], []);
  assert.deepEqual(
    buildTools.filter((name) => !Object.hasOwn(devDependencies ?? {}, name)),
    [],
  );
});

/** Identifiers that a file takes out of a path or another text by splitting it. */
const splitNames = (source: Source): ReadonlySet<string> =>
  new Set(
    source.nodes.flatMap((node) => {
      const [pattern, from] = [node.id as Node | undefined, node.init as Node | undefined];
      if (
        node.type !== 'VariableDeclarator' ||
        pattern?.type !== 'ArrayPattern' ||
        !source.text.slice(from?.start, end(from)).includes(".split('/')")
      )
        return [];
      return [...source.text.slice(pattern.start, end(pattern)).matchAll(/\w+/g)].map(([name]) => name);
    }),
  );
const end = (node: Node | undefined) => node?.end as number | undefined;

/** Names that bring what somebody sent, and a cast of the key, which says that its type does not vouch for it. */
const brings = /^(params|query|body|input|patch|given)\.|\bas\b/;

/** Looks up a plain object by a key that came from outside; `own` and `fieldOf` ask whether it is there, a Map has no `constructor`. */
function indexesByOutside(source: Source): (node: Node) => boolean {
  const split = splitNames(source);
  return (node) => {
    if (node.type !== 'MemberExpression' || node.computed !== true || source.path === 'core/text/own.ts') return false;
    const key = source.text.slice((node.property as Node).start, end(node.property as Node));
    return split.has(key) || (brings.test(key) && !/^'|as const$/.test(key));
  };
}

test('a key from outside meets `own`, `fieldOf` or a Map, never a bare object', () => {
  const rooms = ['core', 'acts', 'api', 'intake', 'store', 'documents'];
  const inside = code.filter(({ room }) => rooms.includes(room));
  assert.deepEqual(
    inside.flatMap((source) => offending([source], indexesByOutside(source))),
    [],
  );
  const bare = parsed('acts/x.ts', "const [a, b] = p.split('/'); t[a]; t[c]; t[patch.key]; t[k as Key]; t[0]; m.get(a); own(t, a);");
  assert.deepEqual(offending([bare], indexesByOutside(bare)).length, 3);
});

test('no `any`', () =>
  assert.deepEqual(
    offending(all, (node) => node.type === 'TSAnyKeyword'),
    [],
  ));

test('no TODO left behind', () => {
  const marked = all.filter((source) => source.comments.some((comment) => /\b(TODO|FIXME|XXX)\b|@ts-ignore|@ts-nocheck/.test(comment)));
  assert.deepEqual(
    marked.map((source) => source.path),
    [],
  );
});

const isReexport = (node: Node) => /^Export(Named|All)Declaration$/.test(node.type) && Boolean(node.source);

test('no barrel files: nothing only passes on what others export', () => {
  const barrels = code.filter(
    (source) => source.body.some((node) => node.type === 'ExportAllDeclaration') || source.body.every(isReexport),
  );
  assert.deepEqual(
    barrels.filter((source) => source.body.length > 0).map((source) => source.path),
    [],
  );
});

/** Where something begins: the command line, the browser's two scripts, the threads (bin/build.mjs); types of the build tool. */
const beginnings = ['cli.ts', 'web/main.tsx', 'web/check/main.tsx', 'web/evidence/entry.ts', 'web/vite-env.d.ts'];

/** What tests, generated pages and measurements outside src/ name of it. */
const namedOutside = (): string[] =>
  ['test', 'docs', 'bench'].flatMap((folder) =>
    filesBelow(folder, /\.(ts|tsx|mjs)$/).flatMap((path) =>
      [...readFileSync(join(repository, folder, path), 'utf8').matchAll(/\bsrc\/([\w/.-]+\.tsx?)/g)].map(([, named]) => named as string),
    ),
  );

test('no dead file: each is needed by something that runs', () => {
  const uses = new Map(all.map((source) => [source.path, source.imports.flatMap((one) => target(source, one) ?? [])]));
  const begins = all.filter(({ path, isTest }) => isTest || path.endsWith('/worker.ts')).map(({ path }) => path);
  const reached = new Set([...beginnings, ...begins, ...namedOutside()]);
  for (const path of reached) for (const used of uses.get(path) ?? []) reached.add(used);
  assert.deepEqual(
    code.map(({ path }) => path).filter((path) => !reached.has(path)),
    [],
  );
});

test('no utils, helpers, services or common', () => {
  const vague = /(^|\/)(utils?|helpers?|services?|common|shared|misc)(\/|\.tsx?$)/;
  assert.deepEqual(
    all.filter((source) => vague.test(source.path)).map((source) => source.path),
    [],
  );
});

test('no inline style in web: tokens and classes only', () => {
  const isStyle = (node: Node) => node.type === 'JSXAttribute' && (node.name as Node).name === 'style';
  assert.deepEqual(offending(all, isStyle), []);
  assert.deepEqual(
    filesBelow('src', /\.html$/).filter((path) => /\sstyle=/.test(readFileSync(join(repository, 'src', path), 'utf8'))),
    [],
  );
});

test('no console outside the command line', () => {
  const talkers = code.filter((source) => !['cli', 'main'].includes(source.room));
  assert.deepEqual(
    offending(talkers, (node) => dotted(node).startsWith('console.')),
    [],
  );
});

test('files stay short enough to be read at once', (t) => {
  const longest = [...code].sort((a, b) => b.lines - a.lines);
  const median = longest[Math.floor(longest.length / 2)]?.lines ?? 0;
  t.diagnostic(
    `${code.length} files, median ${median} lines; longest: ${longest
      .slice(0, 5)
      .map((s) => `${s.path} ${s.lines}`)
      .join(', ')}`,
  );
  const long = all.filter((source) => source.lines > (source.isTest ? TEST_LINES : LINES) && !dataTables.includes(source.path));
  assert.deepEqual(
    long.map((source) => `${source.path} ${source.lines}`),
    [],
  );
  assert.ok(median <= 80, `the median file has ${median} lines`);
});

/** Nine of ten functions are shorter; lines. A component is mostly markup; those who put the rooms together name everything once. Only ever lowered. */
const LONG = { web: 35, assembly: 45, other: 25 } as const;
const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
const linesOf = (source: Source) =>
  source.nodes
    .filter(({ type, body }) => FUNCTIONS.includes(type) && body)
    .map(({ start, end }) => source.text.slice(start, end as number).split('\n').length)
    .filter((lines) => lines > 1);

test('nine of ten functions are short: in each room at most so many lines', (t) => {
  const roomOfAll = ({ room }: Source): string => (assemblers.includes(room) && !['cli', 'rehearsal'].includes(room) ? 'assembly' : room);
  const found = [...new Set(code.map(roomOfAll))].map((room) => {
    const lines = code
      .filter((source) => roomOfAll(source) === room)
      .flatMap(linesOf)
      .toSorted((a, b) => a - b);
    return { room, p90: lines[Math.floor(lines.length * 0.9)] ?? 0, count: lines.length };
  });
  t.diagnostic(found.map(({ room, p90, count }) => `${room} ${p90} of ${count}`).join(', '));
  const most = (room: string): number => (room === 'web' || room === 'assembly' ? LONG[room] : LONG.other);
  assert.deepEqual(
    found.filter(({ room, p90 }) => p90 > most(room)),
    [],
  );
});

test('the exceptions above are still files', () => {
  const paths = all.map((source) => source.path);
  assert.deepEqual(
    [...dataTables, ...handsEnvironmentOn].filter((path) => !paths.includes(path)),
    [],
  );
  assert.ok(readdirSync(join(repository, 'src')).includes('config.ts'));
});

/**
 * A place of the measure belongs to its edition: another edition numbers its articles otherwise (第十七条). What still stands in code as 第六条（三） is to
 * go, room by room; these numbers are only ever lowered. What core/scheme/edition reads, and the invented play, are no citations.
 */
const citations: Readonly<Record<string, number>> = { acts: 186, api: 51, cli: 3, core: 158, documents: 2, intake: 1, jobs: 14, web: 93 };

const saidIn = ({ type, value }: Node): unknown => (type === 'TemplateElement' ? (value as { raw?: unknown }).raw : value);
const cites = (node: Node): boolean =>
  ['Literal', 'TemplateElement', 'JSXText'].includes(node.type) && /第[一二三四五六七八九十]+条/.test(String(saidIn(node)));

test('articles as literals grow fewer, never more: an edition says what is cited', (t) => {
  const citing = all.filter(({ isTest, path }) => !isTest && !/^(core\/scheme\/edition|rehearsal)\//.test(path));
  const counted = new Map<string, number>();
  for (const { room, nodes } of citing) counted.set(room, (counted.get(room) ?? 0) + nodes.filter(cites).length);
  t.diagnostic([...counted].map(([room, count]) => `${room} ${count}`).join(', '));
  assert.deepEqual(
    [...counted].filter(([room, count]) => count > (Object.hasOwn(citations, room) ? (citations[room] ?? 0) : 0)),
    [],
  );
});

/** Says of a value what the types do not: `as`, `!`. `as const` and `satisfies` say nothing of the kind. */
const isCast = (source: Source) => (node: Node) => {
  const said = node.typeAnnotation as Node | undefined;
  if (node.type === 'TSAsExpression') return source.text.slice(said?.start, end(said)) !== 'const';
  return node.type === 'TSTypeAssertion' || node.type === 'TSNonNullExpression';
};

/** In a thousand lines; only ever lowered. */
const CASTS = 2.85;

test('casts grow fewer, never more: a guard, a narrower type or a reader at the edge says it instead', (t) => {
  const casts = code.flatMap((source) => offending([source], isCast(source)));
  const lines = code.reduce((sum, source) => sum + source.lines, 0);
  t.diagnostic(`${casts.length} casts in ${lines} lines`);
  assert.ok((casts.length / lines) * 1000 <= CASTS, `${casts.length} casts in ${lines} lines`);
  const four = parsed('core/x.ts', 'a as B; c as unknown as D; e!; f as const; g satisfies H;');
  assert.equal(offending([four], isCast(four)).length, 4);
});

test('every member of what is sent to a route has its Chinese name in api/contract/labels.ts, for the sentence that says what is wrong with it', () => {
  const names = [...inputNames()];
  assert.ok(names.length > 150);
  assert.deepEqual(names.filter((name) => !Object.hasOwn(labels, name)).toSorted(), []);
});
