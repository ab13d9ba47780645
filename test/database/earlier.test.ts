import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { known } from '../../src/acts/dossier/known.ts';
import { lookAtMaterial } from '../../src/acts/dossier/look-at-material.ts';
import type { Material } from '../../src/acts/dossier/records.ts';
import { start } from '../../src/acts/dossier/start.ts';
import { offeredEarlier, takeEarlier } from '../../src/acts/dossier/take-earlier.ts';
import { offeredToTakeOver } from '../../src/acts/dossier/take-over.ts';
import { openRound } from '../../src/acts/scheme/open-round.ts';
import { formOf } from '../../src/core/annexes/form-of.ts';
import type { State } from '../../src/core/workflow/state.ts';
import { jx2023 } from '../law.ts';
import { type Acting, openActing, refusalOf } from './acting.ts';
import { offices, submittedTo, TODAY } from './assessing.ts';
import { gate, untilWaiting } from './in-turn.ts';

// What a later year may use of a case that did not end well: withdrawn, or its recognition revoked (第十二条).

let acting: Acting;
let scene: Awaited<ReturnType<typeof offices>>;
let next: Awaited<ReturnType<typeof openRound>>;
const [LATER, OPENS] = ['2027-03-10', '2027-03-02'];
before(async () => {
  acting = await openActing();
  scene = await offices(acting);
  const { officer } = scene.province;
  const shape = { rewardAmount: '300000.00', panelSize: 3, sampleSize: 12, title: '2027年度示范平台认定工作' };
  next = await openRound(acting.on(officer.actor, '2027-03-01'), {
    ...{ year: 2027, opensOn: OPENS, closesOn: '2027-04-15', recommendBy: '2027-05-14', reviewBy: '2027-06-18', ...shape },
  });
});
after(() => acting?.close());

/** A case of 2026 in its last state, with the contract for its premises and one agreement, and its clerk a year later. */
async function ended(name: string, state: State, validUntil: string | null = null) {
  const { dossier, clerk } = await submittedTo(acting, { recommender: scene.nanchang, round: scene.round, name });
  const then = acting.on(clerk, TODAY);
  const file = (kind: string): Material => ({
    ...{ id: uuidv7(), dossierId: dossier.id, kind, fileHash: uuidv7().replaceAll('-', '').padEnd(64, '0'), name: `${kind}.pdf` },
    ...{ mediaType: 'application/pdf', size: 9, addedBy: clerk.accountId, addedAt: then.now, removedAt: null, proves: [], validUntil },
  });
  await then.inTransaction(async (tx) => {
    for (const one of [file('m2'), file('m8')]) {
      await tx.dossiers.knownFile(one.fileHash, 9, one.mediaType, then.now);
      await tx.dossiers.addMaterial(one);
    }
  });
  await acting.store.as('system', (tx) => tx.updateTable('dossier').set({ state }).where('id', '=', dossier.id).execute());
  return { dossier, clerk, later: acting.on(clerk, LATER) };
}

async function revoked(dossier: { id: string; applicantId: string }): Promise<void> {
  await acting.system((tx) =>
    tx.recognitions.addPlatform({
      ...{ id: uuidv7(), organisationId: dossier.applicantId, dossierId: dossier.id, roundId: scene.round.id },
      ...{ issuerId: scene.province.id, authorityId: scene.nanchang.id, certificateNumber: `赣平示2026-${dossier.id.slice(-3)}` },
      ...{ name: '平台', kind: '专业性', functions: [], recognisedOn: '2026-08-01', validFrom: '2026-08-01', validTo: '2029-07-31' },
      ...{ revokedOn: '2026-11-20', firstTime: true, version: 1 },
    } as never),
  );
}

const begin = (ctx: Parameters<typeof start>[0], takeOver: string | null) =>
  start(ctx, { roundId: next.id, recommenderId: scene.nanchang.id, takeOver });

test('〔12.s4〕认定已撤销的：写明何时撤销；文字可以沿用，须逐项核对；材料不沿用；整份沿用也一样', async () => {
  const { dossier, later } = await ended('南昌认定撤销平台有限公司', 'recognised');
  await revoked(dossier);
  const over = await later.inTransaction((tx) => offeredToTakeOver(tx, later, next.id));
  assert.deepEqual(
    [over?.materials, over?.notes],
    [0, ['该次认定已于2026年11月20日撤销：填写的内容可以沿用，须逐项核对后才算；申报材料不沿用，请重新上传（第十二条）']],
  );
  const { id } = await begin(later, dossier.id);
  const seen = await later.inTransaction(async (tx) => ({
    content: await tx.dossiers.content(id, 'open'),
    files: await tx.dossiers.materials(id),
  }));
  assert.match(seen.content.sources.narrative2 ?? '', /（认定已撤销）$/);
  assert.ok(seen.content.unseen.includes('narrative2'));
  assert.deepEqual(seen.files, []);
  const offer = await offeredEarlier(later, id);
  assert.deepEqual(
    offer?.files.map(({ why }) => why),
    ['该次认定已撤销，不沿用，请重新上传', '该次认定已撤销，不沿用，请重新上传'],
  );
  const [file] = offer?.files ?? [];
  const refused = await refusalOf(takeEarlier(later, id, { from: dossier.id, texts: [], files: [file?.material.id ?? ''] }));
  assert.equal(refused.kind, 'notNow');
});

