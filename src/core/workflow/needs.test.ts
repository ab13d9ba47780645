import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleAttempt, exampleDay, exampleFacts, examplePeople } from './example.ts';
import type { Attempt, Facts } from './facts.ts';
import * as needs from './needs.ts';
import type { Actor } from './relation.ts';

const { clerk, cityOfficer, cityLeader, provinceOfficer, provinceLeader } = examplePeople;
const ask = (need: needs.Need, changes: Partial<Facts>, more: { today?: string; actor?: Actor } = {}) =>
  need({ facts: { ...exampleFacts('draft'), ...changes }, actor: more.actor ?? clerk, today: more.today ?? exampleDay } as needs.Case);
const bring = (need: needs.Asks, attempt: Attempt) =>
  need(attempt, { facts: exampleFacts('submitted'), actor: cityOfficer, today: exampleDay });

test('第六条（三）、附件1 满意度低于80%仍予推荐的，理由没有写明不能签发', () => {
  const at = (reasonMissing: string | null) =>
    ask(needs.reasonWritten, { recommendation: { complete: true, preparedBy: 'a', hands: [], reasonMissing } });
  assert.equal(at(null), null);
  assert.equal(at('满意度低于80%仍予推荐的理由'), '推荐表尚未写明“满意度低于80%仍予推荐的理由”（第六条（三）、附件1）');
});

test('第十条 申报窗口：首日和末日都可以，前一天和后一天不行〔10.s2〕', () => {
  const on = (today: string) => ask(needs.roundOpen, {}, { today });
  assert.equal(on('2026-03-31'), '申报工作2026年4月1日开始，尚未到时间（第十条）');
  assert.equal(on('2026-04-01'), null);
  assert.equal(on('2026-05-15'), null);
  assert.equal(on('2026-05-16'), '申报工作已于2026年5月15日24时截止（第十条）');
});

test('第八条（三） 补正的按补正期限，可以晚于申报窗口；没有补正期限的仍按窗口', () => {
  const on = (today: string, changes: Partial<Facts> = {}) =>
    ask(needs.inTime, { state: 'returned', correctionDueOn: '2026-05-29', ...changes }, { today });
  assert.equal(on('2026-05-29'), null);
  assert.equal(on('2026-05-30'), '补正期限已于2026年5月29日24时届满（第八条（三））');
  assert.match(on('2026-05-16', { correctionDueOn: null }) ?? '', /第十条/);
  assert.match(on('2026-05-16', { state: 'draft' }) ?? '', /第十条/);
});

test('同一信用代码一年只有一件；称号未到重新申报时间的不能开始；只向登记地的主管部门申报〔3.s3、8.1.s1、8.1.s2、8.2.s2〕', () => {
  assert.equal(ask(needs.noOtherLiveDossier, { otherLiveDossier: false }), null);
  assert.match(ask(needs.noOtherLiveDossier, { otherLiveDossier: true }) ?? '', /同一统一社会信用代码/);
  assert.equal(ask(needs.notPlatformAlready, { platform: null }), null);
  const platform = { until: '2027-08-01', renewableFrom: '2027-02-01' };
  assert.match(ask(needs.notPlatformAlready, { platform }) ?? '', /有效至2027年8月1日.*2027年2月1日起.*第十二条/);
  assert.equal(ask(needs.ownArea, { outside: null }), null);
  const outside = { registered: '赣州市', asked: '南昌市工业和信息化局' };
  assert.match(ask(needs.ownArea, { outside }) ?? '', /登记在赣州市.*不能由南昌市工业和信息化局推荐.*第三条、第八条（一）（三）/);
  assert.match(ask(needs.ownArea, { outside: { ...outside, registered: null } }) ?? '', /登记所在地（第八条（一））/);
});

