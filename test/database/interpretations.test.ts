import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { take } from '../../src/acts/procedure/take.ts';
import {
  askInterpretation,
  interpretationKind,
  listInterpretations,
  publishedInterpretations,
} from '../../src/acts/scheme/interpretation.ts';
import { publishedOf } from '../../src/api/interpretation.ts';
import { measurePage } from '../../src/api/public/measure.tsx';
import { htmlOf } from '../../src/api/public/page.tsx';
import type { InterpretationSteps } from '../../src/core/procedure/interpretation.ts';
import { shelfOf } from '../../src/core/scheme/shelf.ts';
import { wholeEdition } from '../../src/intake/edition/whole-edition.ts';
import { revision } from '../fixtures/revision.ts';
import { jxEdition, schemes } from '../law.ts';
import { type Acting, cast, openActing, organisation, person, reasonsOf, recommended, refusalOf } from './acting.ts';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
});
after(() => acting.close());

const TODAY = '2026-04-20';
const officer = () => acting.on(set.officer, TODAY);
const leader = () => acting.on(set.leader, TODAY);
const city = () => acting.on(set.cityOfficer, TODAY);
const step = (by: ReturnType<typeof officer>, id: string, name: keyof InterpretationSteps, brought: object = {}) =>
  take(by, interpretationKind, { id, step: name, brought: brought as never });
const ask = (change: object = {}) =>
  askInterpretation(city(), { edition: 'jx-2023', sentence: '6.3.s3', question: '户数按企业还是按服务次数计？', ...change });
const pathOf = async (work: Promise<unknown>) => {
  const refused = await refusalOf(work);
  return refused.kind === 'badInput' ? refused.faults[0]?.path : refused.kind;
};
const given = { answer: '按被服务的企业户数计，一户多次只计一户。', from: '2026-05-01' };

test('第十八条 市里就一句提出疑问，省厅经办起草、另一位领导签发；答复以前只有双方看得到，签发后编号公布，通知各方〔18.s1〕', async () => {
  const applicant = await recommended(acting, { round: set.round, recommenderId: set.city, name: '在办公司', number: '赣平2026-释' });
  const { id } = await ask();
  const other = await person(acting, await organisation(acting, 'city', '九江市工业和信息化局', '360400'), '九江经办', ['officer']);
  assert.deepEqual(await listInterpretations(acting.on(other, TODAY)), [], '别的市看不到');
  assert.equal((await listInterpretations(city())).length, 1);
  assert.deepEqual(await publishedInterpretations(acting.world(TODAY)), []);
  assert.ok((await inbox(officer())).items.some(({ kind }) => kind === 'interpretation'));
  assert.equal((await refusalOf(step(city(), id, 'answer', given))).kind, 'notAllowed');
  await step(officer(), id, 'answer', given);
  const both = acting.on({ ...set.officer, roles: ['officer', 'leader'] }, TODAY);
  assert.match(await reasonsOf(step(both, id, 'sign')), /您本人起草，须由另一位分管领导签发/);
  await step(leader(), id, 'giveBack', { word: '请写明依据' });
  await step(officer(), id, 'answer', { ...given, choice: 'enterpriseSize=micro' });
  assert.ok((await inbox(leader())).items.some(({ kind }) => kind === 'interpretation'));
  await step(leader(), id, 'sign');
  const [one] = await publishedInterpretations(acting.world(TODAY));
  assert.deepEqual(
    [one?.number, one?.place, one?.quoted, one?.validFrom, one?.signedOn, one?.choice],
    ['赣平释〔2026〕1号', '第六条（三）', '年服务中小微企业120户以上，', '2026-05-01', TODAY, 'enterpriseSize=micro'],
  );
  assert.deepEqual(await listInterpretations(acting.on(other, TODAY)), [], '公布的是解释，不是谁问的');
  const letters = await acting.store.as('system', (tx) => tx.selectFrom('outbox').selectAll().execute());
  const told = letters.filter(({ subject }) => subject.includes('赣平释〔2026〕1号')).map((letter) => JSON.stringify(letter));
  for (const party of [set.city, other.organisationId, applicant.applicantId])
    assert.ok(
      told.some((letter) => letter.includes(party)),
      party,
    );
});

test('别的版本的句子、没有的版本、写了手机号的、口径不在该版本的、适用日早于施行的，都指出在哪一栏', async () => {
  assert.equal(await pathOf(ask({ edition: 'jx-1999' })), 'edition');
  assert.equal(await pathOf(ask({ sentence: '66.s1' })), 'sentence');
  assert.equal(await pathOf(ask({ question: '请联系13812345678' })), 'question');
  const clerk = await person(acting, await organisation(acting, 'applicant', '某申报公司', '360100'), '经办', ['officer']);
  assert.equal(
    (await refusalOf(askInterpretation(acting.on(clerk, TODAY), { edition: 'jx-2023', sentence: '6.3.s3', question: '问一问' }))).kind,
    'notAllowed',
  );
  const { id } = await ask();
  assert.equal(await pathOf(step(officer(), id, 'answer', { ...given, choice: 'enterpriseSize=none' })), 'choice');
  assert.equal(await pathOf(step(officer(), id, 'answer', { ...given, from: '2020-01-01' })), 'from');
  assert.equal(await pathOf(step(officer(), id, 'answer', { ...given, replaces: '赣平释〔2026〕99号' })), 'replaces');
  assert.equal(await pathOf(step(officer(), id, 'answer', { ...given, answer: '找13812345678' })), 'answer');
  await step(city(), id, 'retract');
});

