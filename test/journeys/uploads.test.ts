import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { sweepUploads } from '../../src/acts/dossier/uploads.ts';
import { sweepFiles } from '../../src/acts/files/sweep.ts';
import { smallPdf } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { paddedPdf } from '../padded-pdf.ts';
import { type Place, startPlace } from './system.ts';

const MB = 2 ** 20;
let place: Place;
let clerk: Caller;
let id: string;

before(async () => {
  // Room for a few files, so that the bound is met soon.
  place = await startPlace({ applicants: 2, experts: 1, env: { DOSSIER_MB: '60', ACCOUNT_DAY_MB: '200' } });
  const { stage } = place;
  await stage.day('2026-03-10');
  const round = await (await stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(2026) });
  const { organisation } = await (await stage.party('nanchang-jb'))('GET /api/session');
  clerk = await stage.party(player(0).login);
  id = (await clerk('POST /api/dossiers', { body: { roundId: round.id, recommenderId: organisation.id } })).id;
});
after(() => place.close());
beforeEach(async () => {
  for (const { id: uploadId } of (await under()).uploads) await clerk('DELETE /api/dossiers/{id}/uploads/{uploadId}', at(uploadId));
});

const at = (uploadId: string) => ({ params: { id, uploadId } });
const under = () => clerk('GET /api/dossiers/{id}/uploads', { params: { id } });
const materials = async () => (await clerk('GET /api/dossiers/{id}/materials', { params: { id } })).materials;
const parts = () => readdir(join(place.system.config.dataDir, 'files', 'parts')).catch(() => []);
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pdf = (size: number) => paddedPdf(size + 9);
const announced = (bytes: Uint8Array, kind = 'm11', name = '审计报告.pdf') => ({
  params: { id },
  body: { kind, name, size: bytes.length, hash: sha(bytes) },
});
const begin = (bytes: Uint8Array, kind?: string, name?: string) => clerk('POST /api/dossiers/{id}/uploads', announced(bytes, kind, name));
const piece = (uploadId: string, offset: number, bytes: Uint8Array) => ({
  ...at(uploadId),
  query: { offset },
  body: new Blob([bytes as BlobPart]),
});
const send = (uploadId: string, offset: number, bytes: Uint8Array) =>
  clerk('PATCH /api/dossiers/{id}/uploads/{uploadId}', piece(uploadId, offset, bytes));
const finish = (uploadId: string) => clerk('POST /api/dossiers/{id}/uploads/{uploadId}/finish', at(uploadId));

test('一段一段传完，成为申报材料之前哪里都看不到它', async () => {
  const file = pdf(3 * MB);
  const upload = await begin(file);
  assert.deepEqual(await send(upload.id, 0, file.subarray(0, MB)), { received: MB });
  assert.deepEqual(await materials(), []);
  assert.equal((await clerk.refused('POST /api/dossiers/{id}/uploads/{uploadId}/finish', at(upload.id))).status, 409);
  await send(upload.id, MB, file.subarray(MB));
  assert.deepEqual(await materials(), []);
  const material = await finish(upload.id);
  assert.deepEqual([material.hash, material.mediaType], [sha(file), 'application/pdf']);
  assert.deepEqual((await under()).uploads, []);
  assert.deepEqual(await parts(), []);
  const { entries } = await (await place.stage.party('jiancha'))('GET /api/journal', { query: { subject: id } });
  assert.equal(entries.filter((entry) => entry.action === 'attach').length, 1);
});

test('起点不衔接：409，并说从哪里续；重复的一段不算数', async () => {
  const file = pdf(2 * MB);
  const upload = await begin(file);
  await send(upload.id, 0, file.subarray(0, MB));
  for (const offset of [0, 10, 2 * MB]) {
    const refused = await clerk.refused('PATCH /api/dossiers/{id}/uploads/{uploadId}', piece(upload.id, offset, file.subarray(0, 5)));
    assert.deepEqual([refused.status, refused.current], [409, MB], String(offset));
  }
});

test('两边同时传同一段，互不妨碍，内容不差', async () => {
  const file = pdf(2 * MB);
  const upload = await begin(file);
  await Promise.allSettled([send(upload.id, 0, file.subarray(0, MB)), send(upload.id, 0, file.subarray(0, MB))]);
  const { received } = await clerk('GET /api/dossiers/{id}/uploads/{uploadId}', at(upload.id));
  await send(upload.id, received, file.subarray(received));
  const [one, two] = await Promise.all([finish(upload.id), finish(upload.id)]);
  assert.equal(one.id, two.id);
  assert.equal(one.hash, sha(file));
});

