import assert from 'node:assert/strict';
import { uuidv7 } from 'uuidv7';
import type { Context, Transaction, World } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { type Refusal, Refused } from '../../src/acts/refusal.ts';
import { discuss } from '../../src/acts/review/discuss.ts';
import { answerInvitation, showInvitation } from '../../src/acts/review/invitation.ts';
import { showPanel } from '../../src/acts/review/show-panel.ts';
import { openRound } from '../../src/acts/scheme/open-round.ts';
import { exampleContent } from '../../src/core/annexes/example.ts';
import type { Row } from '../../src/core/annexes/field.ts';
import { announcedYears } from '../../src/core/calendar/years.ts';
import type { OrganisationKind } from '../../src/core/directory/organisation.ts';
import type { Round } from '../../src/core/scheme/round.ts';
import type { Role } from '../../src/core/workflow/relation.ts';
import { createSealer, newSecret, newToken, sha256 } from '../../src/store/crypto.ts';
import { oneTimeCode } from '../../src/store/one-time-code.ts';
import { createPool } from '../../src/store/pool.ts';
import { createDatabase, type Database } from '../../src/store/transaction.ts';
import { unitOf } from '../../src/store/unit.ts';
import type { Viewer } from '../../src/store/viewer.ts';
import { schemes } from '../law.ts';
import { testLog, testSigning } from '../signing.ts';
import { beforeServerEnds, withDatabase } from './database.ts';
import { migrated } from './migrated.ts';
import { assertWaitingKept } from './waiting-kept.ts';

const sealer = createSealer(Buffer.alloc(32, 7).toString('base64'));
const notAsked = () => Promise.reject(new Error('not asked here'));
export const tools: Context['tools'] = {
  newId: uuidv7,
  newSecret,
  newToken,
  digest: sha256,
  seal: sealer.seal,
  open: sealer.open,
  hashPassword: notAsked,
  verifyPassword: notAsked,
  files: { put: notAsked, open: notAsked, drop: notAsked, storedBefore: notAsked, sweepIncoming: notAsked, space: async () => 2 ** 40 },
  quotas: { dossier: 2 ** 30, accountDay: 2 ** 31 },
  lowSpace: 2 ** 30,
  parts: { write: notAsked, digest: notAsked, open: () => assert.fail('not asked here'), drop: notAsked, all: notAsked },
  door: { look: notAsked },
  chain: { verify: notAsked, lines: notAsked },
  scanner: null,
  mailer: null,
  hook: null,
  oneTimeDays: 7,
  oneTimeCode,
  secondFactorFor: [],
  proofMinutes: 10,
  dormantDays: 90,
  openingsADay: 30,
  schemes,
  demonstration: false,
  signing: testSigning(),
  log: testLog(),
  programDigest: null,
  mapReviewNumber: null,
  addressKnown: true,
};

/** A real, migrated database as the application sees it, under row-level security; only the clock is given. */
export type Acting = Awaited<ReturnType<typeof openActing>>;

export async function openActing() {
  const database = await withDatabase(migrated);
  const store = createDatabase(createPool(database.systemUrlConfig, 6));
  const system = <T>(work: (tx: Transaction) => Promise<T>) => inUnit(store, 'system', '2026-01-01')(work);
  const world = (today: string, viewer: Viewer = 'public'): World => ({
    today,
    now: `${today}T02:00:00.000Z`,
    wallNow: `${today}T02:00:00.000Z`,
    calendar: announcedYears,
    origin: { address: '192.0.2.1', device: null },
    tools,
    inTransaction: inUnit(store, viewer, today),
    asSystem: inUnit(store, 'system', today),
  });
  const on = (actor: SignedIn, today: string): Context => ({ ...world(today, actor), actor });
  const end = async () => {
    await assertWaitingKept(store, schemes);
    await store.close();
  };
  let ended: Promise<void> | undefined;
  const close = (): Promise<void> => {
    ended ??= end();
    return ended;
  };
  beforeServerEnds(close);
  return { store, system, world, on, close };
}

const inUnit =
  (store: Database, viewer: Viewer, today: string) =>
  <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    store.as(viewer, (tx) => work(unitOf(tx, { sealer, schemes }, `${today}T02:00:00.000Z`)));

export async function organisation(
  { system }: Acting,
  kind: OrganisationKind,
  name: string,
  divisionCode: string | null = null,
): Promise<string> {
  const id = uuidv7();
  // Its end: the front is the time, which two of the same millisecond share.
  const creditCode = kind === 'applicant' ? id.replaceAll('-', '').slice(-18).toUpperCase() : null;
  await system((tx) =>
    tx.directory.addOrganisation({
      ...{ id, kind, name, creditCode, divisionCode },
      reportsTo: null,
      active: true,
      createdAt: '2026-01-01T00:00:00.000Z',
    }),
  );
  return id;
}

export async function person({ system }: Acting, organisationId: string, name: string, roles: Role[]): Promise<SignedIn> {
  const id = uuidv7();
  const account = {
    id,
    organisationId,
    login: id,
    name,
    passwordHash: '-',
    mustChangePassword: false,
    passwordEndsAt: null,
    roles,
    active: true,
  };
  await system((tx) => tx.directory.addAccount({ ...account, createdAt: '2026-01-01T00:00:00.000Z' }));
  return {
    accountId: id,
    organisationId,
    roles,
    name,
    login: id,
    organisationName: name,
    organisationKind: '',
    mustChangePassword: false,
    standsInFor: [],
  };
}

