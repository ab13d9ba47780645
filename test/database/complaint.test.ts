import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaintKind, listComplaints, openComplaintEvidence, revealComplainant } from '../../src/acts/complaint/handle.ts';
import { bringComplaintEvidence, receiveComplaint, trackComplaint } from '../../src/acts/complaint/receive.ts';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { type Acting, cast, openActing, person, reasonsOf, refusalOf } from './acting.ts';
import { kept, pdf, withFiles } from './in-memory.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let second: SignedIn;
const day = '2026-09-01';
const NAMED = { complainant: '王小明', contact: '13900001234' };
const said = { kind: 'agents' as const, about: '某咨询公司', content: '该公司称交三万元包过认定，联系人手机13700005678。' };

before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  second = await person(acting, set.province, '省厅另一经办', ['officer']);
});
after(() => acting.close());

const anybody = (at = day) => withFiles(acting.world(at));
const as = (who: SignedIn, at = day) => withFiles(acting.on(who, at));
const step = (who: SignedIn, id: string, name: 'assign' | 'answer', at = day) =>
  take(as(who, at), complaintKind, { id, step: name, brought: {} });
const listed = async (who: SignedIn, limit = 50, offset = 0) => (await listComplaints(as(who), { limit, offset })).complaints;
const found = { finding: 'confirmed' as const, inquiry: '向该公司核实，录音属实。', reply: '经查属实，已责令停止，认定不收取任何费用。' };
const prepare = (who: SignedIn, id: string) => take(as(who), complaintKind, { id, step: 'prepare', brought: found });

