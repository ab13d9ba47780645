import { annex6 } from '../core/annexes/annex6.ts';
import { annex7Notes } from '../core/annexes/annex7.ts';
import type { Names } from '../core/scheme/edition/titles.ts';
import { serviceFunctions } from '../core/scheme/functions.ts';
import type { Scheme } from '../core/scheme/scheme.ts';

/** By which measure a paper is made: what its heads, addressees and citations say (第十七条: a city's papers are its own). */
export type Titled = Names & {
  /** 江西省中小企业公共服务示范平台认定管理办法 */
  readonly measure: string;
  readonly issuer: string;
  /** Whether 附件2 asks for a recognition below (第六条（七）). */
  readonly asksBelow: boolean;
  /** The service functions that it knows, by its names. */
  readonly functions: readonly { readonly key: string; readonly label: string }[];
};

/** As the official forms are printed. */
export const official: Titled = {
  platform: '江西省中小企业公共服务示范平台',
  measure: '江西省中小企业公共服务示范平台认定管理办法',
  issuer: '江西省工业和信息化厅',
  addressee: annex6.addressee,
  opinion: '设区市、赣江新区中小企业主管部门推荐意见',
  reportedTo: annex7Notes[2],
  summaryOf: '设区市、省直管试点县、赣江新区中小企业主管部门名称：',
  governmentSupport: '六、得到政府扶持的情况',
  influence: '七、对区域中小企业发展的影响及作用(自测情况)',
  asksBelow: true,
  functions: serviceFunctions,
};

/** As an edition has it. */
export const titledBy = ({ names, title, issuer, leftOut, functions }: Scheme): Titled => ({
  ...names,
  measure: title,
  issuer,
  asksBelow: !leftOut.includes('municipalRecognition'),
  functions,
});

/** What a paper's data say of it; without, it is the official form. */
export type OfMeasure = { readonly titled?: Titled | undefined };
export const titledIn = ({ titled }: OfMeasure): Titled => titled ?? official;

/** A printed text of the official form in the words of another measure: its title, and the office that issues it. */
export const inWords = (text: string, { platform, measure, issuer }: Titled): string =>
  text.replaceAll(official.measure, measure).replaceAll(official.platform, platform).replaceAll(official.issuer, issuer);
