import type { HandoverView } from '../directory/handover.ts';
import type { Waiting } from './waiting.ts';

/** Handovers that this actor may decide now. */
export const handoversWaiting = (views: readonly HandoverView[], link: '/app/handovers' | '/app/colleagues'): Waiting[] =>
  views
    .filter((one) => one.whyNotAgree === null)
    .map((one) => ({
      id: `handover:${one.id}`,
      kind: 'handover',
      title: `移交单位管理员：${one.organisation}`,
      organisation: one.organisation,
      creditCode: one.creditCode,
      why: `${one.askedFrom}申请移交给${one.name}${one.objection === null ? '' : `；原管理员有异议：${one.objection}`}`,
      article: '两方办理',
      dueOn: null,
      state: { label: one.state === 'objected' ? '有异议' : '待确认', tone: one.state === 'objected' ? 'red' : 'amber' },
      link,
      actions: [{ label: '核实并决定', link }],
    }));
