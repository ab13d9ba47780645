import { EXTRA_TITLE, isExtra } from '../../core/annexes/extra.ts';
import { sectionOf, tableAt } from '../../core/annexes/form.ts';
import { type Form, officialForm } from '../../core/annexes/form-of.ts';
import { law } from '../scheme/law.ts';

/** What the sections are called where space is short; the headings keep the official wording. */
const shortLabels: Readonly<Record<string, string>> = {
  basics: '一 基本情况',
  operation: '二 运营情况',
  capability: '三 服务能力',
  publicBenefit: '四 公益活动',
  municipalRecognition: '五 市级认定',
  governmentSupport: '六 政府扶持',
  influence: '七 影响作用',
  extra: '附加信息表',
  narratives: '报告 二至八',
  equipment: '附件3 设备清单',
  staff: '附件4 从业人员',
  served: '附件5 服务名单',
  declaration: '附件6 声明函',
  materials: '申报材料',
};

export const sectionWord = (key: string): string => shortLabels[key] ?? key;

/** A part of the same in a sign or two, for the narrow rail: 一, 报告, 附件5, 材料. */
export const sectionSign = (key: string): string => ({ materials: '材料', extra: '附加' })[key] ?? sectionWord(key).split(' ')[0] ?? key;

/** Places whose official label is a sentence; where a verdict names them, their number in the form says it. */
const shortPlaces: Readonly<Record<string, string>> = {
  publicBenefit: '四',
  municipalRecognition: '五',
  influence: '七',
  operation: '二',
  activities: '三、大型服务活动',
  products: '三、主要服务产品',
  agreements: '三、合作协议单位',
  ...Object.fromEntries([...'二三四五六七八'].map((number, index) => [`narrative${index + 2}`, `报告${number}`])),
};

/** 第九条（二） → 材料（二） */
export const materialWord = (key: string): string => {
  const kind = law().materials.find((one) => one.key === key);
  return kind ? `材料${kind.article.replace('第九条', '')}` : '材料';
};

/** A place of the dossier in a word or two: a field's or a table's label, 材料（二）. */
export function placeWord(path: string, form: Form = officialForm): string {
  const [head = '', second = ''] = path.split('/');
  if (head === 'materials') return second === '' ? '申报材料' : materialWord(second);
  if (path === 'declaration') return '附件6';
  if (second === '' && shortPlaces[head]) return shortPlaces[head];
  const table = tableAt(head);
  if (table) return annexWord(head) ?? table.label;
  return form.fieldAt(path)?.label ?? (isExtra(path) ? EXTRA_TITLE : path);
}

/** The section that a place stands in, by its key. */
export function sectionKeyOf(path: string): string {
  if (path.startsWith('materials')) return 'materials';
  return sectionOf(path)?.key ?? path.split('/')[0] ?? '';
}

const annexWord = (table: string): string | undefined => ({ equipment: '附件3', staff: '附件4', served: '附件5' })[table];
