import { compare } from '../annexes/decimal.ts';
import { chineseDay, type Day } from '../calendar/day.ts';
import { isDay } from '../calendar/is-day.ts';
import { closingText, hasClosed, hourText } from '../deadlines/round.ts';
import { own } from '../text/own.ts';
import type { Round } from './round.ts';

/** What of a round can be changed once it stands, by its name on page and notice. */
export const changeable = {
  title: '标题',
  opensOn: '申报开始',
  closesOn: '申报截止',
  closesAt: '申报截止时刻',
  recommendBy: '推荐截止',
  reviewBy: '评审截止',
  panelSize: '专家组人数',
  sampleSize: '抽样企业数',
  rewardAmount: '奖励金额',
  rewardFund: '奖励资金总额',
  renewalMonths: '重新申报的期限',
  callNumber: '申报通知文号',
  callText: '申报通知正文',
} as const;
export type ChangeKey = keyof typeof changeable;
export type Proposed = { readonly [K in ChangeKey]?: Round[K] };
export type ChangedValue = string | number | null;

/** One thing that a change says otherwise: what it was when the change was written, and what it is to be. */
export type ChangeLine = { readonly key: ChangeKey; readonly from: ChangedValue; readonly to: ChangedValue };

export const changeKeys = Object.keys(changeable) as readonly ChangeKey[];
type Standing = Pick<Round, ChangeKey>;

/** What is proposed and is not so already, in the order of the table. */
export const linesOf = (round: Standing, proposed: Proposed): ChangeLine[] =>
  changeKeys.flatMap((key) => {
    const to = proposed[key];
    return to === undefined || to === round[key] ? [] : [{ key, from: round[key], to }];
  });

/** The round as it will stand. */
export const changed = <R extends Standing>(round: R, lines: readonly ChangeLine[]): R => ({
  ...round,
  ...Object.fromEntries(lines.map(({ key, to }) => [key, to])),
});

/** Where the round has become another since the change was written, a sentence each: nobody signs over what was not before the writer's eyes. */
export const overtaken = (round: Standing, lines: readonly ChangeLine[]): string[] =>
  lines
    .filter(({ key, from }) => round[key] !== from)
    .map(
      ({ key, from }) =>
        `起草以后${changeable[key]}已由${valueText(key, from)}改为${valueText(key, round[key])}，请退回经办人按现在的内容重新起草`,
    );

/** A value as a page and a letter print it. */
export function valueText(key: ChangeKey, value: ChangedValue): string {
  if (value === null) return own(unsettled, key) ?? '未定';
  if (isDay(value)) return chineseDay(value);
  if (key === 'closesAt') return hourText(String(value));
  if (key === 'callText') return `${String(value).length}字的正文`;
  const unit = own<string>(units, key);
  return unit === undefined ? `“${value}”` : `${value}${unit}`;
}
const unsettled: Partial<Record<ChangeKey, string>> = { reviewBy: '另定', renewalMonths: '按办法规定' };
const units: Partial<Record<ChangeKey, string>> = {
  ...{ panelSize: '人', sampleSize: '家', rewardAmount: '万元', rewardFund: '万元' },
  renewalMonths: '个月',
};

/** Who has gone by the round as it was announced: what decides until when a part of it may still change. */
export type Relied = {
  /** Cases begun, of whatever state; those ever submitted; those that the authority has taken in. */
  readonly started: number;
  readonly submitted: number;
  readonly admitted: number;
  /** Proposed lists that are prepared or signed. */
  readonly lists: number;
  /** Notices published of it, rewards proposed by its amount. */
  readonly notices: number;
  readonly rewards: number;
  /** What these come to, 万元. */
  readonly rewarded: string;
};

/** `clock`: the time of day at which it is judged, 17:00. */
type Judged = { readonly round: Round; readonly relied: Relied; readonly today: Day; readonly clock: string };
type Next = Judged & { readonly next: Round };
export type ChangeFault = { readonly path: ChangeKey; readonly message: string };

/**
 * Why these parts of a round can't become what they are to be, now: what somebody has relied on is not taken back, and what a case was decided by stays. A
 * day may always be put off while nothing rests on its end: before the secret is out (a later sample could be foreseen) and the order is fixed.
 */
export function changeFaults(judged: Judged, lines: readonly ChangeLine[]): ChangeFault[] {
  const next = changed(judged.round, lines);
  return lines.flatMap((line) => {
    const message = barOf({ ...judged, next }, line);
    return message === null ? [] : [{ path: line.key, message }];
  });
}

