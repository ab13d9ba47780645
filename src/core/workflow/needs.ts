import { chineseDay } from '../calendar/day.ts';
import { closingText, hasClosed } from '../deadlines/round.ts';
import type * as procedure from '../procedure/step.ts';
import type { Attempt, Facts } from './facts.ts';
import { ownHand } from './hands.ts';

export type Case = procedure.Case<Facts>;

/** A need answers null where it is met, else the sentence that the person will read. */
export type Need = procedure.Need<Facts>;

/** A need of what comes along with the step itself; asked only when the step is taken. */
export type Asks = (attempt: Attempt, c: Case) => string | null;

export const roundOpen: Need = ({ facts: { round }, today }) => {
  if (round.cancelledAt) return '本次认定工作已经取消，不能申报；已填写的内容保留，可以查看，请留意新的申报通知（第十条）';
  if (today < round.opensOn) return `申报工作${chineseDay(round.opensOn)}开始，尚未到时间（第十条）`;
  return hasClosed(round, today, round.clock ?? '00:00') ? `申报工作已于${closingText(round)}截止（第十条）` : null;
};

export const noOtherLiveDossier: Need = ({ facts }) =>
  facts.otherLiveDossier ? '同一统一社会信用代码本年度已有一件申报：在办的请在原申报中继续办理；已有决定的，请向作出决定的部门查询' : null;

export const notPlatformAlready: Need = ({ facts: { platform } }) =>
  platform === null
    ? null
    : `贵单位示范平台称号有效至${chineseDay(platform.until)}，未到重新申报时间：${chineseDay(platform.renewableFrom)}起开始的年度工作可以重新申报（第十二条）`;

/** 属地: the authority of where it is registered, or one that recommends directly. */
export const ownArea: Need = ({ facts: { outside } }) => {
  if (outside === null) return null;
  if (outside.registered === null) return '还不知道贵单位登记在哪里，不能确定当地主管部门：请先在“本单位”登记所在地（第八条（一））';
  return `贵单位登记在${outside.registered}，应向当地中小企业主管部门申报，不能由${outside.asked}推荐；也可由全省性行业协会、省属有关单位直接推荐（第三条、第八条（一）（三））`;
};

/** A first submission ends with the window; a corrected one with the correction deadline, which may lie after it. */
export const inTime: Need = (c) => {
  const { state, correctionDueOn } = c.facts;
  if (state !== 'returned' || correctionDueOn === null) return roundOpen(c);
  return c.today > correctionDueOn ? `补正期限已于${chineseDay(correctionDueOn)}24时届满（第八条（三））` : null;
};

export const formComplete: Need = ({ facts }) =>
  facts.formFaults > 0 ? `申请表及附件还有 ${facts.formFaults} 处未填或有误（第九条（一））` : null;

export const materialsComplete: Need = ({ facts }) =>
  facts.missingMaterials.length > 0 ? `申报材料还缺：${facts.missingMaterials.join('；')}（第九条）` : null;

export const noFailedCondition: Need = ({ facts }) =>
  facts.failedConditions.length > 0
    ? `有 ${facts.failedConditions.length} 项申报条件不符合：${facts.failedConditions.join('；')}（第六条）`
    : null;

/** What one correction asked for is mended or explained, each item of it (一次性告知, 第八条（三）). */
export const everyItemAnswered: Need = ({ facts: { unansweredItems: left } }) =>
  left.length > 0
    ? `补正通知还有 ${left.length} 处没有改动，也没有写明理由：${left.join('；')}。请改正，或在该项下写明为何不改（第八条（三））`
    : null;

/** 申报材料真实性. */
const OF_TRUTH = '第九条（十二）、附件6';

export const declarationConfirmed: Need = ({ facts }) =>
  facts.declarationConfirmed ? null : `请先确认申报材料真实性声明函（${OF_TRUTH}）`;

/** What an earlier year brought is this year's word only once somebody has looked at it. */
export const carriedConfirmed: Need = ({ facts: { carriedUnconfirmed: left } }) =>
  left.length > 0
    ? `往年带入、没有改动的内容还没有核对确认：${left.join('；')}。请逐项核对，仍然有效的按“核对无误”，有变化的改正（${OF_TRUTH}）`
    : null;

export const certificateChecked: Need = ({ facts }) => (facts.certificateChecked ? null : '尚未查验统一社会信用代码证（第八条（三））');

