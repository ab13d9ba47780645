import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pageStyles, stylesLieAt } from '../../src/web/page-styles.ts';
import { filesBelow, type Node, repository, type Source, sources, target } from './sources.ts';

const cssOf = (path: string): string => readFileSync(join(repository, 'src/web', path), 'utf8');

/** What a page fetches: the form with its frame first, the workspace's other pages next, the public pages by themselves. */
const sheets = ['styles.css', 'pages.css', 'public.css'] as const;
const brought = (sheet: (typeof sheets)[number]): readonly string[] =>
  [...cssOf(sheet).matchAll(/@import "\.\/([^"]+)"/g)].map(([, path]) => path as string);
const files = filesBelow('src/web', /\.css$/).filter((path) => !sheets.some((sheet) => sheet === path));

/** The block (BEM) that a selector begins with: where its rule belongs. */
const blocksOf = (css: string): ReadonlySet<string> => {
  const selectors = css.replace(/\/\*.*?\*\//gs, '').matchAll(/(?<=^|[{}])([^{}@;]+)\{/g);
  const leading = [...selectors].flatMap(([, list]) => (list as string).split(',')).map((one) => /\.([a-zA-Z][\w-]*)/.exec(one)?.[1]);
  return new Set(leading.flatMap((name) => name?.replace(/(__|--).*/, '') ?? []));
};

test('one style file a component: no block in two, each is brought in once by the workspace, or by the public pages alone', () => {
  const homes = new Map<string, string[]>();
  for (const path of files.filter((one) => one !== 'ui/tokens.css'))
    for (const block of blocksOf(cssOf(path))) homes.set(block, [...(homes.get(block) ?? []), path]);
  assert.deepEqual(
    [...homes].filter(([, at]) => at.length > 1),
    [],
  );
  const workspace = [...brought('styles.css'), ...brought('pages.css')];
  const publicOnly = brought('public.css').filter((path) => !workspace.includes(path));
  assert.deepEqual([...workspace, ...publicOnly].toSorted(), files.toSorted());
  assert.equal(new Set(brought('public.css')).size, brought('public.css').length);
});

test('in each sheet what is built of stands above what is built with it', () => {
  const isPart = (path: string): boolean => /^(ui\/|shell|busy-line)/.test(path);
  for (const sheet of sheets) {
    const order = brought(sheet).map(isPart);
    assert.ok(order.lastIndexOf(true) < order.indexOf(false), sheet);
  }
});

const all = sources();
const at = new Map(all.map((source) => [source.path, source]));

/** What a module fetches before it runs; `import()` comes later. */
const atOnce = ({ body }: Source) =>
  body.flatMap((node) => {
    const from =
      /^(ImportDeclaration|Export)/.test(node.type) && node.importKind !== 'type' ? (node.source as Node | null | undefined) : null;
    return from ? [{ from: String(from.value), typeOnly: false }] : [];
  });

function reached(begins: readonly string[], of: (source: Source) => Source['imports']): ReadonlySet<string> {
  const found = new Set(begins);
  for (const path of found) {
    const source = at.get(path);
    for (const one of source ? of(source) : []) {
      const next = one.typeOnly || !source ? null : target(source, one);
      if (next && /^(web|api\/public)\//.test(next)) found.add(next);
    }
  }
  return found;
}

const textOf = ({ type, value }: Node): string =>
  type === 'Literal' ? String(value) : type === 'TemplateElement' ? String((value as { raw?: unknown }).raw) : '';

/** The style files whose classes stand in these modules, each with a class and its module. */
function dressing(paths: ReadonlySet<string>): ReadonlyMap<string, string> {
  const worn = new Map<string, string>();
  for (const path of paths) {
    const source = at.get(path);
    const within = source?.nodes.filter((node) => node.type === 'JSXAttribute' && (node.name as Node).name === 'className') ?? [];
    const said = source?.nodes.filter(({ start }) => within.some((one) => start > one.start && start < (one.end as number))) ?? [];
    for (const node of said) for (const [word] of textOf(node).matchAll(/[a-zA-Z][\w-]*/g)) worn.set(word, path);
  }
  const needed = new Map<string, string>();
  for (const file of files)
    for (const block of blocksOf(cssOf(file)))
      for (const [word, path] of worn)
        if (word === block || word.startsWith(`${block}__`) || word.startsWith(`${block}--`)) needed.set(file, `${word} in ${path}`);
  return needed;
}

const lacking = (needed: ReadonlyMap<string, string>, has: readonly string[]) => [...needed].filter(([file]) => !has.includes(file));

test('nothing is drawn before its style is there: the form begins with styles.css, whatever comes later waits for pages.css too', () => {
  const first = dressing(reached(['web/main.tsx', 'web/dossier/page.tsx'], atOnce));
  assert.ok(first.size > 15, `${first.size} style files`);
  assert.deepEqual(lacking(first, brought('styles.css')), []);
  const workspace = dressing(reached(['web/main.tsx'], ({ imports }) => imports));
  assert.deepEqual(lacking(workspace, [...brought('styles.css'), ...brought('pages.css')]), []);
});

test('a public page and the self-check have all their styles in public.css', () => {
  const pages = all.flatMap(({ path }) => (/^api\/public\/.*\.tsx$/.test(path) ? [path] : []));
  const needed = dressing(reached([...pages, 'web/check/main.tsx'], ({ imports }) => imports));
  assert.ok(needed.size > 15, `${needed.size} style files`);
  assert.deepEqual(lacking(needed, brought('public.css')), []);
});

test('styles that could not be fetched are told of and asked for again; all who wait for them ask once, and the public pages not at all', async (t) => {
  type Link = { href: string; onload(): void; onerror(): void };
  const links: Link[] = [];
  const createElement = () => ({ remove: () => undefined });
  Object.assign(globalThis, { document: { createElement, head: { append: (link: Link) => links.push(link) } } });
  t.after(() => Reflect.deleteProperty(globalThis, 'document'));
  await pageStyles();
  assert.equal(links.length, 0, 'nobody said where they lie');
  stylesLieAt('/assets/pages-1.css');
  const waiting = [pageStyles(), pageStyles()].map((one) => one.then(String, String));
  assert.deepEqual(
    links.map(({ href }) => href),
    ['/assets/pages-1.css'],
  );
  links[0]?.onerror();
  for (const one of waiting) assert.match(await one, /style sheet not fetched/);
  const again = pageStyles();
  assert.equal(links.length, 2);
  links[1]?.onload();
  await again;
  await pageStyles();
  assert.equal(links.length, 2, 'there for good');
});