test('同一年里认定已撤销的，带入的也要核对：不因为是当年的就算看过', async () => {
  const { dossier, clerk } = await ended('南昌当年撤销平台有限公司', 'recognised');
  await revoked(dossier);
  const ctx = acting.on(clerk, TODAY);
  const asked = { creditCode: dossier.creditCode, year: 2026, issuerId: scene.province.id, form: formOf(jx2023) };
  const { sources } = await ctx.inTransaction((tx) => known(tx, ctx, asked));
  assert.equal(sources.legalRepresentative, '来自贵单位2026年度申报（认定已撤销）');
});

test('已撤回的：写明已撤回；文字和没有到期的材料可以沿用，往年的待核对；到期的写明到哪一天', async () => {
  const { dossier, later } = await ended('南昌撤回平台有限公司', 'withdrawn', '2027-03-09');
  const over = await later.inTransaction((tx) => offeredToTakeOver(tx, later, next.id));
  assert.deepEqual(
    [over?.materials, over?.notes],
    [
      0,
      [
        '该申报已撤回：填写的内容和没有到期的材料可以沿用，须重新提交才算申报',
        '“m2.pdf”有效期至2027年3月9日，已到期，请上传新的',
        '“m8.pdf”有效期至2027年3月9日，已到期，请上传新的',
      ],
    ],
  );
  const { id } = await begin(later, null);
  const offer = await offeredEarlier(later, id);
  assert.match(offer?.from.fate ?? '', /^该申报已撤回/);
  const [text] = offer?.texts ?? [];
  const texts = [{ path: text?.path ?? '', base: text?.base ?? 0 }];
  await takeEarlier(later, id, { from: dossier.id, texts, files: [] });
  const { sources, unseen } = await later.inTransaction((tx) => tx.dossiers.content(id, 'open'));
  assert.match(sources[text?.path ?? ''] ?? '', /^沿用贵单位2026年度申报 赣平2026-\d{4}（已撤回）$/);
  assert.ok(unseen.includes(text?.path ?? ''));
});

test('整份沿用往年的：没有到期、长期有效的材料带过来，待核对', async () => {
  const { dossier, later } = await ended('南昌沿用材料平台有限公司', 'notProposed', '2028-01-01');
  const { id } = await begin(later, dossier.id);
  const files = await later.inTransaction((tx) => tx.dossiers.materials(id));
  assert.deepEqual(
    files.map(({ kind, validUntil, unseen }) => [kind, validUntil, unseen]),
    [
      ['m2', '2028-01-01', true],
      ['m8', '2028-01-01', true],
    ],
  );
});

test('新一年的版本不收的材料：不列为可以沿用，也不整份带过来', async () => {
  const { dossier, later } = await ended('南昌不收材料平台有限公司', 'notProposed', '2028-01-01');
  const { id } = await begin(later, null);
  const narrow = { ...jx2023, materials: jx2023.materials.map((kind) => (kind.key === 'm8' ? { ...kind, need: 'form' as const } : kind)) };
  const { tools } = later;
  const ctx = { ...later, tools: { ...tools, schemes: { ...tools.schemes, named: () => narrow } } };
  const why = (await offeredEarlier(ctx, id))?.files.map((file) => [file.material.kind, file.why]);
  assert.deepEqual(why, [
    ['m2', null],
    ['m8', '本年度不收这类材料'],
  ]);
  const { materials, notes } = (await ctx.inTransaction((tx) => offeredToTakeOver(tx, ctx, next.id))) ?? assert.fail();
  assert.deepEqual([materials, notes], [1, ['“m8.pdf”本年度不收这类材料']]);
  assert.equal(dossier.state, 'submitted');
});

test('写有效期、核对材料的，等正在改这份申报的人写完', async () => {
  const { dossier, later } = await ended('南昌先后核对平台有限公司', 'notProposed', '2028-01-01');
  const { id } = await begin(later, dossier.id);
  const [first] = await later.inTransaction((tx) => tx.dossiers.materials(id));
  const [held, done] = [gate(), gate()];
  const writing = later.inTransaction(async (tx) => {
    await tx.dossiers.locked(id);
    held.open();
    await done.passed;
    await tx.dossiers.lookedAtMaterial(first?.id ?? '', { validUntil: '2027-06-30', unseen: true });
  });
  await held.passed;
  const looked = lookAtMaterial(later, id, { materialId: first?.id ?? '', seen: true });
  await untilWaiting(acting.store, 1);
  done.open();
  await writing;
  const { validUntil, unseen } = await looked;
  assert.deepEqual([validUntil, unseen], ['2027-06-30', false], '同事写的有效期还在');
});

test('没有以往申报的，没有可以取用的；别家的看不到', async () => {
  const { dossier } = await ended('南昌甲沿用平台有限公司', 'declined');
  const { later } = await ended('南昌乙沿用平台有限公司', 'declined');
  assert.equal((await refusalOf(offeredEarlier(later, dossier.id))).kind, 'notFound');
  const { id } = await begin(later, null);
  assert.equal((await refusalOf(takeEarlier(later, id, { from: dossier.id, texts: [], files: [] }))).kind, 'conflict');
});