test('由后一件替代，或者由两人废止；公布过的不删除、不改动', async () => {
  const { id } = await ask();
  await step(officer(), id, 'answer', { ...given, answer: '按企业户数，统一社会信用代码相同的为一户。', replaces: '赣平释〔2026〕1号' });
  await step(leader(), id, 'sign');
  const now = async () =>
    (await publishedInterpretations(acting.world(TODAY))).map(({ number, state, replacedBy }) => [number, state, replacedBy]);
  assert.deepEqual((await now()).toSorted(), [
    ['赣平释〔2026〕1号', 'replaced', '赣平释〔2026〕2号'],
    ['赣平释〔2026〕2号', 'published', null],
  ]);
  // Who signed it may be the officer who wants it ended; another person signs that.
  const signer = acting.on({ ...set.leader, roles: ['officer', 'leader'] }, TODAY);
  assert.equal(await pathOf(step(signer, id, 'proposeEnd', { reason: '请打13812345678' })), 'reason', '废止的理由会公开');
  await step(signer, id, 'proposeEnd', { reason: '看错了' });
  const shown = (await publishedInterpretations(acting.world(TODAY))).find((one) => one.id === id) ?? assert.fail();
  assert.equal(publishedOf(shown, acting.world(TODAY)).state.label, '已公布', '还没有定的废止不公布');
  assert.match(await reasonsOf(step(signer, id, 'end')), /另一位分管领导/);
  await step(leader(), id, 'keep');
  await step(officer(), id, 'proposeEnd', { reason: '办法已修订' });
  const both = acting.on({ ...set.officer, roles: ['officer', 'leader'] }, TODAY);
  assert.match(await reasonsOf(step(both, id, 'end')), /另一位分管领导/);
  await step(acting.on(await person(acting, set.province, '另一位领导', ['leader']), TODAY), id, 'end');
  assert.deepEqual((await now()).map(([, state]) => state).toSorted(), ['replaced', 'withdrawn']);
  const remove = acting.store.as('system', (tx) => tx.deleteFrom('interpretation').where('id', '=', id).execute());
  await assert.rejects(remove, /never removed/);
  const change = acting.store.as('system', (tx) => tx.updateTable('interpretation').set({ answer: '改过' }).where('id', '=', id).execute());
  await assert.rejects(change, /never changes/);
  const quoted = acting.store.as('system', (tx) => tx.updateTable('interpretation').set({ quoted: '改过' }).where('id', '=', id).execute());
  await assert.rejects(quoted, /never changes/);
});

test('公布的办法：现行版本的解释在所解释的那一句旁边，附件的、别的版本的另列并写明版本；口径是否不同按现行版本说〔18.s1〕', async () => {
  const choose = '{ enterpriseSize: { option: sized, reason: 按解释修订 } }';
  const source = revision({ id: 'jx-2026', adopted: '2026-05-20', inForce: '2026-06-01', choose });
  const { whole } = wholeEdition(source, () => jxEdition);
  const shelf = shelfOf([
    { edition: jxEdition, source: schemes.source('jx-2023') },
    { edition: whole?.edition ?? assert.fail(), source },
  ]);
  const { id } = await ask({ sentence: 'a5.s2', question: '名单含个体户吗？' });
  await step(officer(), id, 'answer', { ...given, answer: '含领有营业执照的个体户。', choice: 'enterpriseSize=sized' });
  await step(leader(), id, 'sign');
  const page = async (day: string) => {
    const world = acting.world(day);
    const html = htmlOf(await measurePage({ ...world, tools: { ...world.tools, schemes: shelf } })).replaceAll('<!-- -->', '');
    const [, beside = '', apart = ''] =
      /<h2>条文<\/h2>(.*?)(?:<h2>附件、附则和其他版本的解释<\/h2>(.*?))?<h2>申报材料（第九条）<\/h2>/s.exec(html) ?? [];
    return { beside, apart };
  };
  const otherwise = '，与现行版本不同';
  const said = (html: string) =>
    html
      .split('alert__title')
      .slice(1)
      .map((one) => {
        const [, number, at] = /解释 赣平释〔2026〕(\d号)：([^“]*)“/.exec(one) ?? [];
        return `${number} ${at}${one.includes('与现行版本的取法不同') ? otherwise : ''}`;
      })
      .toSorted();
  const now = await page('2026-05-31');
  assert.deepEqual(said(now.beside), ['1号 ', '2号 ']);
  assert.deepEqual(said(now.apart), [`3号 jx-2023 附件5${otherwise}`]);
  const revised = await page('2026-06-01');
  assert.deepEqual(said(revised.beside), []);
  assert.deepEqual(
    said(revised.apart),
    [`1号 jx-2023 第六条（三）${otherwise}`, '2号 jx-2023 第六条（三）', '3号 jx-2023 附件5'],
    '修订照3号办理的，不再说不同',
  );
});
