import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { by, type Context } from '../../src/acts/context.ts';
import { changeAccount } from '../../src/acts/directory/accounts.ts';
import { askHandover, takeHandoverStep } from '../../src/acts/directory/handover.ts';
import { askCorrection } from '../../src/acts/directory/organisation-case.ts';
import { takeCaseStep } from '../../src/acts/directory/organisation-case-kind.ts';
import { takeRoleStep } from '../../src/acts/directory/role-grant.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { endAbsence, enterAbsence, type NewAbsence } from '../../src/acts/recommendation/office.ts';
import type { Role } from '../../src/core/workflow/relation.ts';
import { type Acting, openActing, organisation, person, reasonsOf, refusalOf } from './acting.ts';
import { gate, untilWaiting } from './in-turn.ts';

const TODAY = '2026-04-22';
const [FRIDAY, SATURDAY, NEXT] = ['2026-04-24', '2026-04-25', '2026-04-30'];
let acting: Acting;
before(async () => {
  acting = await openActing();
});
after(() => acting?.close());

/** A city's office: two leaders, three officers. */
async function office() {
  const id = await organisation(acting, 'city', `市局${uuidv7()}`, '360100');
  const one = async (name: string, role: Role) => person(acting, id, name, [role]);
  const [wang, li] = [await one('王局长', 'leader'), await one('李局长', 'leader')];
  const [zhang, chen, liu] = [await one('张经办', 'officer'), await one('陈经办', 'officer'), await one('刘经办', 'officer')];
  return { wang, li, zhang, chen, liu };
}
const on = (who: SignedIn, day = TODAY) => acting.on(who, day);
const away = (absent: SignedIn, deputy: SignedIn, fromOn = TODAY, toOn = FRIDAY): NewAbsence => ({
  ...{ accountId: absent.accountId, deputyId: deputy.accountId, fromOn, toOn },
});
const enter = (ctx: Context, input: NewAbsence) => enterAbsence(ctx, input);
const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const refusal = await refusalOf(work);
  return refusal.kind === 'badInput' ? `${refusal.faults[0]?.path}：${refusal.faults[0]?.message}` : refusal.kind;
};
/** Who comes with a session on that day, as the server sees them. */
async function signedIn(who: SignedIn, today = TODAY): Promise<SignedIn> {
  const tokenHash = uuidv7();
  const at = `${today}T02:00:00.000Z`;
  return acting.system(async (tx) => {
    await tx.directory.openSession({ tokenHash, accountId: who.accountId, createdAt: at, seenAt: at, endsAt: `${today}T10:00:00.000Z` });
    const actor = await tx.directory.session(tokenHash, { now: at, today, idleSeconds: 7200 });
    return actor ?? assert.fail('没有登录');
  });
}
/** What the journal writes where a route asks for one of these roles. */
const signs = (actor: SignedIn, ...askedIn: Role[]) => by({ ...on(actor), actor: { ...actor, askedIn } }).actor.name;
const lettersOf = async (who: SignedIn): Promise<string[]> => {
  await acting.system((tx) => tx.messages.deliver(`${TODAY}T03:00:00.000Z`, uuidv7));
  return (await acting.system((tx) => tx.messages.mine(who.accountId))).map((one) => one.subject).sort();
};

test('登记：过去的、太长的、同时两个代办、代办人也外出、互相代办，都不行；说明是哪一项', async () => {
  const { wang, li, zhang, chen } = await office();
  const leader = on(li);
  assert.match(await faultOf(enter(leader, away(wang, zhang, '2026-04-21'))), /^fromOn：开始日期2026年4月21日已过/);
  assert.match(await faultOf(enter(leader, away(wang, zhang, TODAY, '2026-04-21'))), /^toOn：结束日期不能早于/);
  assert.match(await faultOf(enter(leader, away(wang, zhang, TODAY, '2099-12-31'))), /^toOn：一次最多登记 183 天/);
  assert.match(await faultOf(enter(leader, away(wang, zhang, TODAY, '2026-10-22'))), /^toOn：一次最多/);
  assert.match(await faultOf(enter(leader, away(wang, wang))), /^deputyId：代办人不能是本人/);
  await enter(leader, away(wang, zhang));
  assert.match(await faultOf(enter(leader, away(wang, chen, FRIDAY, NEXT))), /^fromOn：王局长在2026年4月22日至2026年4月24日已登记/);
  assert.match(await faultOf(enter(leader, away(chen, wang))), /^deputyId：王局长在.*外出，不能代办/);
  assert.match(await faultOf(enter(leader, away(zhang, wang))), /^deputyId：王局长在.*外出，不能代办/, '互相代办');
  assert.match(await faultOf(enter(leader, away(zhang, chen))), /^accountId：张经办在.*代王局长办理/, '代办的人又走了');
  await enter(leader, away(wang, chen, SATURDAY, NEXT));
  await enter(leader, away(chen, zhang, '2026-05-01', '2026-10-30'));
});

