import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { findings } from '../consistency/findings.ts';
import { formFaults } from './complete.ts';
import { cellsOf, changed, exampleContent } from './example.ts';
import { emptyContent, fieldAt, valueFields } from './form.ts';

const today = '2026-05-10';
const complete = exampleContent(2026);
const faultsAt = (...change: Parameters<typeof changed> extends [unknown, ...infer Rest] ? Rest : never) =>
  formFaults(changed(complete, ...change), jx2023, today).map((one) => [one.path, one.rule]);

test('样例完整无缺', () => assert.deepEqual(formFaults(complete, jx2023, today), []));

test('空表一次说全：每个必填字段和每张必填的表都在', () => {
  const faults = formFaults(emptyContent(), jx2023, today);
  const required = Object.keys(valueFields).filter((key) => valueFields[key]?.required);
  const missing = faults.map((one) => one.path);
  for (const key of required) assert.ok(missing.includes(key), key);
  for (const table of ['investors', 'operation', 'products', 'agreements', 'activities', 'equipment', 'staff', 'served'])
    assert.ok(missing.includes(table), table);
  assert.equal(faults.length, required.length + 8);
});

test('只有空格也是未填；零不是', () => {
  assert.deepEqual(faultsAt({ nature: '  ' }), [['nature', 'required']]);
  assert.deepEqual(faultsAt({ premisesOwned: '0' }), []);
  assert.deepEqual(faultsAt({ functions: [] }), [['functions', 'required']]);
});

test('单元格的毛病指到行和栏', () => {
  const rows = cellsOf(complete, 'served').map((cells, index) => (index === 2 ? { ...cells, mobile: '123', contact: '' } : cells));
  const faults = formFaults(changed(complete, {}, { served: rows }), jx2023, today);
  assert.deepEqual(
    faults.map((one) => [one.path, one.rule]),
    [
      ['served/served-3/contact', 'required'],
      ['served/served-3/mobile', 'mobile'],
    ],
  );
  assert.match(faults[0]?.message ?? '', /第3行“企业联系人”未填写/);
  for (const one of faults) assert.ok(fieldAt(one.path), one.path);
});

test('空行不算行，也不报错', () => {
  const blank = { enterprise: null, contact: '', position: '', mobile: '', service: ' ', satisfied: null };
  assert.deepEqual(faultsAt({}, { served: [...cellsOf(complete, 'served'), blank] }), []);
});

test('晚于今天的日期：当天可以，次日不行', () => {
  assert.deepEqual(faultsAt({ registeredOn: today }), []);
  assert.deepEqual(faultsAt({ registeredOn: '2026-05-11' }), [['registeredOn', 'future']]);
  assert.deepEqual(faultsAt({}, { equipment: [{ name: '仪器', quantity: 1, price: '1', boughtOn: '2026-05' }] }), []);
  assert.deepEqual(faultsAt({}, { equipment: [{ name: '仪器', quantity: 1, price: '1', boughtOn: '2026-06' }] }), [
    ['equipment/equipment-1/boughtOn', 'future'],
  ]);
});

test('身份证号校验位不符不能提交，信用代码校验位不符可以', () => {
  const id = String(complete.values.legalIdNumber);
  const wrongId = id.slice(0, 17) + (id.endsWith('1') ? '2' : '1');
  const code = String(complete.values.creditCode);
  const wrongCode = code.slice(0, 17) + (code.endsWith('1') ? '2' : '1');
  assert.deepEqual(faultsAt({ legalIdNumber: wrongId }), [['legalIdNumber', 'idNumber']]);
  assert.deepEqual(faultsAt({ creditCode: wrongCode }), []);
});

test('本办法没有的功能不能申报', () => {
  const narrower = { ...jx2023, functions: jx2023.functions.filter((one) => one.key !== 'innovation') };
  assert.deepEqual(
    formFaults(complete, narrower, today).map((one) => one.rule),
    ['functions'],
  );
});

test('附件4官方表格各栏都要填，没有职称的除外：只有姓名的一行逐栏指出', () => {
  const rows = cellsOf(complete, 'staff');
  assert.deepEqual(
    faultsAt({}, { staff: [...rows, { name: '张只名' }] }),
    ['age', 'education', 'school', 'years', 'post', 'contact'].map((column) => [`staff/staff-${rows.length + 1}/${column}`, 'required']),
  );
});

test('附件4：没有毕业院校的填“无”即可；有职称的要写评定部门，职称填“无”的不用', () => {
  const [first, ...others] = cellsOf(complete, 'staff');
  const one = (cells: Record<string, string | null>) => ({ staff: [{ ...first, ...cells }, ...others] });
  assert.deepEqual(faultsAt({}, one({ school: '无' })), []);
  assert.deepEqual(findings(changed(complete, {}, one({ school: '无' })), jx2023), []);
  assert.deepEqual(
    findings(changed(complete, {}, one({ school: '待补' })), jx2023).map(({ id }) => id),
    ['no-answer-4'],
  );
  assert.deepEqual(faultsAt({}, one({ titleLevel: '高级工程师', titleBody: '' })), [['staff/staff-1/titleBody', 'required']]);
  for (const titleLevel of [null, '', '无', '/'])
    assert.deepEqual(faultsAt({}, one({ titleLevel, titleBody: null })), [], String(titleLevel));
});
