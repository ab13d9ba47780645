import { chineseDay, type Day } from '../calendar/day.ts';
import { reads, type Scheme } from '../scheme/scheme.ts';

/** Whom a notice names, field by field: what the officer fills in, and what the paper prints. */
export const contactFields = {
  office: { label: '联系处室', most: 60, missing: '请填写联系处室' },
  phone: { label: '联系电话', most: 60, missing: '请填写联系电话' },
  email: { label: '电子邮箱', most: 120, missing: '请填写电子邮箱' },
  address: { label: '通信地址', most: 200, missing: '请填写通信地址' },
  postcode: { label: '邮政编码', most: 6, missing: '请填写6位邮政编码' },
  supervisor: { label: '监督部门', most: 60, missing: '请填写监督部门' },
  supervisorPhone: { label: '监督电话', most: 60, missing: '请填写监督电话' },
} as const;
export type NoticeContact = Readonly<Record<keyof typeof contactFields, string>>;

/** The lines of a notice that say whom to write to and who watches over it. */
export const contactLines = ({ office, phone, email, address, postcode, supervisor, supervisorPhone }: NoticeContact): string[] => [
  `联系处室：${office}，电话${phone}`,
  `电子邮箱：${email}`,
  `通信地址：${address}，邮政编码${postcode}`,
  `监督部门：${supervisor}，电话${supervisorPhone}`,
];

type Running = { readonly firstDay: Day; readonly endsOn: Day };

/** What a notice says of its days and of how one objects: worked out from the calendar and the edition's readings, never typed. */
export function periodSentences(scheme: Scheme, { firstDay, endsOn }: Running): string {
  const named = reads(scheme, 'objections', 'writtenWithName')
    ? '单位反映的须由法定代表人签字并加盖公章，个人反映的须署实名'
    : '可以不署名，不署名的须有可以核实的证据';
  return `公示时间为${chineseDay(firstDay)}至${chineseDay(endsOn)}，共${scheme.notice.workdays}个工作日。任何单位和个人如有异议，请在${chineseDay(endsOn)}24时前以书面形式反映，并提供事实依据和联系方式；${named}。`;
}

/** 〔2026〕 as GB/T 9704 writes the year of a document number, whatever brackets were typed. */
export const documentNumber = (typed: string): string => typed.trim().replace(/[([（［【{]\s*(\d{4})\s*[)\]）］】}]/g, '〔$1〕');
