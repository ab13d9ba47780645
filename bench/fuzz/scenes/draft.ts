import { createHash } from 'node:crypto';
import { prepare, smallPdf } from '../../../src/rehearsal/apply.ts';
import type { Player } from '../../../src/rehearsal/cast.ts';
import type { Caller } from '../../../src/rehearsal/client.ts';
import { decline } from '../../../src/rehearsal/recommend.ts';
import type { Stage } from '../../../src/rehearsal/stage.ts';

export type Round = { id: string; year: number };
/** `part` does a piece of the way that the rest does not need. */
type Drafting = { player: Player; part: (name: string, work: () => Promise<unknown>) => Promise<unknown> };
type At = { params: { id: string } };

/** An applicant that uses everything a draft offers. */
export async function drafted(stage: Stage, round: Round, { player, part }: Drafting): Promise<void> {
  const one = await prepare(stage, round, player);
  const clerk = await stage.party(one.login);
  const at = { params: { id: one.dossierId } };
  await part('in pieces', () => inPieces(clerk, at));
  await part('with a reason', () => withReason(clerk, at));
  await part('by list', () => byList(clerk, at));
  await clerk('GET /api/dossiers/{id}/sections/{section}/history', { params: { ...at.params, section: 'basics' }, query: {} });
  await clerk('POST /api/dossiers/{id}/presence', { ...at, body: { section: 'staff', tab: 'a' } });
}

/** An applicant that submits, takes back, submits again, is sent back with two items, answers one, and is declined. */
export async function declined(stage: Stage, round: Round, player: Player): Promise<void> {
  const one = await prepare(stage, round, player);
  const clerk = await stage.party(one.login);
  const at = { params: { id: one.dossierId } };
  await clerk('POST /api/dossiers/{id}/carried', { ...at, body: { confirmed: true } });
  await clerk('POST /api/dossiers/{id}/submit', { ...at, body: {} });
  await clerk('POST /api/dossiers/{id}/take-back', { ...at, body: {} });
  await clerk('POST /api/dossiers/{id}/declaration', { ...at, body: { confirmed: true } });
  await clerk('POST /api/dossiers/{id}/submit', { ...at, body: {} });
  await clerk('POST /api/dossiers/{id}/steps/{step}', { params: { ...at.params, step: 'takeBack' }, body: {} });
  await clerk('POST /api/dossiers/{id}/declaration', { ...at, body: { confirmed: true } });
  await clerk('POST /api/dossiers/{id}/submit', { ...at, body: {} });
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  await sentBack(officer, clerk, at);
  await officer('POST /api/dossiers/{id}/certificate-check', { ...at, body: { outcome: 'matches', note: '' } });
  const reasons = [{ article: '第六条（五）', text: '集聚社会服务机构不足3家' }];
  const contact = { office: '中小企业科', phone: '0791-83986000' };
  await officer('PUT /api/dossiers/{id}/decline', { ...at, body: { reasons, contact } });
  const leader = await stage.party(`${one.recommenderKey}-ld`);
  await leader('POST /api/dossiers/{id}/decline/give-back', { ...at, body: { reason: '请写明依据' } });
  await decline(stage, one);
  await clerk('GET /api/dossiers/{id}/decision.pdf', at);
}

async function inPieces(clerk: Caller, { params }: At): Promise<void> {
  const bytes = new Uint8Array(await smallPdf(`in pieces ${params.id}`).arrayBuffer());
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { id: uploadId } = await clerk('POST /api/dossiers/{id}/uploads', {
    params,
    body: { kind: 'm2', name: '分段.pdf', size: bytes.length, hash },
  });
  const ofUpload = { params: { ...params, uploadId } };
  const half = Math.floor(bytes.length / 2);
  for (const [from, to] of [
    [0, half],
    [half, bytes.length],
  ] as const)
    await clerk('PATCH /api/dossiers/{id}/uploads/{uploadId}', {
      ...ofUpload,
      query: { offset: from },
      body: new Blob([bytes.slice(from, to)]),
    });
  await clerk('GET /api/dossiers/{id}/uploads/{uploadId}', ofUpload);
  const { id: materialId } = await clerk('POST /api/dossiers/{id}/uploads/{uploadId}/finish', ofUpload);
  await clerk('GET /api/dossiers/{id}/materials/{materialId}/file', { params: { ...params, materialId } });
  await clerk('DELETE /api/dossiers/{id}/materials/{materialId}', { params: { ...params, materialId } });
  const given = await clerk('POST /api/dossiers/{id}/uploads', {
    params,
    body: { kind: 'm2', name: '不传了.pdf', size: 10, hash: '1'.repeat(64) },
  });
  await clerk('DELETE /api/dossiers/{id}/uploads/{uploadId}', { params: { ...params, uploadId: given.id } });
  const { ticket } = await clerk('POST /api/dossiers/{id}/making', { params, body: { file: '2.pdf' } });
  await clerk('GET /api/making/{ticket}', { params: { ticket } });
}

