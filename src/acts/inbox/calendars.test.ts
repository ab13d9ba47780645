import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announcedYears } from '../../core/calendar/years.ts';
import type { World } from '../context.ts';
import { yearsMissing } from './calendars.ts';

const on = (today: string) => ({ today, calendar: announcedYears }) as unknown as World;

test('下一年的放假安排自11月起催管理员载入', () => {
  const last = Math.max(...Object.keys(announcedYears).map(Number));
  assert.deepEqual(yearsMissing(on(`${last}-10-31`)), []);
  assert.deepEqual(
    yearsMissing(on(`${last}-11-01`)).map(({ id }) => id),
    [`calendar:${last + 1}`],
  );
});
