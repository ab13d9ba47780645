import type { Row } from '../../src/core/annexes/field.ts';

const surnames = '赵钱孙李周吴郑王冯陈';
const trades = ['精密机械', '食品', '模具', '软件技术', '纺织', '新材料', '物流', '文具', '中药饮片', '印务'];
const services = ['生产线数字化诊断', '电商平台开店辅导', '云 ERP 部署', '工业软件选型咨询', '生产管理系统培训'];
/** The i-th served enterprise of a list of 上一年度. */
export const servedRow = (i: number): Row => ({
  id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
  cells: {
    enterprise: `南昌第${i + 1}${trades[i % trades.length]}有限公司`,
    contact: `${surnames[i % surnames.length]}${i % 3 ? '志刚' : '丽萍'}`,
    position: i % 2 ? '总经理' : '厂长',
    mobile: i % 400 === 5 ? '139700215' : `1380${String(1_000_000 + i)}`,
    service: services[i % services.length] ?? null,
    satisfied: i % 23 === 0 ? null : i % 17 !== 0,
  },
});
