// Those who work while things break: each step as fast as it is answered; `settle` looks what stands after a break, and whether it is what was acknowledged.
import { createHash } from 'node:crypto';
import { player } from '../../src/rehearsal/cast.ts';
import { paddedPdf } from '../../test/padded-pdf.ts';
import { pause } from '../own-server.mjs';

const SAVERS = 5;
const MB = 2 ** 20;
const PIECE = MB / 16;
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Five who save, one who writes notes, one who uploads, each in the newest round. */
export async function workersOf(stage, demand) {
  const officer = await stage.party('nanchang-jb');
  const savers = [];
  for (let n = 0; n < 45 && savers.length < SAVERS; n += 1) {
    const { login, cityKey } = player(n);
    const clerk = await stage.party(login);
    const { organisation } = await (await stage.party(`${cityKey}-jb`))('GET /api/session');
    const { rounds } = await clerk('GET /api/rounds');
    const { id: roundId } = rounds.reduce((a, b) => (b.year > a.year ? b : a));
    const begun = await clerk('POST /api/dossiers', { body: { roundId, recommenderId: organisation.id } }).catch(() => null);
    if (begun !== null) savers.push({ clerk, params: { id: begun.id } });
  }
  if (savers.length < SAVERS) throw new Error(`only ${savers.length} could begin a dossier`);
  const { dossiers } = await officer('GET /api/dossiers', { query: {} });
  const params = { id: dossiers.find(({ state }) => state.name !== 'draft').id };
  const supervisor = await stage.party('jiancha');
  return [...savers.map((one) => saver(one, demand)), noter({ officer, supervisor, params }, demand), uploader(savers[0], demand)];
}

/** Counts upwards in one field: what stands is the last number that was acknowledged, or the one that was on its way. */
function saver({ clerk, params }, demand) {
  let [value, base, sent, done] = [0, 0, 0, 0];
  async function settle() {
    const { values, versions } = await clerk('GET /api/dossiers/{id}/form', { params });
    const [stands, version] = [Number(values.issuer ?? 0), versions.issuer ?? 0];
    demand(stands === value || stands === sent, `${clerk.login}: acknowledged ${value}, sent ${sent}, stands ${stands}`);
    demand(done === 0 || version - base === stands - value, `${clerk.login}: ${stands - value} values in ${version - base} versions`);
    [value, base, sent] = [stands, version, stands];
  }
  async function step() {
    sent = value + 1;
    const patches = [{ kind: 'value', key: 'issuer', value: String(sent), base }];
    const { results } = await clerk('PATCH /api/dossiers/{id}/form', { params, body: { patches } });
    if (results[0]?.version !== base + 1) throw new Error(`not saved: ${JSON.stringify(results)}`);
    [value, base, done] = [sent, base + 1, done + 1];
  }
  return { what: 'saves', settle, step, done: () => done };
}

/** Adds numbered notes: each that was acknowledged is there once, and as many as stand have their entry in the journal. */
function noter({ officer, supervisor, params }, demand) {
  const acknowledged = new Set();
  const began = Date.now();
  let n = 0;
  const entriesOf = async () => {
    const all = [];
    for (let after; ; after = all.at(-1).seq) {
      const { entries } = await supervisor('GET /api/journal', { query: { subject: params.id, after } });
      all.push(...entries);
      if (entries.length < 200) return all.filter(({ action }) => action === 'addNote').length;
    }
  };
  async function settle() {
    const { notes } = await officer('GET /api/dossiers/{id}/notes', { params });
    const bodies = notes.map(({ body }) => body);
    const ours = bodies.filter((body) => body.startsWith(`${began}第`));
    demand(new Set(ours).size === ours.length, 'a note stands twice');
    for (const body of acknowledged) demand(bodies.includes(body), `${body} is lost`);
    const entries = await entriesOf();
    demand(entries === bodies.length, `${bodies.length} notes, ${entries} entries`);
  }
  async function step() {
    n += 1;
    const body = `${began}第${n}条`;
    await officer('POST /api/dossiers/{id}/notes', { params, body: { body } });
    acknowledged.add(body);
    await pause(300);
  }
  return { what: 'notes', settle, step, done: () => acknowledged.size };
}

/** Sends a file of 1 MB in pieces, again and again; after a break it goes on from what was received, and what is kept has its digest. */
function uploader({ clerk, params }, demand) {
  let [bytes, received, done, resumed] = [null, 0, 0, 0];
  const begun = async (hash) => {
    const body = { kind: 'm12', name: '证明.pdf', size: bytes.length, hash };
    const upload = await clerk('POST /api/dossiers/{id}/uploads', { params, body });
    demand(upload.received >= received, `${received} bytes acknowledged, ${upload.received} stand`);
    if (upload.received > 0) resumed += 1;
    return upload;
  };
  /** Of an earlier try whose answer never came. */
  const keptAlready = async () =>
    (await clerk('GET /api/dossiers/{id}/materials', { params })).materials.find(({ name }) => name === '证明.pdf');
  async function sent(hash) {
    const { id: uploadId, received: from } = await begun(hash);
    for (let at = from; at < bytes.length; at += PIECE) {
      const body = new Blob([bytes.subarray(at, at + PIECE)]);
      const answer = await clerk('PATCH /api/dossiers/{id}/uploads/{uploadId}', {
        params: { ...params, uploadId },
        query: { offset: at },
        body,
      });
      received = answer.received;
    }
    return clerk('POST /api/dossiers/{id}/uploads/{uploadId}/finish', { params: { ...params, uploadId } });
  }
  async function step() {
    bytes ??= paddedPdf(MB);
    const hash = sha256(bytes);
    const kept = (await keptAlready()) ?? (await sent(hash));
    const at = { ...params, materialId: kept.id };
    const file = await clerk('GET /api/dossiers/{id}/materials/{materialId}/file', { params: at });
    demand(sha256(Buffer.from(await file.arrayBuffer())) === hash, 'a file differs from what was sent');
    await clerk('DELETE /api/dossiers/{id}/materials/{materialId}', { params: at });
    [bytes, received, done] = [null, 0, done + 1];
  }
  return { what: 'files of 1 MB', settle: async () => undefined, step, done: () => done, resumed: () => resumed };
}
