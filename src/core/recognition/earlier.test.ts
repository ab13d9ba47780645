import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { schemeFrom } from '../scheme/scheme.ts';
import { earlierEnds } from './earlier.ts';

test('第十九条 原办法认定的称号：按原定期满，或者随旧办法废止在施行前一日；施行后认定的都不受影响〔19.s2〕', () => {
  const atOnce = schemeFrom(jx2023, 'other', { readings: { earlierPlatforms: 'endAtOnce' } });
  const old = { validFrom: '2022-05-10', validTo: '2025-05-09' };
  const since = { validFrom: '2023-08-15', validTo: '2026-08-14' };
  const ends = (title: typeof old, scheme = jx2023) => earlierEnds(title, scheme, '2023-08-15');
  assert.deepEqual([ends(old), ends(old, atOnce)], ['2025-05-09', '2023-08-14']);
  assert.deepEqual([ends(since), ends(since, atOnce)], ['2026-08-14', '2026-08-14']);
});
