import { fuzz } from '../../bench/fuzz/fuzz.ts';
import { type Bad, type Document, recording, routesOf } from '../../bench/fuzz/wire.ts';
import { contract } from '../../src/api/contract/contract.ts';
import type { Contract, Route } from '../../src/api/contract/define.ts';
import { dayOf } from '../../src/core/calendar/instant.ts';
import { rolesOf } from '../../src/core/procedure/judge.ts';
import type { Relation } from '../../src/core/workflow/relation.ts';
import { prepare, smallPdf, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import { type Caller, callerOf } from '../../src/rehearsal/client.ts';
import { demoCreditCode } from '../../src/rehearsal/directory.ts';
import { assess, recommend, review } from '../../src/rehearsal/recommend.ts';
import { playQuarter } from '../../src/rehearsal/report.ts';
import { takeIn } from '../../src/rehearsal/review.ts';
import type { Stage } from '../../src/rehearsal/stage.ts';
import { playRound, roundOf } from '../../src/rehearsal/year.ts';
import { minimalInput } from './minimal.ts';
import { type Place, startPlace } from './system.ts';

/** Those who ask: first whom the case does not concern, then its parties. A is Nanchang and an applicant there, B is Jiujiang. */
export const outsiders = [
  'public',
  'clerkB',
  'officerB',
  'leaderB',
  'directOfficer',
  'directLeader',
  'otherExpert',
  'administrator',
] as const;
export const insiders = ['supervisor', 'expertA', 'clerkA', 'officerA', 'leaderA', 'provinceOfficer', 'provinceLeader'] as const;
export const askers = [...outsiders, ...insiders];
export type Asker = (typeof askers)[number];

export const askerLabels: Readonly<Record<Asker, string>> = {
  public: '公众',
  clerkB: '乙企业经办',
  officerB: '乙市经办',
  leaderB: '乙市领导',
  directOfficer: '协会经办',
  directLeader: '协会领导',
  otherExpert: '未分派专家',
  administrator: '管理员',
  supervisor: '监察',
  expertA: '分派的专家',
  clerkA: '甲企业经办',
  officerA: '甲市经办',
  leaderA: '甲市领导',
  provinceOfficer: '省厅经办',
  provinceLeader: '省厅领导',
};

/** Whether the contract lets somebody with these roles through the door at all. */
export const mayKnock = ({ who }: Route, roles: readonly string[], asker: Asker): boolean =>
  who === 'public' || (asker !== 'public' && (who === 'signedIn' || roles.some((role) => (who as readonly string[]).includes(role))));

const city: readonly Asker[] = ['officerA', 'leaderA'];
const province: readonly Asker[] = ['provinceOfficer', 'provinceLeader'];

/** Routes below these paths are about one case; only its parties may be answered. Longer paths go first. */
const parties: readonly (readonly [path: string, who: readonly Asker[]])[] = [
  ['/api/dossiers/{id}', [...insiders]],
  ['/api/draws/{dossierId}', [...insiders]],
  ['/api/discussions/{id}', [...insiders]],
  ['/api/invitations/{id}', ['expertA']],
  ['/api/reports/{id}', ['clerkA', ...city, ...province, 'supervisor']],
  ['/api/summaries/{id}', [...city, ...province, 'supervisor']],
  ['/api/revocations/{id}', ['clerkA', ...province, 'supervisor']],
  ['/api/rewards/{id}', ['clerkA', ...province, 'supervisor']],
  ['/api/showcases/{id}', [...city, ...province]],
  ['/api/platform-changes/{id}', ['clerkA', ...province, 'supervisor']],
  ['/api/policies/{id}', [...province, 'supervisor']],
  ['/api/objections/{id}', [...province, 'supervisor']],
  ['/api/complaints/{id}', province],
  ['/api/audits/{id}', [...city, ...province, 'clerkA', 'supervisor']],
  ['/api/away/{id}', [...province, 'expertA']],
  ['/api/inquiries/{id}', [...city, 'clerkA']],
  ['/api/reconsiderations/{id}', []],
  ['/api/platforms/{id}/reward', province],
  ['/api/platforms/{id}/revocations', province],
  ['/api/platforms/{id}/changes', ['clerkA']],
  ['/api/platforms/{id}/profile', [...outsiders, ...insiders]],
  ['/api/platforms/{id}/showcases', [...city, ...province]],
  ['/api/earlier-platforms/{id}', province],
  ['/api/interpretations/{id}', [...city, ...province]],
  ['/api/rounds/{id}/rewards', [...province, 'supervisor']],
  ['/api/rounds/{id}/notice-draft', province],
  ['/api/notice-drafts/{id}', province],
  ['/api/rounds/{id}/ranking', [...province, 'supervisor']],
  ['/api/rounds/{id}/proposed-list', province],
  ['/api/proposed-lists/{id}', province],
  ['/api/notices/{id}/recognitions', [...province, 'supervisor']],
  ['/api/notices/{id}/recognition', province],
  ['/api/notices/{id}/posting', [...province, 'supervisor']],
  ['/api/recognitions/{id}', province],
  ['/api/rounds/{id}/changes/foreseen', province],
  ['/api/rounds/{id}/pool', [...province, 'supervisor']],
  ['/api/pool-changes/{id}', province],
  ['/api/round-changes/{id}', province],
  ['/api/rounds/{id}/cancel', province],
  ['/api/rounds/{id}/steps', province],
  ['/api/rounds/{id}/reveal', province],
  ['/api/rounds/{id}/quotas', province],
  ['/api/experts/{accountId}', province],
  ['/api/colleagues/{id}', ['clerkA']],
  ['/api/organisations/{id}/handover', ['clerkA', ...city]],
  ['/api/handovers/{id}', ['administrator', ...city, 'provinceLeader']],
  ['/api/password-links/{id}', ['administrator']],
  ['/api/role-grants/{id}', ['administrator']],
  ['/api/licences/{id}', ['clerkA', ...city]],
  ['/api/absences/{id}', city],
  ['/api/opened/{id}', [...city, ...province]],
  ['/api/openings/{id}', city],
  ['/api/sessions/{id}', []],
];

/** Whether the route is about one case, and the asker is none of its parties. */
export function isStranger(key: string, asker: Asker): boolean {
  const about = parties.find(([path]) => (key.split(' ')[1] as string).startsWith(path));
  return about !== undefined && !about[1].includes(asker);
}

/** In what relation the parties stand to the case of the scene; everybody else in none. */
const relations: Readonly<Partial<Record<Asker, Relation>>> = {
  supervisor: 'supervisor',
  expertA: 'panelistOf',
  clerkA: 'applicantOf',
  officerA: 'recommenderOf',
  leaderA: 'recommenderOf',
  provinceOfficer: 'authorityOf',
  provinceLeader: 'authorityOf',
};

/** Whose a step is by its row; `null`: it hangs on the facts (a side of the table's own), or no step was asked. */
export function isTheirs({ key, step, asker, roles }: Pick<Tried, 'key' | 'step' | 'asker' | 'roles'>): boolean | null {
  const row = (contract as Contract)[key]?.procedure?.steps[step ?? ''];
  if (row === undefined) return null;
  if (!rolesOf(row.role).some((role) => roles.includes(role))) return false;
  return typeof row.by === 'string' ? relations[asker] === row.by : null;
}

export type Tried = {
  readonly key: string;
  /** Where the address names a step: which. Each of its table is asked. */
  readonly step: string | null;
  readonly asker: Asker;
  /** The roles of the account that asked. */
  readonly roles: readonly string[];
  readonly status: number;
  /** The media type that it came as, without parameters. */
  readonly type: string;
  readonly text: string;
};
export type Matrix = {
  readonly tried: readonly Tried[];
  /** The OpenAPI document as it was served. */
  readonly document: Document;
  /** What a slice of bench/fuzz.mjs broke: strange values, after everybody had asked everything. */
  readonly broken: readonly Bad[];
  /** What must not be read by a stranger: id, number and applicant of the case under way. */
  readonly secrets: readonly string[];
  /** The case before and after all strangers had tried to write. */
  readonly untouched: readonly [string, string];
  readonly logged: readonly string[];
  /** What the journal says that the supervisor read while it asked every reading route once: action, and what of it. */
  readonly noted: readonly { readonly action: string; readonly what: string | null }[];
  /** What the journal answered to each way of asking, before anybody wrote. */
  readonly searched: Searched;
};

type Subject = {
  readonly params: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly logins: Readonly<Record<Exclude<Asker, 'public'>, string>>;
  /** The clerk of the recognised platform, which is another applicant of the same city. */
  readonly platformClerk: string;
  readonly dossierId: string;
  readonly secrets: readonly string[];
};

/** Every role asks every route of the contract with the smallest valid input: all reads, then the strangers' writes, then the parties'. */
export async function tryMatrix(): Promise<Matrix> {
  const place = await startPlace({ applicants: 12, experts: 8 });
  try {
    const document: Document = await (await place.send('/api/openapi.json', {})).json();
    const [routes, report] = [routesOf(document), new Map()];
    const { send, seeds } = recording(place.send, routes, report);
    const heard = { ...place, send };
    const makePending = async (id: string) =>
      (await place.system.world()).asSystem((tx) => tx.directory.changeOrganisation(id, { pending: true }));
    const subject = await setTheScene({ stage: place.stage, makePending });
    // Who is answered what, not how often: a slow machine must not read as another answer.
    const rested = async () =>
      (await place.system.world()).asSystem((tx) => tx.throttles.sweep('9999-01-01T00:00:00Z', '1970-01-01T00:00:00Z'));
    const each = async (asked: Asked, { keys, who }: Asking) => {
      const answers: Tried[] = [];
      for (const asker of who) {
        await rested();
        answers.push(...(await askAll(asked, subject, { keys, who: [asker] })));
      }
      return answers;
    };
    const tried = await each(heard, { keys: reads, who: askers });
    const noted = await readingsIn(place);
    const searched = await searchesIn(place, subject);
    const before = await fingerprint(place, subject);
    tried.push(...(await each(place, { keys: writes, who: outsiders })));
    const after = await fingerprint(place, subject);
    tried.push(...(await each(heard, { keys: writes, who: insiders })));
    const broken = await fuzz({ send: place.send, routes, seeds, requests: 300, seed: 2026, width: 1 }, report);
    return { tried, document, broken, secrets: subject.secrets, untouched: [before, after], logged: [...place.logged], noted, searched };
  } finally {
    await place.close();
  }
}

type Entry = {
  action: string;
  article: string | null;
  subjectId: string;
  applicantId: string | null;
  organisationId: string | null;
  at: string;
  seq: number;
};
type Searched = Readonly<
  Record<
    'number' | 'prefix' | 'word' | 'certificate' | 'certificateWord' | 'unit' | 'unitWord' | 'article' | 'day' | 'both' | 'none' | 'after',
    readonly Entry[]
  >
> & {
  readonly subject: Pick<Subject, 'dossierId'> & { readonly day: string };
  readonly refused: readonly number[];
};

/** Every way of asking the journal, about the case under way and last year's platform. */
async function searchesIn({ stage }: Place, { dossierId, secrets, params }: Subject): Promise<Searched> {
  const supervisor = await stage.party('jiancha');
  const [, number = '', unit = ''] = secrets;
  const certificate = params.certificates?.number ?? '';
  const ask = async (query: Record<string, string | number>) =>
    (await supervisor('GET /api/journal', { query })).entries as unknown as Entry[];
  const ofCase = await ask({ number });
  const day = dayOf(ofCase[0]?.at ?? '');
  const refused = [{ from: '0001-01-01' }, { to: '9999-12-31' }, { from: '2026-03-02', to: '2026-03-01' }, { from: '2026-02-30' }];
  return {
    ...{ number: ofCase, prefix: await ask({ number: '赣平2026' }), word: await ask({ search: number }) },
    ...{ certificate: await ask({ certificate }), certificateWord: await ask({ search: certificate }) },
    ...{ unit: await ask({ unit }), unitWord: await ask({ search: unit }), article: await ask({ article: '第十二条' }) },
    ...{
      day: await ask({ from: day, to: day }),
      both: await ask({ number, article: '第八条' }),
      none: await ask({ number: '赣平2099-0001' }),
    },
    after: await ask({ number, after: ofCase[1]?.seq ?? 0 }),
    subject: { dossierId, day },
    refused: await Promise.all(refused.map(async (query) => (await supervisor.refused('GET /api/journal', { query })).status)),
  };
}

/** The entries of the account that supervises. */
async function readingsIn({ system, stage }: Place): Promise<Matrix['noted']> {
  const { account } = await (await stage.party('jiancha'))('GET /api/session');
  const entries = await (await system.world()).asSystem((tx) => tx.journal.entries({}));
  return entries
    .filter(({ actorId }) => actorId === account.id)
    .map(({ action, detail }) => ({
      action: String(action),
      what: (detail as { what?: string }).what ?? null,
    }));
}

/** What is asked: a route, and of one that takes the steps of a table each of them. */
export type Ask = { readonly key: string; readonly step: string | null };
/** As it stands in the address: `POST /api/rewards/{id}/steps/pay`. */
export const shownAsk = ({ key, step }: Ask): string => (step === null ? key : key.replace('{step}', step));

const keys: readonly Ask[] = Object.entries(contract as Contract)
  .flatMap(([key, { bodies }]): Ask[] => (bodies ? Object.keys(bodies).map((step) => ({ key, step })) : [{ key, step: null }]))
  .sort((a, b) => rank(shownAsk(a)) - rank(shownAsk(b)));
export const reads = keys.filter(({ key }) => key.startsWith('GET'));
export const writes = keys.filter(({ key }) => !key.startsWith('GET'));

/** What ends something is asked last: a withdrawn dossier or a closed session would make the rest say less. */
function rank(key: string): number {
  if (key === 'DELETE /api/session') return 2;
  return /withdraw|recuse|recusals|handover|\/decide$|password-links/.test(key) ? 1 : 0;
}

type Asking = { keys: readonly Ask[]; who: readonly Asker[] };

type Session = { readonly token: string | null; readonly roles: readonly string[] };
const nobody: Session = { token: null, roles: [] };

type Asked = Pick<Place, 'send' | 'stage' | 'password'>;

export async function askAll(place: Asked, subject: Subject, { keys, who }: Asking): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const asker of who) {
    const sessions = new Map<string, Session>();
    for (const ask of keys) {
      const { key, step } = ask;
      const login = loginOf(subject, key, asker);
      const session = login === null ? nobody : (sessions.get(login) ?? (await signIn(place, login)));
      if (login !== null) sessions.set(login, session);
      const response = await place.send(addressOf(subject, ask), requestOf(subject, ask, { asker, token: session.token }));
      const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
      // A stand-in that was just entered gives another person rights: who may what is read anew.
      if (response.ok && key.includes('/api/absences') && !key.startsWith('GET')) sessions.clear();
      const type = (response.headers.get('content-type') ?? '').split(';')[0] as string;
      tried.push({ key, step, asker, roles: session.roles, status: response.status, type, text });
    }
  }
  return tried;
}

