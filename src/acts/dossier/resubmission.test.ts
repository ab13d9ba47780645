import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import type { Content } from '../../core/annexes/field.ts';
import { emptyContent } from '../../core/annexes/form.ts';
import { frozen } from '../../core/annexes/freeze.ts';
import { changesBetween } from './resubmission.ts';

const served = (id: string, enterprise: string, mobile = '13900000000') => ({ id, cells: { enterprise, mobile } });
const content = (change: { values?: Content['values']; served?: Content['tables'][string] }): Content => ({
  values: { ...emptyContent().values, totalAssets: '642.18', ...change.values },
  tables: { ...emptyContent().tables, served: change.served ?? [served('a', '南昌甲公司'), served('b', '九江乙公司')] },
});
const contract = { kind: 'm2', name: '租赁合同.pdf', hash: 'h1', size: 1 };
const before = frozen(content({}), { materials: [contract], reasons: [] });

const { materials } = jx2023;

test('没有改动的补正，一处也不列', () =>
  assert.deepEqual(changesBetween(before, frozen(content({}), { materials: [contract], reasons: [] }), { materials }), []));

test('改动按表内次序列出位置和前后内容，手机只说改了', () => {
  const after = frozen(
    content({ values: { totalAssets: '650.00' }, served: [served('a', '南昌甲公司', '13911111111'), served('c', '宜春丙公司')] }),
    { materials: [{ ...contract, name: '续租合同.pdf', hash: 'h2' }], reasons: [] },
  );
  const changes = changesBetween(before, after, { materials });
  assert.deepEqual(
    changes.map(({ path, before, after }) => [path, before, after]),
    [
      ['totalAssets', '642.18', '650.00'],
      ['served/a/mobile', '（个人信息）', '（个人信息）'],
      ['served/c', null, '宜春丙公司'],
      ['served', '九江乙公司', null],
      ['materials/m2', '租赁合同.pdf', null],
      ['materials/m2', null, '续租合同.pdf'],
    ],
  );
  assert.equal(changes.at(-1)?.label, '材料（二）固定的经营服务场所证明复印件（房产证、租赁合同）');
  assert.ok(!JSON.stringify(changes).includes('139'));
  const own = changesBetween(before, after, { materials, personal: 'shown' }).find(({ path }) => path === 'served/a/mobile');
  assert.deepEqual(
    [own?.before, own?.after, own?.label.slice(-13)],
    ['13900000000', '13911111111', '第1行（南昌甲公司）“手机”'.slice(-13)],
  );
});

test('对提醒的说明改了、加了、收回了，都列出；以前的提交没有存说明，不算改动', () => {
  const reason = (finding: string, text: string) => ({ finding, path: 'totalAssets', message: `${finding}不一致`, reason: text });
  const form = (...reasons: ReturnType<typeof reason>[]) => frozen(content({}), { materials: [contract], reasons });
  const changes = changesBetween(form(reason('a', '口径不同'), reason('b', '笔误')), form(reason('a', '以审计为准'), reason('c', '新增')), {
    materials,
  });
  assert.deepEqual(
    changes.map(({ label, before, after }) => [label, before, after]),
    [
      ['对“b不一致”的说明', '笔误', null],
      ['对“a不一致”的说明', '口径不同', '以审计为准'],
      ['对“c不一致”的说明', null, '新增'],
    ],
  );
  const { format: _, reasons: __, ...first } = form();
  assert.deepEqual(changesBetween(first, form(reason('a', '口径不同')), { materials }), []);
});
