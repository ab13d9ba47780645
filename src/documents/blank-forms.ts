import type { Content } from '../core/annexes/field.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import type { Described } from './forms.ts';
import { titledBy } from './titled.ts';

/** An official form with nothing filled in, to be opened in Word or Excel. */
export type BlankForm = { readonly file: string; readonly label: string; readonly format: 'docx' | 'xlsx'; readonly paper: Described };

const nothing: Content = { values: {}, tables: {} };

/** The eight forms of the measure, blank, by the names and numbers of its edition. */
export function blankForms(scheme: Scheme): readonly BlankForm[] {
  const titled = titledBy(scheme);
  const list = { titled, applicant: '', filledOn: '', content: nothing };
  const asks = { sample: scheme.sample.atLeast, panel: scheme.panel.atLeast };
  const quarter = { titled, year: 0, quarter: 0, filledBy: '', filledOn: '' };
  const annex1 = { titled, asks, applicant: '', recommender: '', filledOn: '', panelOpinion: '', experts: [], sample: [] };
  return [
    word('附件1 推荐表', 1, { form: 'annex1', data: { ...annex1, influence: '', demonstration: '', opinion: '' } }),
    word('附件2 申请报告', 2, { form: 'annex2', data: { ...list, derived: {} } }),
    sheet('附件3 主要服务设施、软件及仪器设备清单', 3, { form: 'annex3', data: list }),
    sheet('附件4 从业人员名单', 4, { form: 'annex4', data: list }),
    sheet('附件5 服务企业名单', 5, { form: 'annex5', data: { ...list, atLeast: scheme.thresholds.servedEnterprises.atLeast } }),
    word('附件6 申报材料真实性声明函', 6, { form: 'annex6', data: { titled, applicant: '', filledOn: '' } }),
    sheet('附件7 季度调度表', 7, { form: 'annex7', data: { ...quarter, rows: [] } }),
    sheet('附件8 季度汇总表', 8, {
      form: 'annex8',
      data: { ...quarter, authority: '', rows: [], totals: {}, missing: [], leader: '' },
    }),
  ];
}

const word = (label: string, annex: number, paper: Described): BlankForm => ({ file: `annex${annex}.docx`, label, format: 'docx', paper });
const sheet = (label: string, annex: number, paper: Described): BlankForm => ({ file: `annex${annex}.xlsx`, label, format: 'xlsx', paper });
