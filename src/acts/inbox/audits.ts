import { chineseDay } from '../../core/calendar/day.ts';
import { auditAbouts, auditKinds, auditProcedure } from '../../core/procedure/audit.ts';
import { AUDITS } from '../disclosure/audit.ts';
import type { AuditLine } from '../disclosure/audit-port.ts';
import type { Waiting } from './waiting.ts';

/** What one's own organisation was asked by whoever supervises, and has not answered. */
export const auditsWaiting = (open: readonly AuditLine[]): Waiting[] =>
  open.map(
    (one): Waiting => ({
      id: `audit:${one.id}`,
      kind: 'audit',
      title: `审计监察${auditKinds[one.kind]}`,
      organisation: one.aboutTitle,
      why: `审计监察就${auditAbouts[one.about]}提出${auditKinds[one.kind]}，请于${chineseDay(one.dueOn)}前答复`,
      article: auditProcedure.article,
      dueOn: one.dueOn,
      state: { label: auditProcedure.states[one.state].label, tone: 'amber' },
      link: AUDITS,
      actions: [{ label: '答复', link: AUDITS }],
    }),
  );
