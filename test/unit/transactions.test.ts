import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Node, parsed, type Source, sources, target } from './sources.ts';

// A pool full of transactions that each wait for a second connection waits for itself. `tx.asSystem` needs none.

const all = sources().filter((source) => !source.isTest);

type Span = Node & { readonly end: number };
const OPENING = ['inTransaction', 'asSystem'];

/** `ctx.inTransaction(…)`, `asSystem(…)`: what opens a transaction. `tx.asSystem(…)` and `system.asSystem(…)` stay in the one that is open. */
function opens(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? (node.callee as Node) : null;
  if (callee?.type === 'Identifier') return OPENING.includes(String(callee.name));
  if (callee?.type !== 'MemberExpression') return false;
  const [object, property] = [callee.object as Node, callee.property as Node];
  return OPENING.includes(String(property.name)) && !(object.type === 'Identifier' && ['tx', 'system'].includes(String(object.name)));
}

const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** A function that is handed an open transaction. */
const isGiven = (source: Source, node: Node): boolean =>
  functions.includes(node.type) &&
  (node.params as Span[]).some((one) => /:\s*(Transaction|Tx)$/.test(source.text.slice(one.start, one.end)) || one.name === 'tx');

const within = (source: Source, outer: Span) =>
  source.nodes.filter((node) => node.start >= outer.start && (node as Span).end <= outer.end) as Span[];

/** Functions with a name, of one file: the name and what stands in them. */
const named = (source: Source) =>
  source.nodes.flatMap((node) => {
    const holds = node.type === 'VariableDeclarator' ? (node.init as Span | null) : (node as Span);
    const name = holds && functions.includes(holds.type) ? (node.id as Node | null | undefined)?.name : undefined;
    return typeof name === 'string' && holds ? [{ name, body: holds }] : [];
  });

/** What a call by a plain name means: `acts/recommendation/office.ts#colleagueOf`, from this file or from where it is imported. */
function meaningIn(source: Source): (call: Node) => string | null {
  const own = new Set(named(source).map((one) => one.name));
  const imported = new Map(
    source.nodes
      .filter((node) => node.type === 'ImportDeclaration')
      .flatMap((node) => {
        const from = target(source, { from: String((node.source as Node).value), typeOnly: false });
        return (node.specifiers as Node[]).map((one) => [String((one.local as Node).name), `${from}#${(one.local as Node).name}`] as const);
      }),
  );
  return (call) => {
    const callee = call.type === 'CallExpression' ? (call.callee as Node) : null;
    if (callee?.type !== 'Identifier') return null;
    const name = String(callee.name);
    return own.has(name) ? `${source.path}#${name}` : (imported.get(name) ?? null);
  };
}

/** Functions that open a transaction, or call one that does. */
function openersAmong(files: readonly Source[]): ReadonlySet<string> {
  const known = files.flatMap((source) => {
    const meaning = meaningIn(source);
    return named(source).map(({ name, body }) => {
      const inside = within(source, body);
      return { id: `${source.path}#${name}`, opens: inside.some(opens), called: inside.map(meaning) };
    });
  });
  const openers = new Set(known.filter((one) => one.opens).map((one) => one.id));
  for (let before = -1; before !== openers.size; ) {
    before = openers.size;
    for (const one of known) if (one.called.some((name) => name !== null && openers.has(name))) openers.add(one.id);
  }
  return openers;
}

function nestedIn(source: Source, openers: ReadonlySet<string>): string[] {
  const meaning = meaningIn(source);
  const opening = source.nodes.filter((node) => opens(node) || openers.has(meaning(node) ?? '')) as Span[];
  const around = [...source.nodes.filter(opens), ...source.nodes.filter((node) => isGiven(source, node))] as Span[];
  return opening
    .filter((one) => around.some((outer) => outer !== one && outer.start < one.start && one.end <= outer.end))
    .map((one) => `${source.path}:${source.text.slice(0, one.start).split('\n').length}`);
}

const acts = all.filter((source) => ['acts', 'api', 'jobs'].includes(source.room));

test('no act opens a transaction inside an open one', () => {
  const openers = openersAmong(acts);
  assert.deepEqual(
    acts.flatMap((source) => nestedIn(source, openers)),
    [],
  );
});

test('the rule sees a call within a call, and a helper that is handed a transaction', () => {
  const inner = 'ctx.inTransaction(async (tx) => { await ctx.asSystem((system) => system.reviews.pool()); });';
  const helper = 'async function seated(tx: Transaction, ctx: Context) { return ctx.asSystem((s) => s.reviews.pool()); }';
  const byName = 'import { colleagueOf } from "./two.ts"; ctx.inTransaction(async (tx) => { await colleagueOf(ctx, id); });';
  const right = 'ctx.inTransaction(async (tx) => { await tx.asSystem((system) => system.reviews.pool()); });';
  const after = 'async function both(ctx: Context) { await ctx.asSystem((tx) => tx.a()); await ctx.inTransaction((tx) => tx.b()); }';
  const openers = new Set(['acts/two.ts#colleagueOf']);
  assert.deepEqual(
    [inner, helper, byName, right, after].map((text) => nestedIn(parsed('acts/one.ts', text), openers).length),
    [1, 1, 1, 0, 0],
  );
});

test('the system’s eyes are never borrowed beside another query of the same transaction', () => {
  const together = (source: Source) =>
    (
      source.nodes.filter(
        (node) => node.type === 'CallExpression' && /^Promise\.\w+$/.test(source.text.slice(node.start, (node.callee as Span).end)),
      ) as Span[]
    )

      .filter((one) => /\b(tx|system)\.asSystem\(/.test(source.text.slice(one.start, one.end)))
      .map((one) => `${source.path}:${source.text.slice(0, one.start).split('\n').length}`);
  assert.deepEqual(all.flatMap(together), []);
  assert.equal(together(parsed('acts/one.ts', 'await Promise.all([tx.a(), tx.asSystem((s) => s.b())]);')).length, 1);
});
