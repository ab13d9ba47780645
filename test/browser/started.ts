import assert from 'node:assert/strict';
import type { APIResponse, Page } from '@playwright/test';
import { smallPdf } from '../../src/rehearsal/apply.ts';
import { demoForm } from '../../src/rehearsal/form.ts';

/** Starts in the newest round, recommended by the authority of the applicant's own place. */
export async function begun(page: Page): Promise<APIResponse> {
  const json = async <T>(path: string): Promise<T> => (await page.request.get(path)).json() as Promise<T>;
  const { rounds } = await json<{ rounds: { id: string; year: number }[] }>('/api/rounds');
  const { id: roundId } = rounds.reduce((a, b) => (b.year > a.year ? b : a));
  const { own } = await json<{ own: { id: string } }>(`/api/rounds/${roundId}/start`);
  return page.request.post('/api/dossiers', { data: { roundId, recommenderId: own.id } });
}

/** A complete dossier but for the declaration, in which two figures do not agree. */
export async function started(page: Page, served = 137): Promise<string> {
  const answer = await begun(page);
  const { id } = (await answer.json()) as { id: string };
  const { values: now, versions } = (await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as {
    values: Record<string, string>;
    versions: Record<string, number>;
  };
  const functions = ['digitalisation'] as const;
  const about = { n: 4, year: 2026, name: '测试单位', creditCode: now.creditCode ?? '', city: '南昌市', newId: () => crypto.randomUUID() };
  const form = demoForm({ ...about, served, functions: [...functions] });
  const values = Object.entries({ ...form.values, totalAssets: '999.99' }).map(([key, value]) => ({
    kind: 'value',
    key,
    value,
    base: versions[key] ?? 0,
  }));
  const rows = Object.entries(form.tables).flatMap(([table, list]) =>
    list.map((row, index) => ({ kind: 'row', table, rowId: row.id, position: index + 1, cells: row.cells, base: 0 })),
  );
  const patches = [...values, ...rows];
  for (let from = 0; from < patches.length; from += 400) {
    const data = { patches: patches.slice(from, from + 400) };
    assert.equal((await page.request.patch(`/api/dossiers/${id}/form`, { data })).status(), 200);
  }
  for (const kind of ['m2', 'm3', 'm7', 'm8', 'm9', 'm10']) {
    const data = Buffer.from(await smallPdf(`File ${kind}`).arrayBuffer());
    await page.request.put(`/api/dossiers/${id}/material-kinds/${kind}?name=${kind}.pdf`, {
      data,
      headers: { 'content-type': 'application/pdf' },
    });
  }
  return id;
}

/** The applicant's draft of the newest round; begun where there is none. */
export async function openDraft(page: Page): Promise<string> {
  const json = async <T>(path: string): Promise<T> => (await page.request.get(path)).json() as Promise<T>;
  const { dossiers } = await json<{ dossiers: { id: string; state: { name: string } }[] }>('/api/dossiers');
  const open = dossiers.find((one) => one.state.name === 'draft');
  if (open) return open.id;
  const answer = await begun(page);
  assert.equal(answer.status(), 200, await answer.text());
  return ((await answer.json()) as { id: string }).id;
}