test('同时登记五个代办人，只有一个登记上', async () => {
  const { wang, li, zhang, chen, liu } = await office();
  const all = await Promise.allSettled([zhang, chen, liu, li, zhang].map((deputy) => enter(on(wang), away(wang, deputy))));
  assert.equal(all.filter((one) => one.status === 'fulfilled').length, 1);
});

test('代来的领导角色不能登记、延长代办；代一天就是一天', async () => {
  const { wang, zhang, chen } = await office();
  await enter(on(wang), away(wang, zhang, TODAY, TODAY));
  const deputy = await signedIn(zhang);
  assert.deepEqual(deputy.roles.toSorted(), ['leader', 'officer']);
  assert.equal(await faultOf(enter(on(deputy), away(wang, zhang, '2026-04-23', '2026-05-30'))), 'notAllowed');
  assert.equal(await faultOf(enter(on(deputy), away(chen, zhang))), 'notAllowed');
  assert.deepEqual((await signedIn(zhang, '2026-04-23')).roles, ['officer']);
});

test('结束：同事、代办人不行，本人、本部门领导可以；两人都收到消息', async () => {
  const { wang, li, zhang, chen } = await office();
  for (const ends of [wang, li]) {
    const id = await enter(on(wang), away(wang, zhang));
    for (const other of [chen, zhang, await signedIn(zhang)]) assert.equal(await faultOf(endAbsence(on(other), id)), 'notAllowed');
    assert.equal(await faultOf(endAbsence(on((await office()).wang), id)), 'notFound', '别的部门');
    await endAbsence(on(ends), id);
    assert.equal(await faultOf(endAbsence(on(ends), id)), 'notFound');
    assert.deepEqual((await signedIn(zhang)).roles, ['officer']);
  }
  for (const who of [wang, zhang])
    assert.deepEqual(
      (await lettersOf(who)).map((subject) => subject.slice(0, 5)),
      ['2026年', '2026年', '代办已结束', '代办已结束'],
    );
});

test('署名只写所用的那一个授权：代两人的经办，签发写代领导，自己的经办事项不写代谁', async () => {
  const { wang, zhang, liu } = await office();
  await enter(on(wang), away(wang, zhang));
  await enter(on(liu), away(liu, zhang));
  const deputy = await signedIn(zhang);
  assert.deepEqual(deputy.standsInFor.toSorted(), ['刘经办', '王局长']);
  assert.equal(signs(deputy, 'leader'), '张经办（代王局长）');
  assert.equal(signs(deputy, 'officer', 'leader'), '张经办');
  assert.equal(signs(deputy), '张经办');
  assert.equal(by({ ...on(deputy), actor: { ...deputy, askedIn: ['officer', 'leader'] } }, 'leader').actor.name, '张经办（代王局长）');
});

test('没有在任的领导，就没有人能签发：领导的账号停用，代他的人随即没有领导角色；经办没有领导的授权可给', async () => {
  const { wang, zhang, chen } = await office();
  await enter(on(wang), away(wang, zhang));
  await enter(on(chen), away(chen, zhang));
  await acting.system((tx) => tx.directory.changeAccount(wang.accountId, { active: false }));
  assert.deepEqual((await signedIn(zhang)).roles, ['officer']);
});