test('超过 50 MB、比声明的长、没传完的太多，都说清楚', async () => {
  const tooLarge = { params: { id }, body: { kind: 'm11', name: '大.pdf', size: 50 * MB + 1, hash: '0'.repeat(64) } };
  const refused = await clerk.refused('POST /api/dossiers/{id}/uploads', tooLarge);
  assert.equal(refused.status, 413);
  assert.match(refused.detail, /“大.pdf”超过 50 MB/);
  const file = pdf(MB);
  const upload = await begin(file);
  const longer = Buffer.concat([file, Buffer.from('x')]);
  assert.equal((await clerk.refused('PATCH /api/dossiers/{id}/uploads/{uploadId}', piece(upload.id, 0, longer))).status, 413);
  for (let n = 1; n < 20; n += 1) await begin(Buffer.from(`file ${n}`));
  const many = await clerk.refused('POST /api/dossiers/{id}/uploads', announced(Buffer.from('one more')));
  assert.match(many.detail, /您有 20 个文件没有传完/);
});

test('类型按内容判断，第一段就说；内容变了、已有同样内容的不收，什么也不留下', async () => {
  const text = Buffer.from('不是 PDF。'.repeat(2000));
  const wrong = await begin(text, 'm11', '假.pdf');
  const refused = await clerk.refused('PATCH /api/dossiers/{id}/uploads/{uploadId}', piece(wrong.id, 0, text.subarray(0, 8000)));
  assert.equal(refused.status, 415);
  assert.match(refused.detail, /“假.pdf”不是 PDF、JPG、PNG、DOCX 或 XLSX 文件/);
  assert.equal((await clerk.refused('GET /api/dossiers/{id}/uploads/{uploadId}', at(wrong.id))).status, 404);

  const file = pdf(MB);
  const changed = await begin(file);
  await send(changed.id, 0, Buffer.concat([file.subarray(0, MB), randomBytes(file.length - MB)]));
  const differs = await clerk.refused('POST /api/dossiers/{id}/uploads/{uploadId}/finish', at(changed.id));
  assert.match(differs.detail, /传来的内容与所选文件不一致/);

  const known = Buffer.from(await smallPdf('known').arrayBuffer());
  const put = (kind: string, name: string) => ({
    params: { id, kind },
    query: { name },
    body: new Blob([known], { type: 'application/pdf' }),
  });
  await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', put('m2', '租赁合同.pdf'));
  for (const twin of [
    await clerk.refused('POST /api/dossiers/{id}/uploads', announced(known, 'm2', '合同2.pdf')),
    await clerk.refused('PUT /api/dossiers/{id}/material-kinds/{kind}', put('m2', '合同2.pdf')),
  ])
    assert.match(twin.detail, /“合同2.pdf”与这一类已有的“租赁合同.pdf”内容完全相同/);
  await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', put('m3', '合同2.pdf'));
  assert.deepEqual(await parts(), []);
});

test('别的单位、推荐部门、监察都看不到也续不了；只有开始的人能续', async () => {
  const file = pdf(MB);
  const upload = await begin(file);
  const other = await place.stage.party(player(1).login);
  for (const key of ['GET /api/dossiers/{id}/uploads/{uploadId}', 'DELETE /api/dossiers/{id}/uploads/{uploadId}'] as const)
    assert.equal((await other.refused(key, at(upload.id))).status, 404);
  assert.equal((await other.refused('PATCH /api/dossiers/{id}/uploads/{uploadId}', piece(upload.id, 0, file))).status, 404);
  assert.equal((await other.refused('POST /api/dossiers/{id}/uploads/{uploadId}/finish', at(upload.id))).status, 404);
  assert.equal((await other.refused('GET /api/dossiers/{id}/uploads', { params: { id } })).status, 404);
  for (const login of ['nanchang-jb', 'sheng-jb', 'jiancha', 'admin']) {
    const party = await place.stage.party(login);
    assert.equal((await party.refused('GET /api/dossiers/{id}/uploads/{uploadId}', at(upload.id))).status, 403, login);
  }
});

test('一周没有续传的清理掉，正在传的留着', async () => {
  const file = pdf(MB);
  const upload = await begin(file);
  await send(upload.id, 0, file.subarray(0, 1000));
  const world = await place.system.world();
  assert.equal(await sweepUploads(world), 0);
  assert.deepEqual(await parts(), [upload.id]);
  const later = new Date(Date.parse(world.wallNow) + 8 * 86_400_000).toISOString();
  assert.equal(await sweepUploads({ ...world, wallNow: later }), 1);
  assert.deepEqual(await parts(), []);
  assert.deepEqual((await under()).uploads, []);
});

const put = (bytes: Uint8Array, kind = 'm11', name = '照片集.pdf') => ({
  params: { id, kind },
  query: { name },
  body: new Blob([bytes as BlobPart], { type: 'application/pdf' }),
});
const storedFiles = async () => {
  const all = await readdir(join(place.system.config.dataDir, 'files'), { recursive: true, withFileTypes: true });
  return all.filter((file) => file.isFile()).map((file) => file.name);
};

