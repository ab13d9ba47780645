import { own } from '../text/own.ts';
import { type Figure, type FigureKey, figures } from './annex7.ts';

export const annex8Title = '江西省中小企业公共服务示范平台情况季度汇总表';

/** 附件8 names three columns its own way; the figures are annex 7's. */
const ownWording: Partial<Record<FigureKey, { label?: string; unit?: string }>> = {
  enterprises: { unit: '家' },
  activityEnterprises: { label: '服务企业户数' },
  activityPersons: { label: '服务人次' },
};

/** The columns of the summary in paper order, one a figure. */
export const annex8 = Object.fromEntries(
  Object.entries(figures).map(([key, figure]) => [key, { ...figure, ...own(ownWording, key) }]),
) as unknown as Readonly<Record<FigureKey, Figure>>;

export const annex8Note = '基础服务能力项为当季末数据，运营管理能力、服务业绩项为当年一至本季末累计数。';
