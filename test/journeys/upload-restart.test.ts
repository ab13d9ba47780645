import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Caller, callerOf } from '../../src/rehearsal/client.ts';
import { paddedPdf } from '../padded-pdf.ts';

// The real server over a real connection: cut in the middle of a piece, killed, started again.

const child = new URL('./upload-child.ts', import.meta.url).pathname;
const MB = 2 ** 20;
const file = paddedPdf(12 * MB);
const hash = createHash('sha256').update(file).digest('hex');

let folder: string;
let server: ChildProcess | undefined;
let url: string;

/** Starts the server on the folder and waits for its address. */
async function start(): Promise<void> {
  const running = spawn(process.execPath, ['--import', 'tsx', child, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  server = running;
  url = await new Promise<string>((resolve, reject) => {
    running.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    running.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

const killed = (running: ChildProcess, signal: 'SIGKILL' | 'SIGTERM') =>
  new Promise((resolve) => {
    running.once('exit', resolve);
    running.kill(signal);
  });

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shifan-upload-'));
  await start();
});
after(async () => {
  if (server) await killed(server, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

async function signIn(): Promise<{ clerk: Caller; token: string }> {
  const send = (path: string, init: RequestInit) => fetch(url + path, init);
  const { token } = await callerOf(send, '公众', null)('POST /api/session', { body: { login: 'qiye01', password: 'upload-test-word' } });
  return { clerk: callerOf(send, 'qiye01', token), token };
}

/** Sends so many bytes of a piece that is announced as longer, and cuts the connection. */
const cutAfter = (bytes: Buffer, { path, token, announced }: { path: string; token: string; announced: number }) =>
  new Promise<void>((resolve) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', 'content-length': announced };
    const sending = request(url + path, { method: 'PATCH', headers });
    sending.on('error', () => resolve());
    sending.on('close', () => resolve());
    sending.write(bytes, () => setTimeout(() => sending.destroy(), 300));
  });

/** The server notices the cut a moment later. */
async function received(clerk: Caller, params: { id: string; uploadId: string }, atLeast: number): Promise<number> {
  for (let i = 0; i < 100; i += 1) {
    const upload = await clerk('GET /api/dossiers/{id}/uploads/{uploadId}', { params });
    if (upload.received >= atLeast) return upload.received;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`没有等到 ${atLeast}`);
}

test('传到一半断线，服务器又被 kill -9：重启后从已收到之处续传，内容一字节不差', { timeout: 120_000 }, async () => {
  const { clerk, token } = await signIn();
  const [round] = (await clerk('GET /api/rounds')).rounds;
  const city = (await clerk('GET /api/organisations', { query: {} })).organisations.find((one) => one.name === '南昌市工业和信息化局');
  const { id } = await clerk('POST /api/dossiers', { body: { roundId: round?.id as string, recommenderId: city?.id as string } });
  const body = { kind: 'm11', name: '年度审计报告.pdf', size: file.length, hash };
  const upload = await clerk('POST /api/dossiers/{id}/uploads', { params: { id }, body });
  const params = { id, uploadId: upload.id };
  const path = (offset: number) => `/api/dossiers/${id}/uploads/${upload.id}?offset=${offset}`;

  await cutAfter(file.subarray(0, 3 * MB), { path: path(0), token, announced: 8 * MB });
  const first = await received(clerk, params, 1);
  assert.ok(first > 0 && first <= 3 * MB, `断线前到了 ${first} 字节`);

  const second = cutAfter(file.subarray(first, first + MB), { path: path(first), token, announced: 4 * MB });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await killed(server as ChildProcess, 'SIGKILL');
  await second;
  await start();

  const again = await signIn();
  const [left] = (await again.clerk('GET /api/dossiers/{id}/uploads', { params: { id } })).uploads;
  assert.equal(left?.name, '年度审计报告.pdf');
  const resumed = await again.clerk('POST /api/dossiers/{id}/uploads', { params: { id }, body });
  assert.equal(resumed.id, upload.id, '同一文件再次开始即续传');
  assert.ok(resumed.received >= first && resumed.received < file.length, `重启后从 ${resumed.received} 续`);
  for (let at = resumed.received; at < file.length; ) {
    const piece = new Blob([file.subarray(at, at + 4 * MB)]);
    at = (await again.clerk('PATCH /api/dossiers/{id}/uploads/{uploadId}', { params, query: { offset: at }, body: piece })).received;
  }
  const material = await again.clerk('POST /api/dossiers/{id}/uploads/{uploadId}/finish', { params });
  assert.deepEqual([material.hash, material.size, material.name], [hash, file.length, '年度审计报告.pdf']);
  const twice = await again.clerk('POST /api/dossiers/{id}/uploads/{uploadId}/finish', { params });
  assert.equal(twice.id, material.id, '答复丢了再问一次，还是这一份');
  const stored = await again.clerk('GET /api/dossiers/{id}/materials/{materialId}/file', { params: { id, materialId: material.id } });
  assert.equal(
    createHash('sha256')
      .update(new Uint8Array(await stored.arrayBuffer()))
      .digest('hex'),
    hash,
  );
  assert.equal((await again.clerk('GET /api/dossiers/{id}/materials', { params: { id } })).materials.length, 1);
  assert.deepEqual((await again.clerk('GET /api/dossiers/{id}/uploads', { params: { id } })).uploads, []);
  assert.deepEqual(await readdir(join(folder, 'data', 'files', 'parts')), [], '没有留下半截文件');
});
