import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { changed, exampleContent } from '../annexes/example.ts';
import type { Content } from '../annexes/field.ts';
import type { Context } from './verdict.ts';
import { verdicts } from './verdicts.ts';

const example = exampleContent(2026);
const find = (content: Content, context: Context = {}) =>
  verdicts(content, jx2023, '2026-05-10', context).find((one) => one.id === '6.2.b');
const listed = (professional: number, of: number) =>
  Array.from({ length: of }, (_, i) => ({ name: `员工${i}`, education: i < professional ? '本科' : '高中' }));

test('第六条（二）申请表22人/32人，附件4所列26人中24人：两处都说，按较低的申请表判断；自查只有申请表，结论一样', () => {
  const content = changed(example, { staffTotal: 32, staffFullTime: 26, staffProfessional: 22 }, { staff: listed(24, 26) });
  const found = find(content);
  assert.deepEqual([found?.status, found?.figure], ['notMet', '68.75%']);
  assert.match(found?.message ?? '', /申请表从业32人中专业人员22人，占68\.75%；附件4所列26人中专业人员24人，占92\.3%；按申请表/);
  const bare = find(changed(content, {}, { staff: [] }), { figuresOnly: true });
  assert.deepEqual([bare?.status, bare?.figure], ['notMet', '68.75%']);
  assert.doesNotMatch(bare?.message ?? '', /附件4/);
});

test('第六条（二）申请表写全是专业人员，附件4只看得出一半的，按附件4', () => {
  const content = changed(example, { staffTotal: 20, staffFullTime: 20, staffProfessional: 20 }, { staff: listed(10, 20) });
  assert.deepEqual([find(content)?.status, find(content)?.figure], ['notMet', '50%']);
  assert.equal(find(changed(content, {}, { staff: [] }))?.status, 'unknown', '没有附件4，还不能判断');
});
