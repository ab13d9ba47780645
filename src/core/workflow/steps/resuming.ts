import { chineseDay } from '../../calendar/day.ts';
import type { WaitingCase } from '../../waiting/case.ts';
import { recognising } from './recognising.ts';
import type { DossierStep } from './row.ts';

const { article } = recognising.withdraw;

/** The applicant that has opened the decision and may still ask: it need not, and the day passes. */
const mayAsk = {
  kind: 'mayReconsider',
  otherwise: '期限届满不能再申请，原决定不变',
  by: 'applicantOf',
  role: 'clerk',
  action: '申请复核',
  when: ({ askUntil }: WaitingCase, today: string) => (askUntil ?? null) !== null && today <= (askUntil ?? ''),
  due: ({ askUntil }: WaitingCase) => ({ dueOn: askUntil ?? null }),
  why: ({ askUntil }: WaitingCase) => `不服决定的，可在${chineseDay(askUntil ?? null)}24时前申请复核`,
} as const;

/** 复核撤销了原决定（第四条）：案件回到作出决定以前的地方，从那里照常办理。Each follows from the decision of a 复核 alone, which tells the parties. */
export const resuming = {
  resumeReview: {
    label: '复核后重新初审',
    article,
    by: 'recommenderOf',
    role: 'leader',
    from: ['declined'],
    to: 'submitted',
    within: 'reconsideration/decide',
    needs: [],
    tells: [],
    waits: [mayAsk],
  },
  resumeAdmission: {
    label: '复核后重新受理',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['rejected'],
    to: 'recommended',
    within: 'reconsideration/decide',
    needs: [],
    tells: [],
    waits: [mayAsk],
  },
  resumeRanking: {
    label: '复核后补充名单',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['notProposed'],
    to: 'reviewed',
    within: 'reconsideration/decide',
    needs: [],
    tells: [],
    waits: [mayAsk],
  },
} as const satisfies Record<string, DossierStep>;
