import { compare } from '../../core/annexes/decimal.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { yearFault } from '../../core/deadlines/round.ts';
import { type Round, roundMost } from '../../core/scheme/round.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Context } from '../context.ts';
import type { InputFault } from '../refusal.ts';
import { localArticle } from './editions.ts';

export type Sized = Pick<
  Round,
  'year' | 'title' | 'opensOn' | 'closesOn' | 'recommendBy' | 'reviewBy' | 'rewardAmount' | 'panelSize' | 'sampleSize'
> & { readonly [K in 'rewardFund' | 'renewalMonths']?: Round[K] | undefined };

/** What is wrong with a round as it is to stand, whoever has relied on it: its windows in their order, its year, its name, what its edition asks for at least. */
export const roundFaults = (ctx: Context, round: Sized, scheme: Scheme): InputFault[] => [
  ...windowFaults(round),
  ...yearFaults(round, ctx.today),
  ...titleFaults(ctx, round, scheme),
  ...sizeFaults(round, scheme),
  ...mostFaults(round, scheme),
];

const fault = (path: string, rule: string, message: string): InputFault => ({ path, rule, message });

function windowFaults({ opensOn, closesOn, recommendBy, reviewBy }: Sized): InputFault[] {
  const faults: InputFault[] = [];
  if (closesOn < opensOn)
    faults.push(fault('closesOn', '第十条', `申报截止${chineseDay(closesOn)}早于开始${chineseDay(opensOn)}，请改为同日或更晚`));
  if (recommendBy < closesOn)
    faults.push(
      fault('recommendBy', '第八条（三）', `推荐截止${chineseDay(recommendBy)}早于申报截止${chineseDay(closesOn)}，请改为同日或更晚`),
    );
  if (reviewBy !== null && reviewBy < recommendBy)
    faults.push(
      fault('reviewBy', '第八条（四）', `评审截止${chineseDay(reviewBy)}早于推荐截止${chineseDay(recommendBy)}，请改为同日或更晚`),
    );
  return faults;
}

function yearFaults(round: Sized, today: string): InputFault[] {
  const said = yearFault(round, today);
  return said === null ? [] : [fault('year', '第十条', said)];
}

/** A city's year is not called by the province's title. */
function titleFaults(ctx: Context, { title }: Sized, scheme: Scheme): InputFault[] {
  const { platform } = ctx.tools.schemes.inForce(ctx.today).names;
  return scheme.names.platform !== platform && title.includes(platform)
    ? [fault('title', localArticle(ctx), `标题写着“${platform}”，本地的年度工作用本地的名称“${scheme.names.platform}”，请改标题`)]
    : [];
}

function sizeFaults({ panelSize, sampleSize, rewardAmount }: Sized, { panel, sample }: Scheme): InputFault[] {
  const faults: InputFault[] = [];
  if (panelSize < panel.atLeast)
    faults.push(fault('panelSize', panel.article, `专家组 ${panelSize} 人，不得少于 ${panel.atLeast} 人（第八条（四）、附件1）`));
  else if (panel.odd && panelSize % 2 === 0) faults.push(fault('panelSize', panel.article, `专家组人数应为单数，现为 ${panelSize} 人`));
  if (sampleSize < sample.atLeast)
    faults.push(fault('sampleSize', sample.article, `抽样 ${sampleSize} 家，不得少于 ${sample.atLeast} 家（附件1）`));
  if (rewardAmount !== null && compare(rewardAmount, 0) < 0)
    faults.push(fault('rewardAmount', '第十三条', '奖励金额不能为负，请填 0 或以上'));
  return faults;
}

function mostFaults({ panelSize, sampleSize, renewalMonths, rewardFund }: Sized, { panel, sample, renewal }: Scheme): InputFault[] {
  const faults: InputFault[] = [];
  if (panelSize > roundMost.panelSize)
    faults.push(fault('panelSize', panel.article, `专家组 ${panelSize} 人，不得多于 ${roundMost.panelSize} 人，请核对`));
  if (sampleSize > roundMost.sampleSize)
    faults.push(fault('sampleSize', sample.article, `抽样 ${sampleSize} 家，不得多于 ${roundMost.sampleSize} 家，请核对`));
  if ((renewalMonths ?? 0) > roundMost.renewalMonths)
    faults.push(
      fault('renewalMonths', renewal.article, `重新申报的期限 ${renewalMonths} 个月，不得长于 ${roundMost.renewalMonths} 个月，请核对`),
    );
  if (rewardFund != null && compare(rewardFund, 0) <= 0)
    faults.push(fault('rewardFund', '第十三条', '奖励资金总额应大于 0；没有定的，留空'));
  return faults;
}