test('磁盘满了：上传、续传都说满了、找谁，什么也不留下；满之前 health 先提醒，腾出空间即可继续', async () => {
  const { files } = (await place.system.world()).tools;
  const { space } = files;
  const health = async () => (await (await place.send('/api/health', {})).json()) as { warnings: string[] };
  const [file, upload] = [pdf(MB), await begin(pdf(MB))];
  const [before, kept] = [await storedFiles(), await materials()];
  try {
    Object.assign(files, { space: async () => 2 ** 30 });
    assert.match((await health()).warnings[0] ?? '', /只剩 1\.0 GB，请清理或扩容/);
    assert.equal((await begin(file)).received, 0, '还有空间，照常办理');
    Object.assign(files, { space: async () => 1000 });
    for (const refused of [
      await clerk.refused('PUT /api/dossiers/{id}/material-kinds/{kind}', put(file)),
      await clerk.refused('PATCH /api/dossiers/{id}/uploads/{uploadId}', piece(upload.id, 0, file)),
    ]) {
      assert.equal(refused.status, 507);
      assert.match(refused.detail, /磁盘空间已满，这次没有保存.*系统管理员/);
    }
    assert.deepEqual([await storedFiles(), await materials()], [before, kept]);
  } finally {
    Object.assign(files, { space });
  }
  assert.equal((await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', put(file))).size, file.length);
  assert.deepEqual(
    place.logged.filter((line) => /ENOSPC|no room/.test(line)),
    [],
    '满了是说明，不是意外错误',
  );
});

test('一份申报的文件有上限：用了多少看得见，到了上限说怎么办，正在传的也算', async () => {
  const { space } = await clerk('GET /api/dossiers/{id}/materials', { params: { id } });
  assert.equal(space.most, 60 * MB);
  const stands = (await materials()).reduce((sum, { size }) => sum + size, 0);
  assert.equal(space.used, stands);
  const big = { params: { id }, body: { kind: 'm11', name: '大.pdf', size: 45 * MB, hash: 'a'.repeat(64) } };
  const upload = await clerk('POST /api/dossiers/{id}/uploads', big);
  for (const refused of [
    await clerk.refused('POST /api/dossiers/{id}/uploads', { ...big, body: { ...big.body, hash: 'b'.repeat(64) } }),
    await clerk.refused('PUT /api/dossiers/{id}/material-kinds/{kind}', put(pdf(16 * MB))),
  ]) {
    assert.equal(refused.status, 422);
    assert.match(refused.detail, /这份申报已有文件 \d+ MB.*超过上限 60 MB。请先删除/);
  }
  await clerk('DELETE /api/dossiers/{id}/uploads/{uploadId}', at(upload.id));
  await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', put(pdf(2 * MB)));
});

test('传了又删、删了又传：一天之内有上限，删掉的也算', async () => {
  const refusals: string[] = [];
  for (let n = 0; n < 8 && refusals.length === 0; n += 1) {
    const request = put(pdf(40 * MB), 'm11', `第${n}次.pdf`);
    const one = await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', request).catch(
      (error: { problem: { detail: string } }) => error,
    );
    if ('problem' in one) refusals.push(one.problem.detail);
    else await clerk('DELETE /api/dossiers/{id}/materials/{materialId}', { params: { id, materialId: one.id } });
  }
  assert.match(refusals[0] ?? '', /本账号一天之内已上传 \d+ MB（含已删除的）.*一天的上限 200 MB。请明天再传/);
});

test('删除的、没有人要的字节一天后清理掉；现有的材料、当天来的都留着', async () => {
  const world = await place.system.world();
  assert.equal(await sweepFiles(world), 0, '当天来的不动');
  const { dataDir } = place.system.config;
  const cutOff = join(dataDir, 'files', 'incoming', 'cut-off');
  await mkdir(join(dataDir, 'files', 'incoming'), { recursive: true });
  await writeFile(cutOff, 'half');
  await utimes(cutOff, new Date(0), new Date(0));
  const later = new Date(Date.parse(world.wallNow) + 2 * 86_400_000).toISOString();
  const before = await storedFiles();
  const swept = await sweepFiles({ ...world, wallNow: later });
  assert.ok(swept >= 2);
  const left = await storedFiles();
  assert.equal(left.length, before.length - swept);
  assert.deepEqual(left.sort(), [...new Set((await materials()).map(({ hash }) => hash))].sort());
  assert.equal(await sweepFiles({ ...world, wallNow: later }), 0);
  const again = await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', put(Buffer.from(await smallPdf('again').arrayBuffer())));
  assert.ok((await storedFiles()).includes(again.hash));
});