/** A figure that the checks warn of, a reason beside it, and the figure as it was. */
async function withReason(clerk: Caller, at: At): Promise<void> {
  const set = async (value: string) => {
    const { values, versions } = await clerk('GET /api/dossiers/{id}/form', at);
    const patch = { kind: 'value' as const, key: 'totalAssets', value, base: versions.totalAssets ?? 0 };
    await clerk('PATCH /api/dossiers/{id}/form', { ...at, body: { patches: [patch] } });
    return String(values.totalAssets);
  };
  const before = await set('9999.99');
  const answering = { params: { ...at.params, findingId: 'assets-agree' }, body: { reason: '上年末为审计数' } };
  await clerk('PUT /api/dossiers/{id}/answers/{findingId}', answering);
  await set(before);
}

async function byList(clerk: Caller, { params }: At): Promise<void> {
  const csv = new Blob(['服务企业名称,企业联系人,手机,服务内容简述\n江西甲公司,张三,123,咨询\n'], { type: 'text/csv' });
  const file = { params: { ...params, table: 'served' }, query: { name: '名单.csv' }, body: csv };
  await clerk('POST /api/dossiers/{id}/tables/{table}/read', file);
  await clerk('POST /api/dossiers/{id}/tables/{table}/marked', file);
  const answer = await clerk('POST /api/dossiers/{id}/tables/{table}/read', { ...file, query: { ...file.query, keep: 'only' } });
  if (answer.kind === 'read' && answer.kept) {
    const at = { ...params, table: 'served', readingId: answer.kept.reading };
    const body = { how: 'append' as const, removes: [] };
    const { import: came } = await clerk('POST /api/dossiers/{id}/tables/{table}/readings/{readingId}/import', { params: at, body });
    await clerk('POST /api/dossiers/{id}/imports/{importId}/undo', { params: { ...params, importId: came.id } });
  }
  const rows = [1, 2, 3].map((n) => ({ enterprise: `江西导入${n}有限公司`, contact: '张三', mobile: `1380000000${n}` }));
  const { import: made } = await clerk('POST /api/dossiers/{id}/tables/{table}/import', {
    params: { ...params, table: 'served' },
    body: { how: 'append', fileName: '名单.xlsx', rows, removes: [] },
  });
  await clerk('GET /api/dossiers/{id}/imports', { params });
  await clerk('POST /api/dossiers/{id}/imports/{importId}/undo', { params: { ...params, importId: made.id } });
  await broughtBack(clerk, { params });
  const annex = await clerk('GET /api/dossiers/{id}/annexes/{annex}', { params: { ...params, annex: '2.docx' } });
  await clerk('POST /api/dossiers/{id}/annex2/read', { params, body: annex as Blob });
  await clerk('GET /api/dossiers/{id}/annexes/5/sheets/{part}', { params: { ...params, part: 1 } });
}

/** Rows that went come back together, and go again. */
async function broughtBack(clerk: Caller, { params }: At): Promise<void> {
  const { gone } = await clerk('GET /api/dossiers/{id}/sections/{section}/gone', { params: { ...params, section: 'served' } });
  const rows = gone[0]?.rows.map(({ id }) => id) ?? [];
  await clerk('POST /api/dossiers/{id}/tables/{table}/restore', { params: { ...params, table: 'served' }, body: { rows } });
  const { versions } = await clerk('GET /api/dossiers/{id}/form', { params });
  const patches = rows.map((rowId) => ({ kind: 'removeRow' as const, table: 'served', rowId, base: versions[`served/${rowId}`] ?? 0 }));
  await clerk('PATCH /api/dossiers/{id}/form', { params, body: { patches } });
}

const item = (path: string, label: string) => ({ path, label, reason: '有误', article: '第九条（一）', expected: '请更正' });

async function sentBack(officer: Caller, clerk: Caller, at: At): Promise<void> {
  const { version } = await officer('GET /api/dossiers/{id}/correction-draft', at);
  const items = [item('website', '网址'), item('materials/m2', '材料（二）')];
  await officer('PUT /api/dossiers/{id}/correction-draft', { ...at, body: { items, version } });
  const { materials } = await officer('GET /api/scheme');
  const kind = materials.find(({ shows }) => shows.length > 0)?.key as string;
  for (const outcome of ['shown', 'notShown', null] as const)
    await officer('PUT /api/dossiers/{id}/material-checks', { ...at, body: { kind, point: '0', outcome, word: '看不出地址' } });
  await officer('POST /api/dossiers/{id}/notes', { ...at, body: { body: '已电话告知' } });
  await officer('POST /api/dossiers/{id}/return', { ...at, body: { items } });
  await clerk('PUT /api/dossiers/{id}/corrections/{no}/items/{item}/answer', {
    params: { ...at.params, no: '1', item: '2' },
    body: { reason: '租赁合同仍在有效期内' },
  });
  const { versions } = await clerk('GET /api/dossiers/{id}/form', at);
  const patch = { kind: 'value' as const, key: 'website', value: 'https://www.example.cn', base: versions.website ?? 0 };
  await clerk('PATCH /api/dossiers/{id}/form', { ...at, body: { patches: [patch] } });
  await clerk('GET /api/dossiers/{id}/changes', at);
  await clerk('POST /api/dossiers/{id}/submit', { ...at, body: {} });
}