export const sampleRecorded: Need = ({ facts: { sample } }) => {
  if (sample.drawn < sample.atLeast) return `应随机抽取服务企业 ${sample.atLeast} 家以上，现抽取 ${sample.drawn} 家（附件1）`;
  return sample.recorded < sample.drawn ? `抽样测评还有 ${sample.drawn - sample.recorded} 家未记录结果（附件1）` : null;
};

/** Once somebody has begun with it, what lies there stays as it was handed in; corrections then go through the one correction. */
export const notWorkedOn: Need = ({ facts }) =>
  facts.workedOn || facts.certificateChecked
    ? '推荐部门已经开始初审，不能再收回修改；需要改动的，请等退回补正，或联系推荐部门（第八条（三））'
    : null;

/** 期满未补正: before that day the applicant may still hand in. */
export const correctionOver: Need = ({ facts: { state, correctionDueOn }, today }) =>
  state !== 'returned' || correctionDueOn === null || today > correctionDueOn
    ? null
    : `补正期限至${chineseDay(correctionDueOn)}24时，期满仍未补正的，才能不予推荐（第八条（三））`;

/** 两人办理: an officer proposes to decline, a leader signs. */
export const declineProposed: Need = ({ facts: { decline } }) =>
  decline === null || decline.givenBack ? '不予推荐须由经办人先写明理由报请，再由本人以外的领导签发' : null;

/** What lies with the leader is decided there first. */
export const noDeclineProposed: Need = ({ facts: { decline } }) =>
  decline === null || decline.givenBack ? null : '已报请领导不予推荐，领导退回经办人后才能改办；理由不妥的，请领导退回（第八条（二））';

export const declinedByAnother: Need = ({ facts: { decline }, actor }) =>
  decline && ownHand(actor, [decline.proposedBy, ...decline.hands], { what: '不予推荐由本人报请', instead: '须由另一位领导签发' });

export const recommendationWritten: Need = ({ facts: { recommendation } }) =>
  recommendation.preparedBy === null ? '推荐表尚未填写，没有可以退回的' : null;

export const notGivenBack: Need = ({ facts: { recommendation } }) =>
  recommendation.givenBack ? '推荐表已退回经办人修改，重新保存后再办理' : null;

export const recommendationComplete: Need = ({ facts }) =>
  facts.recommendation.complete ? null : '推荐表未填写完整：影响和作用、示范性、推荐意见均须填写（第八条（三）、附件1）';

/** Recommending against the sample stays the people's decision; why is written and goes along (第六条（三）、附件1). */
export const reasonWritten: Need = ({ facts: { recommendation } }) =>
  recommendation.reasonMissing === null ? null : `推荐表尚未写明“${recommendation.reasonMissing}”（第六条（三）、附件1）`;

const MOST_NAMED = 3;

/** What no figure decides is answered by a person before it is recommended; the answers stand in the file (第六条、第七条). */
export const everyConditionJudged: Need = ({ facts: { judging } }) => {
  if (!judging || judging.unanswered.length === 0) return null;
  const { unanswered: left, articles } = judging;
  const named = left.slice(0, MOST_NAMED).join('、');
  return `由人判断的条件还有 ${left.length} 项没有填写结论：${named}${left.length > MOST_NAMED ? '等' : ''}。请在“条件与现场”中填写（${articles.conditions}）`;
};

/** 对运营情况、服务业绩进行测评: what was looked at, by whom and when, is written down. */
export const siteVisitRecorded: Need = ({ facts: { judging } }) =>
  judging?.visitOwed ? `${judging.visitOwed}，请在“条件与现场”中填写（${judging.articles.siteVisit}）` : null;

/** 附件2、附件6 come from the applicant with seal and signature, 附件1 bears the recommender's seal: what goes up is the paper that was stamped. */
export const papersStamped: Need = ({ facts: { papersOwed } }) =>
  papersOwed.length > 0 ? `盖章签字的材料还没有收齐：${papersOwed.map(({ says, article }) => `${says}（${article}）`).join('；')}` : null;

export const preparedByAnother: Need = ({ facts: { recommendation }, actor }) => {
  const instead = '须由另一位领导签发';
  if (recommendation.preparedBy === actor.accountId) return `推荐表由本人填写，${instead}`;
  return ownHand(actor, recommendation.hands, { what: '推荐表或测评记录中有本人填写的内容', instead });
};

export const withinQuota: Need = ({ facts: { quota } }) => quotaUsedUp(quota);