/** Province with its people, a city, experts of one field, and a round that is opened over them. */
export async function cast(acting: Acting, experts: readonly { name: string; employer: string; active?: boolean }[]) {
  const province = await organisation(acting, 'province', '江西省工业和信息化厅', '360000');
  const city = await organisation(acting, 'city', '南昌市工业和信息化局', '360100');
  const pool = await organisation(acting, 'pool', '评审专家库');
  const officer = await person(acting, province, '省厅经办', ['officer']);
  const leader = await person(acting, province, '省厅领导', ['leader']);
  const cityOfficer = await person(acting, city, '南昌经办', ['officer']);
  const people: SignedIn[] = [];
  for (const expert of experts) {
    const account = await person(acting, pool, expert.name, ['expert']);
    await acting.system((tx) =>
      tx.reviews.saveExpert({
        accountId: account.accountId,
        employer: expert.employer,
        formerEmployers: [],
        position: '教授',
        fields: ['innovation'],
        active: expert.active ?? true,
      }),
    );
    people.push(account);
  }
  const round = await openRound(acting.on(officer, '2026-03-01'), usualRound);
  return { province, city, officer, leader, cityOfficer, round, people };
}

/** A year's round as most tests open it. */
export const usualRound = {
  ...{
    year: 2026,
    title: '2026年度示范平台认定工作',
    opensOn: '2026-03-02',
    closesOn: '2026-04-15',
    recommendBy: '2026-05-15',
    reviewBy: '2026-06-18',
  },
  ...{ rewardAmount: '300000.00', panelSize: 3, sampleSize: 12 },
};

/** A recommended case with the example's form; rows may be added to its tables. */
export async function recommended(
  acting: Acting,
  input: { round: Round; recommenderId: string; name: string; number: string; rows?: Readonly<Record<string, readonly Row[]>> },
): Promise<Dossier> {
  const applicantId = await organisation(acting, 'applicant', input.name, '360111');
  const at = '2026-04-10T02:00:00.000Z';
  const dossier: Dossier = {
    id: uuidv7(),
    roundId: input.round.id,
    issuerId: input.round.issuerId,
    applicantId,
    recommenderId: input.recommenderId,
    creditCode: applicantId,
    number: input.number,
    state: 'recommended',
    version: 1,
    revision: 0,
    startedAt: at,
    submittedAt: at,
    submittedOn: '2026-04-10',
    recommendedAt: at,
    workedAt: null,
    contentHash: null,
    listHash: null,
    declarationBy: null,
    declarationAt: at,
    certificateCheck: null,
    correctionDueOn: null,
    groupOpinion: null,
    decisionReasons: null,
    updatedAt: at,
  };
  const example = exampleContent(2026);
  const added = Object.fromEntries(
    Object.entries(input.rows ?? {}).map(([table, rows]) => [table, [...(example.tables[table] ?? []), ...rows]]),
  );
  const tables = Object.fromEntries(
    Object.entries({ ...example.tables, ...added }).map(([table, rows]) => [table, rows.map((row) => ({ ...row, id: uuidv7() }))]),
  );
  await acting.system((tx) => tx.dossiers.add(dossier));
  const clerk = await person(acting, applicantId, '申报经办', ['clerk']);
  await acting
    .on(clerk, '2026-04-10')
    .inTransaction((tx) => tx.dossiers.fill(dossier.id, { values: example.values, tables }, { id: clerk.accountId, at }));
  return dossier;
}

/** What an act answers instead of a result; throws where it does not refuse. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
  throw new Error('应被拒绝，却成功了');
}

/** The sentences of a refusal that says why not now. */
export const reasonsOf = async (work: Promise<unknown>): Promise<string> => {
  const refusal = await refusalOf(work);
  return refusal.kind === 'notNow' ? refusal.reasons.join('；') : refusal.kind;
};

/** A drawn expert declares that no conflict stands against the seat and takes it, where that is still to be said. */
export async function takesSeat(ctx: Context, dossierId: string): Promise<void> {
  const { state } = await showInvitation(ctx, dossierId);
  if (state === 'invited') await answerInvitation(ctx, { id: dossierId, step: 'accept', brought: {} });
}

/** The panel of a case gives its opinion: the first of the order drafts, the others confirm. */
export async function panelAgrees(
  on: (actor: SignedIn) => Context,
  { officer, people, dossierId, text }: { officer: SignedIn; people: readonly SignedIn[]; dossierId: string; text: string },
): Promise<void> {
  const { seats } = await showPanel(on(officer), dossierId);
  const [moderator, ...others] = seats
    .filter(({ state }) => state === 'seated')
    .flatMap(({ accountId }) => people.find((one) => one.accountId === accountId) ?? []);
  assert.ok(moderator);
  await discuss(on(moderator), { id: dossierId, step: 'draft', brought: { text } });
  for (const other of others) await discuss(on(other), { id: dossierId, step: 'confirm', brought: {} });
}