/** A unit of Nanchang, its clerk, and somebody of the province who stands in for its leader. */
async function handedOver() {
  const { zhang } = await office();
  const unit = await organisation(acting, 'applicant', `某某公司${uuidv7()}`, '360102');
  const province = await organisation(acting, 'province', `省厅${uuidv7()}`, '360000');
  const [leader, deputy] = [
    await person(acting, province, '省厅领导', ['leader']),
    await person(acting, province, '省厅经办', ['officer']),
  ];
  await enter(on(leader), away(leader, deputy));
  const clerk = await person(acting, unit, '单位经办', ['clerk']);
  return { unit, zhang, clerk, deputy: { ...(await signedIn(deputy)), organisationKind: 'province' } };
}
const ask = (clerk: SignedIn, unit: string) =>
  askHandover(on(clerk), unit, { login: `jie${uuidv7().slice(-12)}`, name: '罗春花', reason: '原管理员离职' });
const agreeing = (who: SignedIn, id: string) => takeHandoverStep(on(who), { id, step: 'agree', brought: { word: '已经核实' } });

test('几种角色都可以办的一步，代领导办的，日志同样写代谁', async () => {
  const { unit, clerk, deputy } = await handedOver();
  const { id } = await ask(clerk, unit);
  await agreeing({ ...deputy, askedIn: ['manager', 'leader', 'administrator'] }, id);
  const [entry] = (await acting.system((tx) => tx.journal.entries({ subject: unit }))).filter(({ action }) => action === 'handOver');
  assert.equal(entry?.actorName, '省厅经办（代省厅领导）');
});

test('授予角色在确认的那一刻核对账号：同时被改过角色的不能确认，后改的不被盖掉', async () => {
  const { zhang } = await office();
  const operator = await organisation(acting, 'operator', '系统运维单位');
  const [one, two] = [
    await person(acting, operator, '管理员甲', ['administrator']),
    await person(acting, operator, '管理员乙', ['administrator']),
  ];
  const { grant } = await changeAccount(on(one), zhang.accountId, { roles: ['officer', 'leader'], anyway: true });
  const [held, changed] = [gate(), gate()];
  const holding = acting.system(async (tx) => {
    await tx.directory.changeAccount(zhang.accountId, { roles: [] });
    changed.open();
    await held.passed;
  });
  await changed.passed;
  const confirming = takeRoleStep(on(two), { id: grant?.id ?? '', step: 'confirm', brought: {} });
  confirming.catch(() => undefined);
  await untilWaiting(acting.store, 1);
  held.open();
  await holding;
  assert.match(await reasonsOf(confirming), /角色已经变更，请不同意后重新提出/);
  assert.deepEqual((await acting.system((tx) => tx.directory.account(zhang.accountId)))?.roles, []);
});

test('移交、更正同时点两次：后到的得知已经办过，不说登录名、代码被别人占用', async () => {
  const { unit, zhang, clerk, deputy } = await handedOver();
  const { id } = await ask(clerk, unit);
  const twice = async (work: () => Promise<unknown>): Promise<string> => {
    const all = await Promise.allSettled([work(), work()]);
    const lost = all.find((one) => one.status === 'rejected');
    const refusal = await refusalOf(Promise.reject(lost?.reason));
    return refusal.kind === 'notNow' ? refusal.reasons.join() : JSON.stringify(refusal);
  };
  assert.match(await twice(() => agreeing(deputy, id)), /当前状态不能“同意移交”/);

  const manager = await person(acting, unit, '单位管理员', ['clerk', 'manager']);
  const asked = await askCorrection(on(manager), { name: '', creditCode: '91360106MA35G7K42B', divisionCode: '', reason: '登记时写错' });
  const file = { fileHash: 'a'.repeat(64), name: '执照.pdf', mediaType: 'application/pdf', size: 9 };
  await acting.system(async (tx) => {
    const addedAt = `${TODAY}T02:00:00.000Z`;
    await tx.dossiers.knownFile(file.fileHash, file.size, file.mediaType, addedAt);
    const of = { id: uuidv7(), caseId: asked.id, organisationId: unit, addedBy: manager.accountId, addedAt };
    await tx.organisationCases.addEvidence({ ...of, ...file });
  });
  const agree = { id: asked.id, step: 'agree', brought: { word: '执照相符' } } as const;
  assert.match(await twice(() => takeCaseStep(on(zhang), agree)), /当前状态不能“同意办理”/);
});