/** Null while there is room for one more, else the sentence. */
export const quotaUsedUp = (quota: { readonly limit: number | null; readonly used: number }): string | null =>
  quota.limit === null || quota.used < quota.limit
    ? null
    : `本年度推荐名额 ${quota.limit} 家已用完（已推荐 ${quota.used} 家），请向认定部门申请调整名额后再签发（第十条）`;

export const panelComplete: Need = ({ facts: { panel } }) => {
  if (panel.seated < panel.atLeast) return `专家不少于${panel.atLeast}人，现有 ${panel.seated} 人（第八条（四）、附件1）`;
  if (panel.conflicts.length > 0) return `${panel.conflicts.join('；')}，应先办理回避（第八条（四））`;
  if ((panel.leaving ?? 0) > 0) return `还有 ${panel.leaving} 件专家回避待分管领导决定（第八条（四））`;
  return panel.signed < panel.seated ? `还有 ${panel.seated - panel.signed} 位专家未签署评审意见（第八条（四））` : null;
};

export const groupOpinionGiven: Need = ({ facts: { panel } }) => {
  if (panel.groupOpinion) return null;
  return panel.confirmed ? '专家组评审意见还没有由主持专家起草、各位专家确认（附件1）' : '尚未填写专家组评审意见（附件1）';
};

/** A case is proposed or passed over with the whole list that a leader signs, and in no other way. */
export const rankingFixed: Need = ({ facts: { list } }) => (list === null ? '它所在的拟认定名单尚未签署（第八条（四））' : null);

export const rankedByAnother: Need = ({ facts: { list }, actor }) =>
  ownHand(actor, list?.hands ?? [], { what: '名单由本人拟定', instead: '拟认定名单须由另一位领导签署' });

export const listedInRanking: Need = ({ facts: { list } }) => (list && !list.listed ? '签署的名单没有列入该申报' : null);
export const passedInRanking: Need = ({ facts: { list } }) => (list?.listed ? '签署的名单列入了该申报' : null);

export const noticeOver: Need = ({ facts: { notice }, today }) => {
  if (notice === null) return '尚未公示（第八条（四））';
  return today > notice.endsOn ? null : `公示至${chineseDay(notice.endsOn)}，公示期尚未满（第八条（四））`;
};

export const noticeConcluded: Need = ({ facts: { notice } }) =>
  notice === null || notice.concludedBy === null ? '公示期满后，公示情况尚未由经办人核报（第八条（四）（五））' : null;

/** Whoever stated what came of an objection does not sign what follows from it (第八条（五）). */
export const objectionByAnother: Need = ({ facts: { objections }, actor }) =>
  ownHand(actor, objections.decidedBy, { what: '公示异议由本人查证办结', instead: '须由另一位领导签发' });

export const concludedByAnother: Need = ({ facts: { notice, objections }, actor }) => {
  const instead = '须由另一位领导签发认定';
  return (
    ownHand(actor, [notice?.concludedBy ?? null], { what: '公示情况由本人核报', instead }) ??
    ownHand(actor, notice?.hands ?? [], { what: '拟认定名单由本人拟定', instead }) ??
    ownHand(actor, objections.decidedBy, { what: '公示异议由本人查证办结', instead })
  );
};

export const noObjection: Need = ({ facts: { objections } }) => {
  if (objections.open > 0) return `还有 ${objections.open} 件异议未办结（第八条（五））`;
  return objections.upheld > 0 ? '公示期间异议成立，不能认定（第八条（五））' : null;
};

export const objectionUpheld: Need = ({ facts }) => (facts.objections.upheld > 0 ? null : '没有查证属实的异议（第八条（五））');

export const reasonsCited: Asks = ({ reasons = [] }) => {
  if (reasons.length === 0) return '请写明理由，并逐条引用办法条款';
  return reasons.some((r) => r.text.trim() === '' || r.article.trim() === '') ? '每条理由都要写明内容并引用办法条款' : null;
};

export const itemsListed: Asks = ({ items = [], dueOn }, { today }) => {
  if (items.length === 0) return '请至少标出一处需要补正的内容（第八条（三））';
  if (items.some((i) => [i.path, i.reason, i.article, i.expected].some((t) => t.trim() === '')))
    return '每处补正都要写明位置、原因、条款和要求';
  return dueOn === undefined || dueOn <= today ? '请给出晚于今天的补正期限' : null;
};
