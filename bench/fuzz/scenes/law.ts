import { addDays, isWeekend } from '../../../src/core/calendar/day.ts';
import { statutoryHolidays } from '../../../src/core/calendar/statutory.ts';
import type { Caller } from '../../../src/rehearsal/client.ts';
import type { Stage } from '../../../src/rehearsal/stage.ts';
import { revision } from '../../../test/fixtures/revision.ts';

/** A year that nobody has announced yet: handed in and taken back, refused, and at last confirmed by a second person. */
export async function calendarYear(stage: Stage, year: number): Promise<void> {
  const admin = await stage.party('admin');
  const leader = await stage.party('sheng-ld');
  const params = { year };
  const arrangement = arrangementOf(year);
  const said = '按国务院办公厅通知，其余调休另行公布';
  const { digest } = await admin('POST /api/calendar/{year}/preview', { params, body: { arrangement } });
  const file = { name: `${year}.json`, text: JSON.stringify(arrangement) };
  const handIn = () => admin('PUT /api/calendar/{year}', { params, body: { file, said } });
  const answer = (by: Caller, outcome: 'confirmed' | 'refused' | 'withdrawn') =>
    by('POST /api/calendar/{year}/answer', { params, body: { outcome, digest, word: '请核对原文' } });
  await handIn();
  await answer(admin, 'withdrawn');
  await handIn();
  await answer(leader, 'refused');
  await handIn();
  await leader('GET /api/calendar');
  await answer(leader, 'confirmed');
}

const arrangementOf = (year: number) => ({
  year,
  doc: `国办发明电〔${year - 1}〕1号`,
  issued: `${year - 1}-11-04`,
  // 中秋 may fall on 国庆.
  off: [...new Set(statutoryHolidays(year).flatMap(({ days }) => days))].toSorted().map((day): [string, string] => [day, day]),
  work: [saturdayAfter(`${year}-10-08`)],
});

/** A day that is worked for another is one of a weekend. */
const saturdayAfter = (day: string): string => [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(day, n)).find(isWeekend) ?? day;

/** An edition of the measure is tried, given back, taken down, brought again and signed; then it is read as the public reads it. */
export async function edition(stage: Stage, id: string): Promise<void> {
  const officer = await stage.party('sheng-jb');
  const leader = await stage.party('sheng-ld');
  const body = { text: revision({ id, adopted: '2026-03-01', inForce: '2029-06-01' }) }; // in force once all that is played here is over
  const { appraisal } = await officer('POST /api/editions/preview', { body });
  const at = { params: { id } };
  await officer('POST /api/editions', { body });
  await leader('POST /api/editions/{id}/return', { ...at, body: { word: '请核对施行日期' } });
  await officer('DELETE /api/editions/{id}', at);
  await officer('POST /api/editions', { body });
  await leader('GET /api/editions/{id}', at);
  await leader('GET /api/editions/{id}/file.yaml', at);
  await leader('POST /api/editions/{id}/sign', { ...at, body: { digest: appraisal?.digest ?? '' } });
  await leader('GET /api/editions');
  await stage.anyone('GET /api/schemes/{id}', at);
  await stage.anyone('GET /api/schemes/{id}/text', at);
}

const head = new Map<string, string>([
  ['documentNumber', '赣工信规〔2026〕2号'],
  ['adopted', '2026-03-01'],
  ['inForce', '2029-07-01'],
]);

/** An edition is drafted on the page, weighed against a year's cases, handed in, given back, and taken down. */
export async function editionDraft(stage: Stage, id: string): Promise<void> {
  const officer = await stage.party('sheng-jb');
  const leader = await stage.party('sheng-ld');
  const at = { params: { id } };
  await officer('POST /api/editions/drafts', { body: { id, title: `认定管理办法（${id}）`, from: 'jx-2023' } });
  const draft = await officer('GET /api/editions/{id}/draft', at);
  const edits = draft.head.flatMap((field) =>
    head.has(field.set) ? [{ at: field.at, set: field.set, value: head.get(field.set) ?? null }] : [],
  );
  const { version } = await officer('PATCH /api/editions/{id}/draft', { ...at, body: { version: draft.version, edits } });
  const { rounds } = await officer('GET /api/rounds');
  await officer('GET /api/editions/{id}/impact', { ...at, query: { round: rounds[0]?.id as string } });
  await officer('POST /api/editions/{id}/submit', { ...at, body: { version } });
  await leader('POST /api/editions/{id}/return', { ...at, body: { word: '请核对文号' } });
  await officer('DELETE /api/editions/{id}', at);
}
