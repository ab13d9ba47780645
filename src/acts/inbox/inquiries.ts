import { chineseDay } from '../../core/calendar/day.ts';
import { inquiryProcedure } from '../../core/procedure/inquiry.ts';
import type { Transaction } from '../context.ts';
import type { Waiting } from './waiting.ts';

const LINK = '/app/inquiries';
type Inquiries = Awaited<ReturnType<Transaction['notices']['inquiries']>>;

/** What one's own organisation was asked because of an objection, and has not answered. */
export const inquiriesWaiting = (open: Inquiries): Waiting[] =>
  open.map(
    (one): Waiting => ({
      id: `inquiry:${one.id}`,
      kind: 'inquiry',
      title: '公示异议函询',
      organisation: one.applicantName,
      why: `认定部门就公示期间收到的异议请本单位说明情况，请于${chineseDay(one.dueOn)}前答复`,
      article: inquiryProcedure.article,
      dueOn: one.dueOn,
      state: { label: inquiryProcedure.states[one.state].label, tone: 'amber' },
      link: LINK,
      actions: [{ label: '答复', link: LINK }],
    }),
  );
