import { call, problemIn } from '../client.ts';
import { refresh } from '../query.tsx';
import { type Earlier, GONE, type Into, type Put } from './import-into.ts';

const UNSAVED = '还有改动没有保存到服务器，请等保存完成后再试。';

/** Everything typed is saved first; afterwards the form is read anew. Answers the sentence of what went wrong, or null; `done` says it where it was done. */
async function act(into: Into, done: string, work: () => Promise<unknown>): Promise<string | null> {
  try {
    if (!(await into.flush())) return UNSAVED;
    await work();
  } catch (error) {
    const { status, detail } = problemIn(error);
    // It may be done although its answer was lost, or somebody else was first: the form shows which.
    if (status === 0 || status === 409) await readAnew(into).catch(() => undefined);
    return detail;
  }
  return readAnew(into).then(
    () => null,
    () => `${done}，但没有读到最新内容，请刷新页面`,
  );
}

async function readAnew({ dossierId, take }: Into): Promise<void> {
  take(await call('GET /api/dossiers/{id}/form', { params: { id: dossierId } }));
  void refresh('GET /api/dossiers/{id}/imports', 'GET /api/dossiers/{id}', 'GET /api/dossiers/{id}/sections/{section}/history', GONE);
}

export const put = (into: Into, { table, how, reading, removes }: Put): Promise<string | null> =>
  act(into, '已导入', () => {
    const seen = removes.map(({ id }) => ({ rowId: id, base: into.versionOf(`${table}/${id}`) }));
    const params = { id: into.dossierId, table, readingId: reading };
    return call('POST /api/dossiers/{id}/tables/{table}/readings/{readingId}/import', { params, body: { how, removes: seen } });
  });

export async function takeEarlier(into: Into, chosen: Earlier): Promise<string | null> {
  const params = { id: into.dossierId };
  const wrong = await act(into, '已取用', () => call('POST /api/dossiers/{id}/earlier', { params, body: chosen }));
  await refresh('GET /api/dossiers/{id}/materials', 'GET /api/dossiers/{id}/earlier');
  return wrong;
}

/** What was taken stays taken whether or not this is noted: then it counts as typed. */
export async function readBack({ dossierId, flush, versionOf }: Into, fileName: string, paths: readonly string[]): Promise<void> {
  if (paths.length === 0 || !(await flush())) return;
  const places = paths.map((path) => ({ path, base: versionOf(path) }));
  await call('POST /api/dossiers/{id}/annex2/taken', { params: { id: dossierId }, body: { fileName, places } }).catch(() => undefined);
}

export const restore = (into: Into, table: string, rows: readonly string[]): Promise<string | null> =>
  act(into, '已恢复', () =>
    call('POST /api/dossiers/{id}/tables/{table}/restore', { params: { id: into.dossierId, table }, body: { rows: [...rows] } }),
  );

export const undo = (into: Into, importId: string): Promise<string | null> =>
  act(into, '已撤销导入', () => call('POST /api/dossiers/{id}/imports/{importId}/undo', { params: { id: into.dossierId, importId } }));
