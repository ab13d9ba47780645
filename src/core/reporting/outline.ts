import { type FigureKey, figures as fields } from '../annexes/annex7.ts';
import { compare, share } from '../annexes/decimal.ts';
import { functionsOf } from '../scheme/functions.ts';
import { type Figures, figureOf } from './figures.ts';

/** What a person has yet to write stands between these; nobody sends it in so. */
const [open, close] = ['【请补写：', '】'];

/** Whether something of the outline is still to be written. */
export const isUnwritten = (text: string): boolean => text.includes(open);

type OfYear = { readonly platform: string; readonly year: number; readonly functions: readonly string[]; readonly figures: Figures };

/** 年度服务工作总结 begun from the year's own figures, which are those of the fourth quarter (第十五条): what they say is written, the rest is asked for. */
export function annualOutline({ platform, year, functions, figures }: OfYear): string {
  const say = (key: FigureKey): string => `${figureOf(figures, key) ?? '…'}${fields[key].unit}`;
  return [
    `${platform}${year}年度服务工作总结`,
    `一、服务能力。年末服务场所面积${say('premisesArea')}，仪器设备${say('equipmentCount')}，专职从业人员${say('fullTimeStaff')}，带动社会服务资源${say('gatheredInstitutions')}。${asked('团队、场地、设备一年来的变化')}`,
    `二、服务业绩。围绕${functionsOf(functions)}，全年服务企业${say('enterprises')}，服务${say('persons')}，其中接受5次以上服务的企业${say('frequentEnterprises')}；开展服务活动${say('activityCount')}，参加企业${say('activityEnterprises')}，服务${say('activityPersons')}；参加中小企业主管部门组织的服务活动${say('officialActivities')}。${asked('有代表性的服务和成效，一至两例')}`,
    `三、运营情况。服务总收入${say('serviceIncome')}，其中低收费收入${say('lowFeeIncome')}${shareIn(figures)}；利润总额${say('profit')}。${asked('收费标准和对小微企业的优惠')}`,
    `四、存在的问题。${asked('问题和原因')}`,
    `五、${year + 1}年工作打算。${asked('主要任务和目标')}`,
  ].join('\n');
}

const asked = (what: string): string => `${open}${what}${close}`;

function shareIn(figures: Figures): string {
  const [part, whole] = [figureOf(figures, 'lowFeeIncome'), figureOf(figures, 'serviceIncome')];
  if (part === null || whole === null || compare(whole, 0) <= 0) return '';
  return `，占${share(part, whole)}%`;
}