test('第九条 提交：表、材料、条件、声明，缺什么说什么〔6.s1、9.s1、9.12.s1、a6.s2〕', () => {
  assert.equal(ask(needs.formComplete, { formFaults: 0 }), null);
  assert.match(ask(needs.formComplete, { formFaults: 1 }) ?? '', /还有 1 处.*第九条（一）/);
  assert.match(ask(needs.materialsComplete, { missingMaterials: ['审计报告', '协议'] }) ?? '', /审计报告；协议（第九条）/);
  assert.match(ask(needs.noFailedCondition, { failedConditions: ['服务企业119户'] }) ?? '', /1 项.*服务企业119户（第六条）/);
  assert.equal(ask(needs.everyItemAnswered, { unansweredItems: [] }), null);
  assert.match(
    ask(needs.everyItemAnswered, { unansweredItems: ['第1项“网址”', '第3项“邮编”'] }) ?? '',
    /还有 2 处没有改动，也没有写明理由：第1项“网址”；第3项“邮编”.*第八条（三）/,
  );
  assert.match(ask(needs.carriedConfirmed, { carriedUnconfirmed: ['附件4 26 行（来自贵单位2025年度申报）'] }) ?? '', /附件4 26 行.*附件6/);
  assert.equal(ask(needs.carriedConfirmed, { carriedUnconfirmed: [] }), null);
  assert.match(ask(needs.declarationConfirmed, { declarationConfirmed: false }) ?? '', /第九条（十二）/);
});

test('第八条（三） 未查验信用代码证不能通过初审〔8.3.s2〕', () => {
  assert.equal(ask(needs.certificateChecked, { certificateChecked: true }), null);
  assert.match(ask(needs.certificateChecked, { certificateChecked: false }) ?? '', /第八条（三）/);
});

test('附件1 抽样：11家不够，12家够；12家里记录11家还差1家〔8.3.s3、a1.s2〕', () => {
  const sample = (drawn: number, recorded: number) => ask(needs.sampleRecorded, { sample: { drawn, recorded, atLeast: 12 } });
  assert.match(sample(11, 11) ?? '', /12 家以上，现抽取 11 家/);
  assert.equal(sample(12, 12), null);
  assert.match(sample(12, 11) ?? '', /还有 1 家未记录/);
  assert.equal(sample(13, 13), null);
});

test('两人办理看每一只手：记过测评的，别人再保存一次也不能签；代写的人签也不行；没经手的领导可以', () => {
  const recommendation = { complete: true, preparedBy: 'officer-b', hands: ['officer-a', 'officer-b'], reasonMissing: null };
  const a = { ...cityLeader, accountId: 'officer-a' };
  assert.match(ask(needs.preparedByAnother, { recommendation }, { actor: a }) ?? '', /本人填写的内容.*另一位领导/);
  const standingIn = (accountId: string) => ({
    ...{ ...cityLeader, accountId: 'officer-c', roles: ['officer', 'leader'] as const, ownRoles: ['officer'] as const },
    standsIn: [{ accountId, name: '王振兴', roles: ['leader'] as const }],
  });
  const asked = (accountId: string) => ask(needs.preparedByAnother, { recommendation }, { actor: standingIn(accountId) });
  assert.match(asked('officer-a') ?? '', /您所代的王振兴经手过/);
  assert.equal(asked('leader-d'), null);
  assert.equal(ask(needs.preparedByAnother, { recommendation }, { actor: cityLeader }), null);
});

test('推荐表由经办人填、另一位领导签；同一人既填又签不行〔8.3.s4〕', () => {
  const recommendation = { complete: true, preparedBy: cityOfficer.accountId, hands: [], reasonMissing: null };
  assert.equal(ask(needs.preparedByAnother, { recommendation }, { actor: cityLeader }), null);
  const both = { ...cityLeader, accountId: cityOfficer.accountId };
  assert.match(ask(needs.preparedByAnother, { recommendation }, { actor: both }) ?? '', /另一位领导/);
  assert.match(
    ask(needs.recommendationComplete, { recommendation: { complete: false, preparedBy: null, hands: [], reasonMissing: null } }) ?? '',
    /附件1/,
  );
});

test('第八条（四） 专家2人不够3人够；有回避未处理或有人未签都不能结束〔8.4.s1、a1.s1〕', () => {
  const panel = (changes: Partial<Facts['panel']>) => ask(needs.panelComplete, { panel: { ...exampleFacts(null).panel, ...changes } });
  assert.match(panel({ seated: 2, signed: 2 }) ?? '', /不少于3人，现有 2 人/);
  assert.equal(panel({ seated: 3, signed: 3 }), null);
  assert.match(panel({ conflicts: ['专家“甲”工作单位即申报单位'] }) ?? '', /专家“甲”.*应先办理回避/);
  assert.match(panel({ signed: 2 }) ?? '', /还有 1 位专家未签署/);
  const noOpinion = { ...exampleFacts(null).panel, groupOpinion: false };
  assert.match(ask(needs.groupOpinionGiven, { panel: noOpinion }) ?? '', /专家组评审意见/);
});

