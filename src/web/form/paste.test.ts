import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedTable } from '../../core/annexes/annex5.ts';
import { changed } from './change.ts';
import { blockOf, pasted } from './paste.ts';
import { masked, readable, storedFrom } from './shown.ts';

test('从表格软件复制的一块按行列读出，引号内的换行和引号保留', () => {
  assert.deepEqual(blockOf('甲公司\t张三\r\n乙公司\t李四\r\n'), [
    ['甲公司', '张三'],
    ['乙公司', '李四'],
  ]);
  assert.deepEqual(blockOf('"一行\n二行"\t他说""好""\t"含""引号"""\n末'), [['一行\n二行', '他说""好""', '含"引号"'], ['末']]);
  assert.deepEqual(blockOf('甲\t\t丙\n\t乙\t'), [
    ['甲', '', '丙'],
    ['', '乙', ''],
  ]);
  assert.equal(blockOf('只是一句话'), null);
});

test('粘贴从所在单元格起覆盖，不够的行新增，右边放不下的不要', () => {
  const rows = [{ id: 'r1', cells: { enterprise: '原有', contact: '原联系人', service: '保留' } }];
  const block = [
    ['李四', '经理', '１３８０７９１３３２６'],
    ['王五', '厂长', '13970918847', '培训', '满意', '多出的一格'],
  ];
  const { tables } = changed({ values: {}, tables: { served: rows } }, ...pasted(servedTable, rows, { block, row: 0, column: 'contact' }));
  assert.deepEqual(tables.served?.[0], {
    id: 'r1',
    cells: { enterprise: '原有', contact: '李四', position: '经理', mobile: '13807913326', service: '保留' },
  });
  assert.deepEqual(tables.served?.[1]?.cells, {
    contact: '王五',
    position: '厂长',
    mobile: '13970918847',
    service: '培训',
    satisfied: true,
  });
});

test('读不懂的原样保留待更正；读得懂的按类型保存', () => {
  const money = { label: '资产总额', type: 'money', unit: '万元' } as const;
  assert.equal(storedFrom(money, '1,280.5万元'), '1280.5');
  assert.equal(storedFrom(money, '约一千'), '约一千');
  assert.equal(storedFrom({ label: '户数', type: 'integer' }, '58'), 58);
  assert.equal(storedFrom(money, ''), null);
});

test('个人信息遮蔽中段；显示带单位，未填写照说', () => {
  assert.equal(masked('13807913326'), '138****3326');
  assert.equal(masked('360102198001011234'), '3601**********1234');
  assert.equal(masked('熊志刚'), '熊**');
  assert.equal(readable({ label: '资产', type: 'money', unit: '万元' }, '642.18'), '642.18 万元');
  assert.equal(readable({ label: '资产', type: 'money', unit: '万元' }, null), '未填写');
});