function barOf({ next, ...judged }: Next, { key, from, to }: ChangeLine): string | null {
  const { relied } = judged;
  switch (key) {
    case 'title':
      return relied.notices > 0 ? `本年度已发布公示 ${relied.notices} 次，标题写在公示上，不能再改` : null;
    case 'opensOn':
      return opensBar(judged, String(to));
    case 'panelSize':
      return relied.admitted > 0 ? `已有 ${relied.admitted} 件受理评审，专家组人数不能再改` : null;
    case 'sampleSize':
      return relied.submitted > 0 ? `已有 ${relied.submitted} 家提交申报，测评抽样的家数不能再改` : null;
    case 'rewardAmount':
      return rewardBar(relied, from, to);
    case 'rewardFund':
      return to !== null && compare(String(to), relied.rewarded) < 0 ? `已提出奖励共 ${relied.rewarded} 万元，资金总额不能少于此数` : null;
    case 'renewalMonths':
      return relied.started > 0 ? `已有 ${relied.started} 家单位开始申报，重新申报的期限不能再改` : null;
    case 'callNumber':
    case 'callText':
      return null;
    case 'closesAt':
      return hourBar({ ...judged, next });
    case 'closesOn':
      return dayBar(judged, { key, from, to }) ?? reopened(judged) ?? passed({ ...judged, next });
    case 'recommendBy':
    case 'reviewBy':
      return dayBar(judged, { key, from, to });
  }
}

const instantOf = ({ closesOn, closesAt }: Round): string => `${closesOn} ${closesAt}`;

function hourBar({ next, ...judged }: Next): string | null {
  const { round, relied } = judged;
  if (relied.lists > 0) return '拟认定名单已经拟定，申报截止时刻不能再改';
  if (relied.started > 0 && instantOf(next) < instantOf(round)) return `已有 ${relied.started} 家单位按原定时间申报，申报截止时刻只能延后`;
  return reopened(judged) ?? passed({ ...judged, next });
}

const passed = ({ next, today, clock }: Next): string | null =>
  hasClosed(next, today, clock) ? `申报截止不能改到已经过去的${closingText(next)}` : null;

/** What was sent in behind a closed window is judged beside cases that panels have already been drawn for. */
const reopened = ({ round, relied, today, clock }: Judged): string | null =>
  relied.admitted > 0 && hasClosed(round, today, clock)
    ? `申报已于${closingText(round)}截止，并有 ${relied.admitted} 件受理评审，申报时间不能重新开放`
    : null;

function opensBar({ round, relied, today }: Judged, to: Day): string | null {
  if (relied.started > 0) return `已有 ${relied.started} 家单位开始申报，申报开始日期不能再改`;
  return to < today && round.opensOn >= today ? `申报开始不能改到已经过去的${chineseDay(to)}` : null;
}

function rewardBar({ rewards }: Relied, from: ChangedValue, to: ChangedValue): string | null {
  if (rewards > 0) return `已按${valueText('rewardAmount', from)}提出奖励 ${rewards} 家，奖励金额不能再改`;
  return to !== null && compare(String(to), 0) <= 0 ? '奖励金额应大于 0' : null;
}

/** Whom a day that ends something was promised to, and how many of them there are. */
const promised = {
  closesOn: ({ started }: Relied) => (started > 0 ? `已有 ${started} 家单位按原定时间申报` : null),
  recommendBy: ({ submitted }: Relied) => (submitted > 0 ? `已有 ${submitted} 家提交申报，正在初审、测评` : null),
  reviewBy: ({ admitted }: Relied) => (admitted > 0 ? `已有 ${admitted} 件受理评审` : null),
} as const;

function dayBar({ round, relied, today }: Judged, { key, from, to }: ChangeLine & { key: keyof typeof promised }): string | null {
  if (relied.lists > 0) return `拟认定名单已经拟定，${changeable[key]}不能再改`;
  if (key !== 'reviewBy' && round.revealedOn !== null)
    return `抽样密钥已于${chineseDay(round.revealedOn)}公开，此后的抽样可以预知，${changeable[key]}不能再改`;
  if (to === null) return from === null ? null : `${changeable[key]}已经公布，可以改日期，不能改为另定`;
  const day = String(to);
  if (day < today) return `${changeable[key]}不能改到已经过去的${chineseDay(day)}`;
  const who = from !== null && day < String(from) ? promised[key](relied) : null;
  return who === null ? null : `${who}，${changeable[key]}只能延后，不能由${chineseDay(String(from))}提前到${chineseDay(day)}`;
}