test('第八条（四） 名单由一人拟定，另一人签署；没有签署的名单，谁也列不进去，与名单不符的办不成〔8.4.s2〕', () => {
  assert.match(ask(needs.rankingFixed, { list: null }) ?? '', /尚未签署/);
  const preparedBy = provinceOfficer.accountId;
  const list = { listed: true, hands: [preparedBy] };
  assert.match(ask(needs.passedInRanking, { list }) ?? '', /列入了/);
  assert.match(ask(needs.listedInRanking, { list: { ...list, listed: false } }) ?? '', /没有列入/);
  const by = (accountId: string) => ask(needs.rankedByAnother, { list }, { actor: { ...provinceLeader, accountId } as typeof cityLeader });
  assert.equal(by(provinceLeader.accountId), null);
  assert.match(by(preparedBy) ?? '', /另一位领导/);
});

test('第八条（四）（五） 公示最后一天还不能认定，次日可以〔8.4.s3〕', () => {
  const by = (hands: string[], concludedBy = 'officer-of-province') =>
    ask(needs.concludedByAnother, { notice: { endsOn: '2026-07-10', concludedBy, hands } });
  assert.equal(by([]), null);
  assert.match(by(['someone', clerk.accountId]) ?? '', /拟认定名单由本人拟定，须由另一位领导签发认定/);
  assert.match(by([], clerk.accountId) ?? '', /公示情况由本人核报/);
  const on = (today: string) => ask(needs.noticeOver, { notice: { endsOn: '2026-07-10', concludedBy: null, hands: [] } }, { today });
  assert.match(on('2026-07-09') ?? '', /公示期尚未满/);
  assert.match(on('2026-07-10') ?? '', /公示期尚未满/);
  assert.equal(on('2026-07-11'), null);
  assert.match(ask(needs.noticeOver, { notice: null }) ?? '', /尚未公示/);
});

test('第八条（五） 有未办结或成立的异议不能认定；没有成立的异议不能不予认定〔8.5.s1〕', () => {
  const objections = (open: number, upheld: number) => ({ objections: { open, upheld, decidedBy: [] } });
  assert.equal(ask(needs.noObjection, objections(0, 0)), null);
  assert.match(ask(needs.noObjection, objections(1, 0)) ?? '', /1 件异议未办结/);
  assert.match(ask(needs.noObjection, objections(0, 1)) ?? '', /异议成立/);
  assert.match(ask(needs.objectionUpheld, objections(1, 0)) ?? '', /没有查证属实/);
  assert.equal(ask(needs.objectionUpheld, objections(0, 1)), null);
});

test('不利决定的理由：至少一条，每条有内容有条款', () => {
  const reason = { article: '第六条（三）', text: '不足120户' };
  assert.equal(bring(needs.reasonsCited, { reasons: [reason] }), null);
  assert.match(bring(needs.reasonsCited, {}) ?? '', /请写明理由/);
  assert.match(bring(needs.reasonsCited, { reasons: [reason, { ...reason, article: ' ' }] }) ?? '', /引用办法条款/);
  assert.match(bring(needs.reasonsCited, { reasons: [{ ...reason, text: '' }] }) ?? '', /写明内容/);
});

test('第八条（三） 一次性告知：至少一处，每处齐全，期限晚于今天', () => {
  const { items = [] } = exampleAttempt;
  const dueOn = '2026-05-11';
  assert.equal(bring(needs.itemsListed, { items, dueOn }), null);
  assert.match(bring(needs.itemsListed, { items: [], dueOn }) ?? '', /至少标出一处/);
  for (const key of ['path', 'reason', 'article', 'expected'] as const)
    assert.match(bring(needs.itemsListed, { items: items.map((one) => ({ ...one, [key]: ' ' })), dueOn }) ?? '', /位置、原因、条款和要求/);
  assert.match(bring(needs.itemsListed, { items, dueOn: exampleDay }) ?? '', /晚于今天/);
  assert.match(bring(needs.itemsListed, { items }) ?? '', /补正期限/);
});
