import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { formFaults } from '../annexes/complete.ts';
import { cellsOf, changed, exampleContent } from '../annexes/example.ts';
import { findings } from '../consistency/findings.ts';
import { missingMaterials } from '../materials/missing.ts';
import { mendable, mendableFindings, mendableMissing } from './mendable.ts';
import { openedBy } from './opened.ts';

const today = '2026-05-10';
const example = exampleContent(2026);
const [first, ...others] = cellsOf(example, 'staff');
/** As it could be handed in before every column of 附件4 was asked for. */
const handedIn = changed(example, {}, { staff: [{ ...first, school: '', education: '无' }, ...others] });

test('附件4的新要求不使以前提交的申报变错：补正通知没有列出的地方，不妨碍重新提交', () => {
  const faults = formFaults(handedIn, jx2023, today);
  assert.deepEqual(
    faults.map(({ path }) => path),
    ['staff/staff-1/school'],
  );
  assert.deepEqual(mendable(faults, 'all'), faults);
  assert.deepEqual(mendable(faults, ['totalAssets', 'staff/staff-2']), []);
  for (const opened of ['staff', 'staff/staff-1', 'staff/staff-1/school']) assert.deepEqual(mendable(faults, [opened]), faults, opened);
});

test('两处不一致的，有一处能改就要改；两处都锁定的不妨碍，提醒和信号照旧', () => {
  const found = findings(changed(handedIn, { premisesArea: '1' }), jx2023);
  const errors = (opened: Parameters<typeof mendableFindings>[1]) =>
    mendableFindings(found, opened)
      .filter(({ severity }) => severity === 'error')
      .map(({ id }) => id);
  assert.deepEqual(errors('all'), ['premises-sum', 'no-answer-4']);
  assert.deepEqual(errors(['premisesOwned']), ['premises-sum']);
  assert.deepEqual(errors(['staff/staff-1/education']), ['no-answer-4']);
  assert.deepEqual(errors(['totalAssets']), []);
  const asked = [
    { severity: 'warning', paths: ['staff'] },
    { severity: 'error', paths: [] },
  ] as const;
  assert.deepEqual(mendableFindings(asked, []), asked);
});

test('第六条（七）提交时本系统已有市级认定、没有传文件的，补正期间认定到期或撤销：通知没有开放材料（九），不因此交不上去；要传的就能传', () => {
  const missing = missingMaterials(changed(example, { qualifications: '高新技术企业证书' }), jx2023, []).filter(
    ({ key }) => key === 'm9' || key === 'm10',
  );
  const keys = (opened: Parameters<typeof mendableMissing>[1]) => mendableMissing(missing, opened).map(({ key }) => key);
  assert.deepEqual(keys('all'), ['m9', 'm10']);
  assert.deepEqual(keys(openedBy([{ path: 'totalAssets' }], null)), []);
  assert.deepEqual(keys(openedBy([{ path: 'materials/m9' }], null)), ['m9']);
  assert.deepEqual(keys(openedBy([{ path: 'qualifications' }], null)), ['m10'], '改填资质的，能传也要传证明');
});
