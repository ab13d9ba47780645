import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedPlaces, isChanged } from '../annexes/changed-places.ts';
import { exampleContent } from '../annexes/example.ts';
import type { Content } from '../annexes/field.ts';
import { type FrozenMaterial, frozen } from '../annexes/freeze.ts';
import { overlookedPaths } from './overlooked.ts';

const at = (...paths: string[]) => paths.map((path) => ({ path }));
const file = (kind: string, hash: string): FrozenMaterial => ({ kind, name: `${hash}.pdf`, hash, size: 1 });
const content: Content = exampleContent(2026);
const served = content.tables.served ?? [];
const [first, second, third] = served;
assert.ok(first && second && third);
const withServed = (rows: typeof served): Content => ({ ...content, tables: { ...content.tables, served: rows } });
const before = frozen(content, { materials: [file('m2', 'a'), file('m3', 'b')], reasons: [] });

test('两次送审之间改动的最小位置：栏、格、增减的行、按内容摘要的材料', () => {
  assert.deepEqual(changedPlaces(before, before), []);
  const changed = withServed([
    third,
    { ...first, cells: { ...first.cells, mobile: '13900001234' } },
    { id: 'new', cells: {} },
    ...served.slice(3),
  ]);
  const after = frozen(
    { ...changed, values: { ...content.values, totalAssets: '500.00' } },
    {
      materials: [file('m2', 'a'), file('m3', 'c'), file('m7', 'd')],
      reasons: [],
    },
  );
  assert.deepEqual(
    new Set(changedPlaces(before, after)),
    new Set([...['totalAssets', `served/${first.id}/mobile`, `served/${second.id}`, 'served/new', 'materials/m3', 'materials/m7']]),
  );
});

test('只换了行的次序、同样的文件换了名字、空白写成空，都不算改动', () => {
  const moved = withServed([second, first, ...served.slice(2)]);
  const blank = { ...moved, values: { ...content.values, fax: '' } };
  assert.deepEqual(
    changedPlaces(before, frozen(blank, { materials: [{ ...file('m3', 'b'), name: '新名.pdf' }, file('m2', 'a')], reasons: [] })),
    [],
  );
});

test('一处改了没有：格看格和它的行，行看其中各格，表看其中各行；删了别的行，本行不算改', () => {
  const changed = ['served/r1/mobile', 'served/r2'];
  assert.ok(['served', 'served/r1', 'served/r1/mobile', 'served/r2/contact'].every((path) => isChanged(path, changed)));
  assert.ok(['served/r1/contact', 'served/r10', 'servedTotal', 'staff'].every((path) => !isChanged(path, changed)));
});

test('第八条（三）上次送审时即是此内容而上次没有告知的：栏、格、整行、整表、材料', () => {
  const earlier = [{ items: at('website'), changed: ['website', 'served/r1/mobile', 'served/r9', 'materials/m3'] }];
  const stood = ['address', 'served/r1/contact', 'served/r2', 'staff', 'materials/m2'];
  assert.deepEqual(overlookedPaths(at(...stood), earlier), stood);
});

test('改过的格、含改过的格的行和表、新增的行、换过文件的材料，不算漏告；首次退回没有漏告', () => {
  const earlier = [{ items: at('website'), changed: ['served/r1/mobile', 'served/r9', 'materials/m3'] }];
  assert.deepEqual(
    overlookedPaths(at('served/r1/mobile', 'served/r1', 'served', 'served/r9', 'served/r9/mobile', 'materials/m3'), earlier),
    [],
  );
  assert.deepEqual(overlookedPaths(at('address'), []), []);
});

test('上次已经告知的（同一处、同一行、整张表）是再次退回，不是漏告', () => {
  const earlier = [{ items: at('address', 'served/r1/mobile', 'staff'), changed: [] }];
  assert.deepEqual(overlookedPaths(at('address', 'served/r1', 'staff/r2/name', 'postcode'), earlier), ['postcode']);
});

test('第三次退回：第二次送审以来没有变的，即使第一次之后改过，也是漏告', () => {
  const first = { items: at('website'), changed: ['website', 'address', 'postcode'] };
  const second = { items: at('postcode'), changed: ['postcode'] };
  assert.deepEqual(overlookedPaths(at('address', 'website', 'postcode'), [first, second]), ['address']);
});
