import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { exampleContent } from './example.ts';
import { checkSubmission, columnKeys, frozen, frozenText, thawed } from './freeze.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const content = exampleContent(2026);
const materials = [{ kind: 'm2', name: '租赁合同.pdf', hash: 'a'.repeat(64), size: 9 }];
const reason = { finding: 'assets-agree', path: 'totalAssets', message: '两处总资产不一致', reason: '以审计报告为准' };
const text = (reasons = [reason]): string => frozenText(frozen(content, { materials, reasons }));

/** What was submitted before reasons were part of it: sections and materials, nothing else. */
const before = (): string => {
  const { sections } = frozen(content, { materials, reasons: [] });
  return JSON.stringify({ sections, materials });
};

test('现在的提交：校验值是全文的 SHA-256，写明格式第2版；说明改一个字，校验值就不同', () => {
  const hash = digest(text());
  assert.deepEqual(checkSubmission(text(), hash, digest), { format: 2, reasons: 1, matches: true });
  assert.match(text(), /^\{"format":2,/);
  const other = text([{ ...reason, reason: '以审计报告为淮' }]);
  assert.deepEqual(checkSubmission(other, hash, digest), { format: 2, reasons: 1, matches: false });
  assert.equal(checkSubmission(text([]), hash, digest)?.matches, false);
});

test('以前的提交没有格式号，仍按原文核对，认得是第1版', () => {
  const hash = digest(before());
  assert.deepEqual(checkSubmission(before(), hash, digest), { format: 1, reasons: 0, matches: true });
  assert.equal(checkSubmission(`${before()} `, hash, digest)?.matches, false);
});

test('别的文件、不认得的格式不当作提交内容', () => {
  for (const one of ['', 'null', '[]', '{}', text().replace('"format":2', '"format":3')])
    assert.equal(checkSubmission(one, digest(one), digest), null);
});

test('官方的一列后来改成附加一列的名称，读回时各是各的', () => {
  const extraFields = [{ key: 'xGrade', table: 'staff', label: '职称等级', kind: 'text', because: '第六条' }] as const;
  const rows = [{ id: 'a', cells: { name: '张三', xGrade: '甲' } }];
  const form = frozen({ values: {}, tables: { staff: rows } }, { materials: [], reasons: [], asking: { leftOut: [], extraFields } });
  const then = JSON.parse(frozenText(form).replace('"职称等级"', '"职称"')) as typeof form;
  const cells = thawed(then).tables.staff?.[0]?.cells;
  assert.deepEqual([cells?.xGrade, cells?.titleLevel], ['甲', null]);
  const table = form.sections.flatMap(({ tables }) => tables).find(({ key }) => key === 'staff') ?? assert.fail();
  const before = { ...table, columns: table.columns.slice(1) };
  assert.deepEqual([columnKeys(table).at(-1), columnKeys(before)[before.columns.length - 1]], ['xGrade', 'xGrade']);
});