test('第四条、第十六条 投诉举报：给回执号和查询码；受理、查证、答复由两人办；投诉举报人只有承办人能看，每次留痕〔4.s3、16.s2〕', async () => {
  const receipt = await receiveComplaint(anybody(), { ...said, ...NAMED });
  assert.match(receipt.number, /^TS2026-0001$/);
  assert.match(receipt.code, /^([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$/);
  const [one] = await listed(set.officer);
  assert.ok(one);
  assert.equal(JSON.stringify(one).includes('王小明'), false, '列表里没有投诉举报人');
  assert.deepEqual([one.named, /13700005678/.test(one.content)], [true, false]);
  const raw = await acting.store.as('system', (tx) => tx.selectFrom('complaint').selectAll().executeTakeFirstOrThrow());
  assert.equal(/王小明|13900001234|13700005678|三万元/.test(JSON.stringify(raw)), false, '库里是密文');
  assert.equal(JSON.stringify(raw).includes(receipt.code), false, '查询码只存摘要');
  assert.deepEqual((await trackComplaint(anybody(), receipt)).state, 'received');

  assert.match(await reasonsOf(revealComplainant(as(set.officer), one.id, '核实举报')), /只有这件投诉举报的承办人/);
  await step(set.officer, one.id, 'assign');
  assert.match(await reasonsOf(revealComplainant(as(second), one.id, '核实举报')), /只有这件投诉举报的承办人/);
  assert.match(await reasonsOf(prepare(second, one.id)), /由承办人办理/);
  const opened = await revealComplainant(as(set.officer), one.id, '向举报人核实');
  assert.deepEqual([opened.complainant, opened.contact, /13700005678/.test(opened.content)], ['王小明', '13900001234', true]);
  const led = await revealComplainant(as(set.leader), one.id, '审核答复前核对');
  assert.deepEqual([led.complainant, led.contact, /13700005678/.test(led.content)], ['', '', true], '领导看内容，不看是谁');

  await prepare(set.officer, one.id);
  const before = await trackComplaint(anybody(), receipt);
  assert.deepEqual([before.state, before.reply, before.finding], ['assigned', null, null], '领导同意之前，投诉举报人看不到答复');
  const both = { ...set.leader, accountId: set.officer.accountId };
  assert.match(await reasonsOf(step(both, one.id, 'answer')), /另一位分管领导/);
  await take(as(set.leader), complaintKind, { id: one.id, step: 'giveBack', brought: { word: '请写明处理' } });
  assert.match(await reasonsOf(step(set.leader, one.id, 'answer')), /当前状态不能/);
  await prepare(set.officer, one.id);
  await step(set.leader, one.id, 'answer');
  const after = await trackComplaint(anybody(), { number: 'ts2026 0001', code: receipt.code.toLowerCase().replaceAll('-', ' ') });
  assert.deepEqual([after.state, after.reply, after.finding], ['answered', found.reply, 'confirmed'], '打成小写、空格也认得');
  assert.equal((await refusalOf(trackComplaint(anybody(), { ...receipt, code: 'AAAA-BBBB-CCCC' }))).kind, 'notFound');
  const acts = await acting.system((tx) => tx.journal.entries({ subject: one.id }));
  assert.deepEqual(
    acts.map(({ action }) => action),
    [
      ...['receiveComplaint', 'assignComplaint', 'revealComplainant', 'openComplaint', 'prepareComplaint', 'giveBackComplaint'],
      ...['prepareComplaint', 'answerComplaint'],
    ],
  );
  assert.equal(/王小明|13900001234/.test(JSON.stringify(acts)), false, '日志里没有投诉举报人');
});

test('证据文件在提交后凭回执上传，最多十份；打开须写明用途；答复以后不再接收', async () => {
  const receipt = await receiveComplaint(anybody(), { ...said, complainant: '', contact: '' });
  await bringComplaintEvidence(anybody(), receipt, pdf('转账截图'));
  const [one] = await listed(set.officer);
  assert.deepEqual([one?.named, one?.files.map(({ name }) => name)], [false, ['证据1.pdf']], '文件名可能说出是谁，不留');
  const stored = await acting.store.as('system', (tx) => tx.selectFrom('evidence').selectAll().execute());
  assert.equal(/转账截图/.test(JSON.stringify(stored)), false);
  const at = { id: one?.id ?? '', evidenceId: one?.files[0]?.id ?? '' };
  assert.match(await reasonsOf(openComplaintEvidence(as(set.officer), at, '核实证据')), /只有这件投诉举报的承办人/);
  await step(set.officer, at.id, 'assign');
  const { file } = await openComplaintEvidence(as(set.officer), at, '核实证据');
  assert.equal(file.name, '证据1.pdf');
  for (let n = 2; n <= 10; n += 1) await bringComplaintEvidence(anybody(), receipt, pdf(`第${n}份`));
  assert.match(await reasonsOf(bringComplaintEvidence(anybody(), receipt, pdf('第11份'))), /最多附 10 份/);
  assert.equal((await refusalOf(bringComplaintEvidence(anybody(), { ...receipt, code: 'X' }, pdf('别人的')))).kind, 'notFound');
  await prepare(set.officer, at.id);
  await step(set.leader, at.id, 'answer');
  assert.match(await reasonsOf(bringComplaintEvidence(anybody(), receipt, pdf('迟到的'))), /已经答复，不再接收证据/);
});

test('待办：收到的等经办人受理，受理后写明由谁承办，拟答复后等另一位领导；退出承办的重新等受理', async () => {
  await receiveComplaint(anybody(), { ...said, ...NAMED });
  const [one] = await listed(set.officer);
  const id = one?.id ?? '';
  const waits = async (who: SignedIn) => (await inbox(as(who))).items.filter(({ kind }) => /Complaint$/.test(kind)).map(({ kind }) => kind);
  assert.deepEqual(
    [await waits(set.officer), await waits(second), await waits(set.leader)],
    [['assignComplaint'], ['assignComplaint'], []],
  );
  await step(second, id, 'assign');
  assert.deepEqual([await waits(set.officer), await waits(second)], [['prepareComplaint'], ['prepareComplaint']]);
  assert.match((await inbox(as(set.officer))).items.find(({ kind }) => kind === 'prepareComplaint')?.why ?? '', /省厅另一经办承办/);
  assert.match(
    await reasonsOf(take(as(set.officer), complaintKind, { id, step: 'handBack', brought: { reason: '由我来办' } })),
    /只有承办人自己或者分管领导/,
  );
  await take(as(set.leader), complaintKind, { id, step: 'handBack', brought: { reason: '与被举报单位有利害关系' } });
  assert.match(await reasonsOf(step(second, id, 'assign')), /您承办过这件投诉举报并已退出/);
  assert.deepEqual([await waits(second), await waits(set.leader)], [[], ['appointComplaint']], '退出的不再受理，领导可以指定');
  await step(set.officer, id, 'assign');
  await prepare(set.officer, id);
  assert.deepEqual([await waits(set.officer), await waits(set.leader)], [[], ['answerComplaint']]);
});

test('领导指定的承办人自己退出，或者由领导换下，都不再自行受理；另一位可以受理，领导可以再指定', async () => {
  const at = '2026-09-04';
  const receipt = await receiveComplaint(anybody(at), { ...said, complainant: '', contact: '' });
  const id = (await listed(set.officer)).find(({ number }) => number === receipt.number)?.id ?? '';
  const move = (who: SignedIn, name: 'handBack' | 'appoint', brought: { reason: string; handler: string }) =>
    take(as(who, at), complaintKind, { id, step: name, brought });
  const words = { reason: '与被举报单位有利害关系', handler: second.name };
  const waits = async (who: SignedIn) =>
    (await inbox(as(who, at))).items.filter(({ title }) => title.includes(receipt.number)).map(({ kind }) => kind);
  await move(set.leader, 'appoint', words);
  await move(second, 'handBack', words);
  assert.match(await reasonsOf(step(second, id, 'assign', at)), /您承办过这件投诉举报并已退出/);
  assert.deepEqual(
    [await waits(second), await waits(set.officer), await waits(set.leader)],
    [[], ['assignComplaint'], ['appointComplaint']],
  );
  await move(set.leader, 'appoint', words);
  await move(set.leader, 'handBack', words);
  assert.match(await reasonsOf(step(second, id, 'assign', at)), /您承办过这件投诉举报并已退出/, '领导再指定过一次，也不能再自行受理');
  await step(set.officer, id, 'assign', at);
  await prepare(set.officer, id);
  await step(set.leader, id, 'answer', at);
});

test('反映认定工作的：经办人看不到内容，也不能自行受理，由分管领导指定；其他人不能指定', async () => {
  const at = '2026-09-03';
  const receipt = await receiveComplaint(anybody(at), {
    ...said,
    kind: 'staff',
    about: '省厅经办',
    content: '省厅经办要求改评分，请查。',
    ...NAMED,
  });
  const seenBy = async (who: SignedIn) => (await listed(who)).find(({ number }) => number === receipt.number);
  const id = (await seenBy(set.officer))?.id ?? '';
  const staffWaits = async (who: SignedIn) =>
    (await inbox(as(who, at))).items.filter(({ title }) => title.includes(receipt.number)).map(({ kind }) => kind);
  assert.deepEqual([await staffWaits(set.officer), await staffWaits(set.leader)], [[], ['appointComplaint']]);
  assert.equal(/改评分|省厅经办/.test(JSON.stringify(await seenBy(set.officer))), false);
  assert.match((await seenBy(set.leader))?.content ?? '', /改评分/);
  assert.match(await reasonsOf(step(set.officer, id, 'assign', at)), /由分管领导指定承办人/);
  const appoint = (who: SignedIn, handler: string) => take(as(who, at), complaintKind, { id, step: 'appoint', brought: { handler } });
  assert.equal((await refusalOf(appoint(set.officer, second.name))).kind, 'notAllowed');
  const unknown = await refusalOf(appoint(set.leader, '没有这个人'));
  assert.match(
    unknown.kind === 'badInput' ? (unknown.faults[0]?.message ?? '') : unknown.kind,
    /没有叫“没有这个人”的经办人，请填写下列之一：.*省厅另一经办/,
  );
  await appoint(set.leader, second.name);
  assert.match((await seenBy(second))?.content ?? '', /改评分/);
  assert.equal(/改评分/.test(JSON.stringify(await seenBy(set.officer))), false);
  await take(as(second, at), complaintKind, { id, step: 'prepare', brought: found });
  await step(set.leader, id, 'answer', at);
});

test('数据库里改不动：反映的问题不能改、不能删，答复了的不能再动；外人一件也看不到', async () => {
  const change = (set: object) => acting.store.as('system', (tx) => tx.updateTable('complaint').set(set).execute());
  await assert.rejects(change({ content: '改了' }), { code: '42501' });
  await assert.rejects(change({ reply: '改了' }), { code: '42501' });
  const before = (await listed(set.officer)).length;
  const gone = await acting.store.as('system', (tx) => tx.deleteFrom('complaint').executeTakeFirst());
  assert.deepEqual([gone.numDeletedRows, (await listed(set.officer)).length], [0n, before], '系统自己也删不了');
  assert.deepEqual(await listed(set.cityOfficer), []);
});

test('没有账户的人传来染毒的文件：说明理由、记入日志，不留字节；磁盘将满时不接收；同一网络传得多的要等一等', async () => {
  const at = '2026-09-05';
  const receipt = await receiveComplaint(anybody(at), { ...said, complainant: '', contact: '' });
  const one = (await listed(set.officer)).find(({ number }) => number === receipt.number);
  const using = (tools: Partial<Context['tools']>) => {
    const world = anybody(at);
    return { ...world, tools: { ...world.tools, ...tools } };
  };
  const before = kept.size;
  const infected = using({ scanner: { find: async () => 'Eicar-Test-Signature' } });
  const refused = await refusalOf(bringComplaintEvidence(infected, receipt, pdf('染毒')));
  assert.match(refused.kind === 'wrongType' ? (refused.message ?? '') : refused.kind, /含有恶意程序/);
  assert.equal(kept.size, before);
  const entries = await acting.system((tx) => tx.journal.entries({ subject: one?.id ?? '' }));
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['receiveComplaint', 'rejectInfected'],
  );
  const full = using({ files: { ...anybody(at).tools.files, space: async () => 1 } });
  assert.match(await reasonsOf(bringComplaintEvidence(full, receipt, pdf('磁盘满'))), /服务器空间不足，暂时不接收证据文件/);
  for (let n = 3; n <= 40; n += 1) await bringComplaintEvidence(anybody(at), receipt, pdf(`第${n}次`)).catch(() => undefined);
  assert.equal((await refusalOf(bringComplaintEvidence(anybody(at), receipt, pdf('第41次')))).kind, 'tooMany');
});

test('同一网络地址一小时内提得多的，收二十件，再提的要等一等；查询码连着认错的也一样', async () => {
  const at = '2026-10-01';
  const kindOf = async (work: Promise<unknown>) => (await refusalOf(work)).kind;
  const receipts: { number: string; code: string }[] = [];
  for (let n = 1; n <= 20; n += 1) receipts.push(await receiveComplaint(anybody(at), { ...said, ...NAMED }));
  assert.equal(await kindOf(receiveComplaint(anybody(at), { ...said, ...NAMED })), 'tooMany');
  const kinds: string[] = [];
  for (let n = 1; n <= 21; n += 1)
    kinds.push(await kindOf(trackComplaint(anybody(at), { number: receipts[0]?.number ?? '', code: 'AAAA-BBBB-CCCC' })));
  assert.deepEqual([kinds[0], kinds.at(-1)], ['notFound', 'tooMany']);
});

test('一次一页：没有答复的在前，先收到的在前，再多也不落下；答复了的在后，后收到的在前', async () => {
  const all = await listComplaints(as(set.officer), { limit: 200, offset: 0 });
  const states = all.complaints.map(({ state }) => state === 'answered');
  assert.deepEqual(
    states,
    states.toSorted((a, b) => Number(a) - Number(b)),
  );
  const filed = (answered: boolean) =>
    all.complaints.filter(({ state }) => (state === 'answered') === answered).map(({ filedAt }) => filedAt);
  assert.deepEqual(filed(false), filed(false).toSorted());
  assert.deepEqual(filed(true), filed(true).toSorted().toReversed());
  assert.equal(all.total, all.complaints.length);
  const pages = [await listed(set.officer, 10, 0), await listed(set.officer, 10, 10), await listed(set.officer, 10, 20)].flat();
  assert.deepEqual(
    pages.map(({ id }) => id),
    all.complaints.slice(0, 30).map(({ id }) => id),
  );
});
