import { folded } from '../annexes/fold.ts';

/** `unclear`: something is written that these words do not decide; a person looks at it. */
export type Judgement = 'yes' | 'no' | 'unclear';

const nothing = /^(无|没有|未评|未评定|暂无|[-—–/\\\s]*)$/;

const below = /中专|中技|技校|职高|职业高中|高中|初中|小学|中等|肄业|结业|在读|在校/;
const college = /大专|专科|高职|大学|本科|学士|硕士|博士|研究生|双学位|MBA|EMBA|MPA/i;

/** Of several entries in one cell the highest counts. */
function best(text: string, judge: (one: string) => Judgement): Judgement {
  const each = folded(text)
    .split(/[、,;/\s]+/)
    .map(judge);
  return each.includes('yes') ? 'yes' : each.includes('unclear') ? 'unclear' : 'no';
}

function educationJudgement(text: string): Judgement {
  if (nothing.test(text) || below.test(text)) return 'no';
  return college.test(text) ? 'yes' : 'unclear';
}

/** 大专及以上学历 (第六条（二）), from what people write: 大专, 专科, 本科, 大学, 硕士研究生, 博士后 … */
export const isCollege = (education: string): Judgement => best(education, educationJudgement);

/** Skilled-worker grades are no technical title. */
const skill = /^(初级工|中级工|高级工|高级技工|技师|高级技师|特级技师|首席技师|学徒工)$/;
const junior = /初级|员级|助理(?!研究员)|助教|助工|技术员|会计员|经济员|统计员|见习|实习/;
const middle =
  /正高|副高|高级|中级|高工|工程师|经济师|会计师|审计师|统计师|政工师|农艺师|畜牧师|兽医师|工艺美术师|规划师|建筑师|实验师|讲师|教授|研究员|馆员|编辑|编审|译审|主治|主任.*师|主管.*师|[一二三]级(律师|翻译|公证员)/;

function titleJudgement(title: string): Judgement {
  if (nothing.test(title) || skill.test(title) || junior.test(title)) return 'no';
  return middle.test(title) ? 'yes' : 'unclear';
}

/** 中级及以上技术职称 (第六条（二）). */
export const isMiddleTitle = (titles: string): Judgement => best(titles, titleJudgement);

/** Whether a person counts as 专业人员: one of the two is enough, or both where the scheme reads 和. */
export function isProfessional(row: { education: string; title: string }, both: boolean): Judgement {
  const judged = [isCollege(row.education), isMiddleTitle(row.title)];
  const [first, then]: readonly [Judgement, Judgement] = both ? ['no', 'yes'] : ['yes', 'no'];
  if (judged.includes(first)) return first;
  return judged.includes('unclear') ? 'unclear' : then;
}
