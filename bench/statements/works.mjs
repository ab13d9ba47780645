// What is measured: the assembled system in this process (no HTTP) with one complete case of the rehearsal, each request as it comes over the wire. Neither side's
// client reads what it is answered beyond its bytes, and what is sent was written before: only the server's work is counted.
import { randomUUID } from 'node:crypto';
import { startDrafting } from '../../test/journeys/system.ts';

/** How often one work is asked at most; what is sent is prepared for as many. */
export const MOST = 400;

/** A request like a browser's: bytes to send, bytes to receive. */
function asker(send, token) {
  const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), 'content-type': 'application/json' };
  return async (method, path, body) => {
    const answer = await send(path, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`${method} ${path} ${answer.status} ${await answer.text()}`);
    return answer.arrayBuffer();
  };
}

/** The system in a data folder, and its works by name: `ask` once, and `before` it is first asked; `beside`: its bare counterpart. */
export async function startWorks(folder) {
  const { place, drafted, clerk, stranger } = await startDrafting({ DATA_DIR: folder });
  const as = async (login) => {
    const { token } = await place.stage.anyone('POST /api/session', { body: { login, password: place.password } });
    return asker(place.send, token);
  };
  const [ofClerk, ofStranger, ofOfficer] = await Promise.all([clerk.login, stranger.login, 'nanchang-jb'].map(as));
  const id = drafted.dossierId;
  const params = { id };
  const form = await clerk('GET /api/dossiers/{id}/form', { params });
  let version = form.versions.email ?? 0;
  const save = async () => {
    const patches = [{ kind: 'value', key: 'email', value: `fuwu${version}@example.cn`, base: version }];
    await ofClerk('PATCH', `/api/dossiers/${id}/form`, JSON.stringify({ patches }));
    version += 1;
  };
  const bodies = await listsOf(place, { stranger, id, cells: form.tables.served[0].cells });
  const read = (path) => () => ofClerk('GET', path);
  const works = [
    { name: 'health', ask: () => asker(place.send, null)('GET', '/api/health'), beside: '/health' },
    { name: 'session', ask: read('/api/session') },
    { name: 'patch one field', ask: save, beside: 'patch', goal: { statements: 8, ratio: 5 } },
    {
      name: `form, ${form.tables.served.length} rows`,
      ask: read(`/api/dossiers/${id}/form`),
      beside: '/applications/1',
      goal: { ratio: 8 },
    },
    { name: 'dossier head', ask: read(`/api/dossiers/${id}`), goal: { statements: 14, ms: 7 } },
    { name: 'checks', ask: read(`/api/dossiers/${id}/checks`) },
    {
      name: 'city inbox',
      before: () => clerk('POST /api/dossiers/{id}/steps/{step}', { params: { id, step: 'submit' }, body: {} }),
      ask: () => ofOfficer('GET', '/api/inbox'),
      beside: '/applications/list',
      goal: { ms: 8 },
    },
    { name: '120 rows at once', ask: () => ofStranger('PATCH', bodies.path, bodies.next()), beside: 'create', goal: { ratio: 6 } },
  ];
  const kept = async () => {
    const { versions } = await clerk('GET /api/dossiers/{id}/form', { params });
    if (versions.email !== version) throw new Error(`${version} changes were sent, ${versions.email} are kept`);
  };
  return { place, works, kept };
}

/** Lists of 120 rows for a draft of another applicant, so that the first case can be handed in. */
async function listsOf(place, { stranger, id, cells }) {
  const { organisation } = await stranger('GET /api/session');
  const { roundId, recommenderId } = await (await place.system.world()).asSystem(async (tx) => {
    const { divisionCode } = await tx.directory.organisation(organisation.id);
    const cities = await tx.directory.organisations({ kinds: ['city'] });
    return { ...(await tx.dossiers.dossier(id)), recommenderId: cities.find((one) => one.divisionCode === divisionCode).id };
  });
  const other = await stranger('POST /api/dossiers', { body: { roundId, recommenderId } });
  const row = (_, i) => ({ kind: 'row', table: 'served', rowId: randomUUID(), position: i + 1, cells, base: 0 });
  const bodies = Array.from({ length: MOST }, () => JSON.stringify({ patches: Array.from({ length: 120 }, row) }));
  return {
    path: `/api/dossiers/${other.id}/form`,
    next: () => bodies.pop() ?? assertLeft(),
  };
}

const assertLeft = () => {
  throw new Error(`no list left: more than ${MOST} were asked for`);
};
