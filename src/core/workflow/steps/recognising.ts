import { chineseDay } from '../../calendar/day.ts';
import type { WaitingCase } from '../../waiting/case.ts';
import * as need from '../needs.ts';
import type { State } from '../state.ts';
import { type DossierStep, reasons } from './row.ts';

const beforeProposed: readonly State[] = ['draft', 'submitted', 'returned', 'assessing', 'recommended', 'admitted', 'reviewed'];

const over = (c: WaitingCase, today: string) => c.notice !== null && today > c.notice.endsOn;
const inNotice = (c: WaitingCase) => c.notice?.id ?? '';
const notice = (c: WaitingCase) => `/app/notices/${inNotice(c)}`;

/** 公示期满后的认定（第八条（五）），和随时可以的撤回（第四条）。 */
export const recognising = {
  recognise: {
    label: '认定',
    article: '第八条（五）',
    by: 'authorityOf',
    role: 'leader',
    from: ['proposed'],
    to: 'recognised',
    needs: [need.noticeOver, need.noObjection, need.noticeConcluded],
    notBy: need.concludedByAnother,
    brings: { recognisedOn: { kind: 'day', label: '认定文件日期', hint: '有效期按这个日期计算（第十二条）', optional: true } },
    tells: ['applicant', 'recommender'],
    waits: [
      {
        kind: 'noticeOver',
        otherwise: '没有核报，不能认定',
        side: 'list',
        role: 'officer',
        action: '核报公示情况',
        state: { label: '待核报公示情况', tone: 'blue' },
        when: (c, today) => over(c, today) && c.notice?.concludedBy === null,
        link: notice,
        together: {
          group: inNotice,
          why: ({ count, endsOn, objected }) =>
            `公示已于${chineseDay(endsOn)}期满，${count} 家待核报公示情况${objected > 0 ? `，其中 ${objected} 家异议未办结` : ''}`,
        },
      },
      {
        kind: 'recognise',
        otherwise: '没有认定，证书不生效',
        side: 'list',
        action: '认定',
        state: { label: '待认定', tone: 'amber' },
        when: (c, today) => over(c, today) && c.openObjections === 0 && c.notice?.concludedBy !== null,
        notBy: (c) => [c.notice?.concludedBy ?? null, ...c.hands.notice, ...c.hands.list],
        link: notice,
        together: { group: inNotice, why: ({ count, endsOn }) => `公示已于${chineseDay(endsOn)}期满，${count} 家可以认定` },
      },
    ],
  },
  setAside: {
    label: '异议成立，不予认定',
    article: '第八条（五）',
    by: 'authorityOf',
    role: 'leader',
    from: ['proposed'],
    to: 'setAside',
    needs: [need.objectionUpheld],
    notBy: need.objectionByAnother,
    ...reasons,
    grave: true,
    tells: ['applicant', 'recommender'],
  },
  withdraw: {
    label: '撤回申报',
    article: '第四条',
    by: 'applicantOf',
    role: 'clerk',
    from: beforeProposed,
    to: 'withdrawn',
    needs: [],
    grave: true,
    tells: ['recommender'],
  },
} as const satisfies Record<string, DossierStep>;
