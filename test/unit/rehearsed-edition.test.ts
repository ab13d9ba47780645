import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { failing, verdicts } from '../../src/core/eligibility/verdicts.ts';
import { toScheme } from '../../src/core/scheme/edition/to-scheme.ts';
import { editFile } from '../../src/intake/edition/edit-file.ts';
import { demoCreditCode } from '../../src/rehearsal/directory.ts';
import { demoForm } from '../../src/rehearsal/form.ts';
import { jx2023 } from '../law.ts';
import { repository } from './sources.ts';

/** Who applies in the play of 2025 with so many enterprises in annex 5. */
const applicant = (served: number) => {
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `row-${made}`;
  };
  return demoForm({ n: 1, year: 2025, name: '示范单位', creditCode: demoCreditCode(2), city: '南昌市', served, newId });
};

test('导出、把120改为100之后：100户的单位按它符合，按2023年办法不符合，99户的都不符合〔6.3.s3〕', () => {
  const source = readFileSync(join(repository, 'schemes', 'jx-2023.yaml'), 'utf8');
  const { edition } = editFile(source, [{ at: '6.3.s3', set: 'condition.atLeast', value: 100 }]);
  assert.ok(edition);
  const bars = (served: number, scheme: typeof jx2023): string[] =>
    failing(verdicts(applicant(served), scheme, '2025-03-20', { roundOpensOn: '2025-03-03' })).map(({ id }) => id);
  assert.deepEqual(bars(100, toScheme(edition)), []);
  assert.deepEqual(bars(100, jx2023), ['6.3.b']);
  assert.deepEqual(bars(99, toScheme(edition)), ['6.3.b']);
  assert.deepEqual(bars(120, jx2023), []);
});