const isOfPlatform = (key: string) => /\/api\/(reports|summaries|revocations|rewards|showcases|platforms|platform-changes)/.test(key);

function loginOf(subject: Subject, key: string, asker: Asker): string | null {
  if (asker === 'public') return null;
  return asker === 'clerkA' && isOfPlatform(key) ? subject.platformClerk : subject.logins[asker];
}

async function signIn(place: Asked, login: string): Promise<Session> {
  const { token } = await place.stage.anyone('POST /api/session', { body: { login, password: place.password } });
  const { account } = await callerOf(place.send, login, token)('GET /api/session');
  return { token, roles: account.roles };
}

function addressOf(subject: Subject, { key, step }: Ask): string {
  const path = key.split(' ')[1] as string;
  const { params, query } = (contract as Contract)[key] as Route;
  const noun = /^\/api\/(\w+)/.exec(path)?.[1] as string;
  const anything = (params ? minimalInput(params) : {}) as Readonly<Record<string, unknown>>;
  const values: Readonly<Record<string, unknown>> = {
    ...anything,
    ...subject.params.all,
    ...subject.params[noun],
    ...(step === null ? {} : { step }),
  };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const asked = query ? Object.entries(minimalInput(query, typicalQuery) as Record<string, string>) : [];
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked)}`;
}

const typicalQuery = {
  name: '证明.pdf',
  path: 'address',
  offset: 0,
  month: 1,
  address: 'https://gxt.jiangxi.gov.cn/1',
  on: '2026-03-11',
  time: '09:30',
};

type Sender = { asker: Asker; token: string | null };

function requestOf(subject: Subject, { key, step }: Ask, { asker, token }: Sender): RequestInit {
  const { bodies = {}, body = bodies[step ?? ''] } = (contract as Contract)[key] as Route;
  const method = key.split(' ')[0] as string;
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  if (body === undefined) return { method, headers };
  if (body === 'bytes') return { method, headers, body: smallPdf(`${asker} ${key}`) };
  const known = { ...subject.body, login: `nobody-${asker.toLowerCase()}` };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(minimalInput(body, known)) };
}

async function fingerprint({ stage }: Place, { dossierId }: Subject): Promise<string> {
  const officer = await stage.party('nanchang-jb');
  const at = { params: { id: dossierId } };
  const { state, version } = await officer('GET /api/dossiers/{id}', at);
  const form = await officer('GET /api/dossiers/{id}/form', at);
  const { materials } = await officer('GET /api/dossiers/{id}/materials', at);
  const { entries } = await (await stage.party('jiancha'))('GET /api/journal', { query: { subject: dossierId } });
  return JSON.stringify([
    state,
    version,
    form,
    materials,
    entries.map((entry) => entry.action).filter((action) => action !== 'readJournal'),
  ]);
}

/** `makePending` sets an organisation back to where no authority has seen its certificate, which no route does. */
type Scene = { readonly stage: Stage; makePending(organisationId: string): Promise<unknown> };

/** Last year one platform recognised, with a report, a reward, a showcase, a revocation and an objection; this year one dossier before its panel. */
export async function setTheScene({ stage, makePending }: Scene): Promise<Subject> {
  const platform = await lastYear(stage);
  const dossier = await thisYear(stage);
  const seated = new Set(dossier.panel);
  const { experts } = await (await stage.party('sheng-jb'))('GET /api/experts');
  // The first that was drawn moderates the discussion: whoever that is, the answers are the moderator's.
  const expertA = experts.find((one) => one.accountId === dossier.panel[0]);
  const clerk = await stage.party(player(11).login);
  const { messages } = await clerk('GET /api/messages', { query: {} });
  const own = await clerk('GET /api/session');
  const { sessions: others } = await (await stage.party(player(3).login))('GET /api/sessions');
  const cityOfficer = await (await stage.party('nanchang-jb'))('GET /api/session');
  const cityLeader = await (await stage.party('nanchang-ld'))('GET /api/session');
  const away = { accountId: cityOfficer.account.id, deputyId: cityLeader.account.id, fromOn: stage.today, toOn: stage.today };
  const absence = await (await stage.party('nanchang-ld'))('POST /api/absences', { body: away });
  await makePending(own.organisation.id);
  const brought = await clerk('PUT /api/organisation/licence', { query: { name: '营业执照.pdf' }, body: smallPdf('licence') });
  const admin = await stage.party('admin');
  const { accounts } = await admin('GET /api/accounts', { query: {} });
  const account = accounts.find((one) => one.login === 'kexueyuan-jb');
  const { link } = await admin('PATCH /api/accounts/{id}', { params: { id: account?.id as string }, body: { resetPassword: true } });
  await admin('PATCH /api/accounts/{id}', { params: { id: account?.id as string }, body: { roles: ['officer', 'leader'] } });
  const { grants } = await admin('GET /api/role-grants');
  const { organisation: platformOwner } = await (await stage.party(player(0).login))('GET /api/session');
  const handing = { params: { id: platformOwner.id }, body: { login: 'jieshou', name: '罗春花', reason: '原管理员离职' } };
  const handover = await (await stage.party('nanchang-jb'))('POST /api/organisations/{id}/handover', handing);
  return {
    params: {
      all: { ...dossier.params, year: '2027', annex: '2.pdf', kind: 'm11', accountId: expertA?.accountId as string },
      dossiers: { id: dossier.params.dossierId },
      rounds: { id: dossier.roundId },
      absences: { id: absence.id },
      recusals: { id: dossier.recusalId },
      discussions: { id: dossier.params.dossierId },
      invitations: { id: dossier.params.dossierId },
      organisations: { id: own.organisation.id },
      colleagues: { id: own.account.id },
      licences: { id: brought.id },
      password: { id: link?.id as string },
      role: { id: grants[0]?.id as string },
      handovers: { id: handover.id },
      earlier: { id: await earlierPlatform(stage) },
      interpretations: { id: await questionOf(stage) },
      complaints: { id: await complaintOf(stage) },
      policies: await policyOf(stage),
      audits: { id: await auditOf(stage, dossier.params.dossierId) },
      reconsiderations: { id: dossier.reconsiderationId },
      round: { id: await changeOf(stage, dossier.roundId) },
      pool: { id: await poolChangeOf(stage, dossier.roundId) },
      sessions: { id: others[0]?.id as string },
      messages: { id: messages[0]?.id as string },
      matters: { matter: messages[0]?.matter as string },
      accounts: { id: account?.id as string },
      ...platform,
    },
    body: {
      ...{ day: stage.today, paidOn: stage.today, dossierId: dossier.params.dossierId, roundId: dossier.roundId },
      ...{ key: 'email', path: 'legalMobile', purpose: '核对材料', fields: ['digitalisation'], ...away, ...organisations(account) },
    },
    logins: {
      ...{ clerkB: 'qiye02', officerB: 'jiujiang-jb', leaderB: 'jiujiang-ld', directOfficer: 'xiehui-jb', directLeader: 'xiehui-ld' },
      ...{ administrator: 'admin', supervisor: 'jiancha', clerkA: player(11).login, officerA: 'nanchang-jb', leaderA: 'nanchang-ld' },
      ...{ provinceOfficer: 'sheng-jb', provinceLeader: 'sheng-ld' },
      expertA: expertA?.login as string,
      otherExpert: experts.find((one) => !seated.has(one.accountId))?.login as string,
    },
    platformClerk: player(0).login,
    dossierId: dossier.params.dossierId,
    secrets: [dossier.params.dossierId, dossier.number, player(11).name],
  };
}

/** A case of another city that is declined, and whose applicant asks for 复核 (第四条). */
async function reconsidered(stage: Stage, round: { id: string; year: number }): Promise<string> {
  const one = await submit(stage, await prepare(stage, round, { ...player(10), fate: 'declined' }));
  await review(stage, one);
  const body = { grounds: '合作协议续签在有效期内，见材料（八）。' };
  return (await (await stage.party(one.login))('POST /api/dossiers/{id}/reconsiderations', { params: { id: one.dossierId }, body })).id;
}

/** A policy of the province that a leader is to publish (第十三条). */
async function policyOf(stage: Stage): Promise<{ id: string; fileId: string }> {
  const officer = await stage.party('sheng-jb');
  const text = { title: '服务券优先用于示范平台', kind: 'purchase' as const, body: '服务券可以抵付服务费。', basis: '省服务券管理办法' };
  const { id } = await officer('POST /api/policies', { body: { ...text, fromOn: stage.today } });
  const file = await officer('PUT /api/policies/{id}/files', {
    params: { id },
    query: { name: '服务券办法.pdf' },
    body: smallPdf('policy'),
  });
  return { id, fileId: file.id };
}

/** A question of Nanchang about a sentence of the measure (第十八条). */
async function changeOf(stage: Stage, id: string): Promise<string> {
  const body = { reviewBy: `${stage.today.slice(0, 4)}-12-30`, reason: '专家时间冲突，顺延评审' };
  return (await (await stage.party('sheng-jb'))('POST /api/rounds/{id}/changes', { params: { id }, body })).id;
}

/** An expert is to leave this year's pool, which a leader has not decided yet (第八条（四）). */
async function poolChangeOf(stage: Stage, id: string): Promise<string> {
  const officer = await stage.party('sheng-jb');
  const { people } = await officer('GET /api/rounds/{id}/pool', { params: { id } });
  const lines = people.slice(-1).map(({ accountId }) => ({ kind: 'remove' as const, accountId }));
  return (await officer('POST /api/rounds/{id}/pool/changes', { params: { id }, body: { reason: '专家退休', lines } })).id;
}

/** Somebody says that fees were asked for (第四条、第十六条). */
async function complaintOf(stage: Stage): Promise<string> {
  const said = { kind: 'fees' as const, about: '某咨询公司', content: '该公司称交费可以包过认定。' };
  await stage.anyone('POST /api/complaints', { body: said });
  const { complaints } = await (await stage.party('sheng-jb'))('GET /api/complaints', { query: {} });
  return complaints[0]?.id as string;
}

/** A supervisor asks the applicant about the case (第十六条). */
async function auditOf(stage: Stage, aboutId: string): Promise<string> {
  const body = { kind: 'question' as const, about: 'dossier' as const, aboutId, whom: 'applicant' as const };
  return (
    await (
      await stage.party('jiancha')
    )('POST /api/audits', { body: { ...body, body: '请说明职工人数的依据。', dueOn: stage.today } })
  ).id;
}

async function questionOf(stage: Stage): Promise<string> {
  const body = { edition: 'jx-2023', sentence: '6.3.s3', question: '服务次数还是服务户数？' };
  return (await (await stage.party('nanchang-jb'))('POST /api/interpretations', { body })).id;
}

/** A platform that was recognised before the system came, entered and not confirmed yet (第十九条). */
async function earlierPlatform(stage: Stage): Promise<string> {
  const officer = await stage.party('sheng-jb');
  const title = {
    certificateNumber: '旧2024-1',
    documentNumber: '赣工信企业字〔2024〕1号',
    validFrom: '2024-05-10',
    validTo: '2027-05-09',
  };
  const unit = { name: '赣江企业服务有限公司', creditCode: demoCreditCode(700), city: '南昌市', functions: '信息查询' };
  await officer('POST /api/earlier-platforms', { body: { rows: [{ ...unit, ...title }] } });
  const { rows } = await officer('GET /api/earlier-platforms');
  return rows[0]?.id as string;
}

const penalty = {
  ...{ source: '审计移交', kind: 'penalty' as const, body: '南昌市市场监督管理局', documentNumber: '洪市监罚〔2025〕12号' },
  ...{ documentOn: '2025-06-30', article: '《中华人民共和国反不正当竞争法》第八条' },
};

const organisations = (account: { organisationId: string } | undefined) => ({
  organisationId: account?.organisationId,
  recommenderId: account?.organisationId,
});

async function lastYear(stage: Stage): Promise<Subject['params']> {
  const { recognised } = await playRound(stage, { year: 2025, players: [{ ...player(0), fate: 'objectionDismissed' }] });
  const one = recognised[0];
  if (!one) throw new Error('nobody was recognised');
  const at = { params: { id: one.platformId } };
  const [officer, cityOfficer, clerk] = await parties3(stage.party, ['sheng-jb', 'nanchang-jb', one.login]);
  const revocation = await officer('POST /api/platforms/{id}/revocations', { ...at, body: penalty });
  const opened = { params: { id: revocation.id } };
  await officer('PATCH /api/revocations/{id}', { ...opened, body: { facts: '查明的事实', evidence: '证据' } });
  await officer('PUT /api/revocations/{id}/evidence', { ...opened, query: { name: '处罚决定书.pdf' }, body: smallPdf('penalty') });
  await (await stage.party('sheng-ld'))('POST /api/revocations/{id}/verify', { ...opened, body: {} });
  const reward = await officer('POST /api/platforms/{id}/reward', at);
  const showcase = await cityOfficer('POST /api/platforms/{id}/showcases', { ...at, body: { title: '经验', body: '做法' } });
  const changed = { name: '赣州启明检测集团有限公司', changedOn: stage.today, reason: '改制更名' };
  const change = await clerk('POST /api/platforms/{id}/changes', { ...at, body: changed });
  const renamed = { params: { id: change.id } };
  const licence = await clerk('PUT /api/platform-changes/{id}/files', { ...renamed, query: { name: '新执照.pdf' }, body: smallPdf('new') });
  await clerk('POST /api/platform-changes/{id}/steps/{step}', { params: { ...renamed.params, step: 'submit' }, body: {} });
  await playQuarter(stage, { year: 2025, quarter: 3 }, recognised);
  const { reports } = await clerk('GET /api/reports', { query: {} });
  const { summaries } = await cityOfficer('GET /api/summaries', { query: {} });
  // Below an accepted table nothing moves, so that every step would say the same: the province gives it back.
  const givenBack = { params: { id: summaries[0]?.id as string, step: 'return' as const }, body: { reason: '合计与报表不符，请核对' } };
  await officer('POST /api/summaries/{id}/steps/{step}', givenBack);
  const { notices } = await stage.anyone('GET /api/notices');
  const { objections } = await officer('GET /api/objections', { query: { limit: 200 } });
  const { rounds } = await officer('GET /api/rounds');
  const { signed } = await officer('GET /api/rounds/{id}/ranking', {
    params: { id: rounds.find(({ year }) => year === 2025)?.id as string },
  });
  const { recognitions } = await officer('GET /api/notices/{id}/recognitions', { params: { id: notices[0]?.id as string } });
  return {
    proposed: { id: signed[0]?.id as string },
    recognitions: { id: recognitions[0]?.id as string },
    platforms: { id: one.platformId },
    certificates: { number: one.certificateNumber },
    revocations: { id: revocation.id },
    rewards: { id: reward.id },
    showcases: { id: showcase.id },
    platform: { id: change.id, fileId: licence.id },
    reports: { id: reports[0]?.id as string },
    summaries: { id: summaries[0]?.id as string },
    notices: { id: notices[0]?.id as string },
    notice: { id: notices[0]?.id as string },
    objections: { id: objections[0]?.id as string },
  };
}

const parties3 = async (party: (login: string) => Promise<Caller>, logins: readonly [string, string, string]) =>
  (await Promise.all(logins.map(party))) as [Caller, Caller, Caller];

/** Whoever is drawn says that no conflict stands against the seat: before that the case is shut. */
async function takesSeat(stage: Stage, accountId: string, { params }: { params: { id: string } }): Promise<void> {
  const { experts } = await (await stage.party('sheng-jb'))('GET /api/experts');
  const expert = await stage.party(experts.find((one) => one.accountId === accountId)?.login ?? '');
  await expert('POST /api/invitations/{id}/steps/{step}', { params: { ...params, step: 'accept' }, body: {} });
}

async function thisYear(stage: Stage) {
  await stage.day('2026-02-24');
  const officer = await stage.party('sheng-jb');
  const round = await officer('POST /api/rounds', { body: roundOf(2026) });
  await stage.day('2026-03-10');
  const drafted = await prepare(stage, { id: round.id, year: 2026 }, { ...player(11), fate: 'recognised' });
  const begun = { kind: 'm11', name: '未传完.pdf', size: 10, hash: '0'.repeat(64) };
  const uploading = { params: { id: drafted.dossierId }, body: begun };
  const upload = await (await stage.party(drafted.login))('POST /api/dossiers/{id}/uploads', uploading);
  const one = await submit(stage, drafted);
  await review(stage, one);
  await assess(stage, one);
  await recommend(stage, one);
  await takeIn(stage, one);
  await stage.day('2026-03-11');
  const at = { params: { id: one.dossierId } };
  const { seats } = await officer('POST /api/dossiers/{id}/panel', at);
  for (const { accountId } of seats) await takesSeat(stage, accountId, at);
  const { rows } = await (await stage.party('nanchang-jb'))('GET /api/dossiers/{id}/sample', at);
  const leaving = seats.at(-1)?.accountId as string;
  const recusal = await officer('POST /api/dossiers/{id}/panel/{accountId}/recuse', {
    params: { id: one.dossierId, accountId: leaving },
    body: { reason: '据反映有利害关系' },
  });
  const { materials } = await officer('GET /api/dossiers/{id}/materials', at);
  for (const login of ['nanchang-jb', 'nanchang-ld', 'sheng-jb', 'sheng-ld'])
    await (await stage.party(login))('POST /api/dossiers/{id}/files/opened', { ...at, body: { purpose: '核对材料' } });
  const reconsiderationId = await reconsidered(stage, { id: round.id, year: 2026 });
  const stamped = { params: { ...at.params, paper: '6' as const }, query: { name: '声明函.pdf' }, body: smallPdf('stamped') };
  const scan = await (await stage.party(player(11).login))('PUT /api/dossiers/{id}/scans/{paper}', stamped);
  return {
    roundId: round.id,
    recusalId: recusal.id,
    reconsiderationId,
    leaving,
    number: one.number as string,
    panel: seats.filter((seat) => seat.state === 'seated').map((seat) => seat.accountId),
    params: {
      ...{ dossierId: one.dossierId, rowId: rows[0]?.rowId as string, materialId: materials[0]?.id as string },
      ...{ scanId: scan.id, paper: '6', uploadId: upload.id },
    },
  };
}
