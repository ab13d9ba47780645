import { chineseDay } from '../calendar/day.ts';
import { closingText } from '../deadlines/round.ts';
import type { Round } from './round.ts';

type Windows = Pick<Round, 'year' | 'opensOn' | 'closesOn' | 'closesAt' | 'recommendBy' | 'reviewBy'>;
type Measure = { readonly title: string; readonly names: { readonly platform: string } };

/** A call (申报工作通知) to begin with: what follows from the round and its measure; the office writes the rest. */
export function draftedCall(round: Windows, { title, names: { platform } }: Measure): string {
  return [
    '各推荐部门、各有关单位：',
    `根据《${title}》，现组织开展${round.year}年度${platform}认定工作，有关事项通知如下：`,
    `一、申报条件。符合《${title}》规定条件的，自愿申报。认定不收取任何费用。`,
    `二、申报时间和方式。${chineseDay(round.opensOn)}至${closingText(round)}在网上申报，逾期不再受理。`,
    `三、初审和推荐。推荐部门在${chineseDay(round.recommendBy)}前完成初审、抽样测评，签发推荐。`,
    `四、评审、公示和认定。${round.reviewBy === null ? '推荐结束后' : `${chineseDay(round.reviewBy)}前`}组织专家评审，公示无异议后认定并公布名单。`,
    '五、申报材料。附件1至附件8的空白表格见本页，也可以在系统中填写后打印。',
    '特此通知。',
  ].join('\n');
}
