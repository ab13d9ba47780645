import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Autosave } from './autosave.ts';
import { SaveLine } from './save-line.tsx';

const nothing = (): never => assert.fail();
const saving = (who: (string | null | undefined)[]): Autosave => ({
  came: { values: {}, tables: {}, versions: {} },
  ...{ content: { values: {}, tables: {} }, status: 'waiting', savedAt: null, message: null, refused: [], pending: 0, keptHere: true },
  conflicts: who.map((one, i) => ({ path: `key${i}`, mine: '甲', theirs: '乙', version: 2, ...(one === undefined ? {} : { who: one }) })),
  ...{
    change: nothing,
    flush: nothing,
    resolve: nothing,
    take: nothing,
    versionOf: () => 0,
    epoch: () => 0,
    catchUp: nothing,
    looked: nothing,
  },
});
const said = (...who: (string | null | undefined)[]) =>
  renderToStaticMarkup(<SaveLine saving={saving(who)} />)
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

test('同一处两人改了：写明是谁；自己在两个窗口改的，不说成他人；不知道是谁的才说他人', () => {
  assert.match(said('涂小燕'), /^1 处与涂小燕同时修改，两个版本都在/);
  assert.match(said(null), /^1 处在您的两个窗口同时修改，/);
  assert.match(said(undefined), /^1 处与他人同时修改，/);
  assert.match(said('涂小燕', '涂小燕', '邹秋兰'), /^3 处与涂小燕、邹秋兰同时修改，/);
  assert.match(said('涂小燕', null), /^2 处与涂小燕、您在别的窗口同时修改，/);
});
