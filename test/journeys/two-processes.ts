import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

type Asked = { readonly method?: string; readonly token?: string | undefined; readonly body?: unknown; readonly bytes?: Uint8Array };

/** One browser that is sent now to the one process, now to the other, as a balancer does: what they have in common must be in common. */
export async function twoProcesses([one, two]: readonly [string, string], password: string): Promise<void> {
  await throttled([one, two]);
  const signIn = (at: string, login: string) =>
    asked(at, '/api/session', { method: 'POST', body: { login, password } }).then(({ json }) => json.token as string);
  const token = await signIn(one, 'qiye12');
  assert.equal((await asked(two, '/api/session', { token })).json.account.login, 'qiye12', '在一边登录，两边都认');
  const dossierId = await draftOf(one, token);
  await together([one, two], { token, dossierId });
  await uploaded([one, two], { token, dossierId });
  await oneDay([one, two], await signIn(two, 'admin'));
}

async function asked(at: string, path: string, { method = 'GET', token, body, bytes }: Asked = {}) {
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(bytes ? { 'content-type': 'application/octet-stream' } : body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const sent = bytes ? { body: Buffer.from(bytes) } : body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(at + path, { method, headers, ...sent });
  const text = await response.text();
  return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : null };
}

async function throttled(ends: readonly [string, string]): Promise<void> {
  const login = `nobody-${randomUUID().slice(0, 8)}`;
  const seen: number[] = [];
  for (let n = 0; n < 9; n += 1)
    seen.push((await asked(ends[n % 2] as string, '/api/session', { method: 'POST', body: { login, password: 'x' } })).status);
  assert.equal(seen.at(-1), 429, `八次猜测在哪一边都算：${seen}`);
}

/** A draft of one's own, begun where there is none. */
async function draftOf(at: string, token: string): Promise<string> {
  const { json } = await asked(at, '/api/dossiers', { token });
  const draft = json.dossiers.find((dossier: { state: { name: string } }) => dossier.state.name === 'draft');
  if (draft) return draft.id;
  const { rounds } = (await asked(at, '/api/rounds', { token })).json;
  const roundId = rounds.reduce((a: { year: number }, b: { year: number }) => (b.year > a.year ? b : a)).id;
  const start = (await asked(at, `/api/rounds/${roundId}/start`, { token })).json;
  const begun = await asked(at, '/api/dossiers', { method: 'POST', token, body: { roundId, recommenderId: start.own.id } });
  assert.equal(begun.status, 200, begun.text);
  return begun.json.id;
}

type Of = { readonly token: string; readonly dossierId: string };

async function together([one, two]: readonly [string, string], { token, dossierId }: Of): Promise<void> {
  const say = async (at: string, section: string | null, tab: string) => {
    const said = await asked(at, `/api/dossiers/${dossierId}/presence`, { method: 'POST', token, body: { section, tab } });
    assert.equal(said.status, 200, said.text);
    return said.json.others as { section: string; own: boolean }[];
  };
  const sections = (others: readonly { section: string }[]) => others.map(({ section }) => section);
  for (let n = 0; ; n += 1) {
    await say(one, 'staff', 'a');
    if (sections(await say(two, 'served', 'b')).includes('staff')) break;
    assert.ok(n < 600, '另一个进程里的窗口一直看不见');
    await sleep(100);
  }
}

/** Two pieces, one through either process, and the end through the first. */
async function uploaded([one, two]: readonly [string, string], { token, dossierId }: Of): Promise<void> {
  const bytes = Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n% ${randomUUID()} ${'x'.repeat(9000)}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { kinds } = (await asked(one, `/api/dossiers/${dossierId}/materials`, { token })).json;
  const kind = kinds?.[0]?.key ?? 'm1';
  const under = `/api/dossiers/${dossierId}/uploads`;
  const begun = await asked(one, under, { method: 'POST', token, body: { kind, name: '证明.pdf', size: bytes.length, hash } });
  assert.equal(begun.status, 200, begun.text);
  const { id } = begun.json;
  const half = 5000;
  for (const [at, from, to] of [
    [one, 0, half],
    [two, half, bytes.length],
  ] as const) {
    const piece = await asked(at, `${under}/${id}?offset=${from}`, { method: 'PATCH', token, bytes: bytes.subarray(from, to) });
    assert.equal(piece.status, 200, piece.text);
    assert.equal(piece.json.received, to);
  }
  const finished = await asked(one, `${under}/${id}/finish`, { method: 'POST', token, body: {} });
  assert.equal(finished.status, 200, finished.text);
  const { materials } = (await asked(two, `/api/dossiers/${dossierId}/materials`, { token })).json;
  assert.ok(materials.some((material: { hash?: string; name: string }) => material.name === '证明.pdf'));
}

/** Both are told the same day in the same moment: each letter is there once. */
async function oneDay(ends: readonly [string, string], token: string): Promise<void> {
  const { today } = (await asked(ends[0], '/api/health')).json;
  const next = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  const both = await Promise.all(ends.map((at) => asked(at, '/api/demonstration/day', { method: 'POST', token, body: { day: next } })));
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
    both.map(({ text }) => text).join(),
  );
  for (const at of ends)
    for (;;) {
      const answer = await asked(at, '/api/health');
      if (answer.json?.today === next) break;
      await sleep(100);
    }
}
