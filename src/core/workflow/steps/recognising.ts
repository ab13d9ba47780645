import { chineseDay } from '../../calendar/day.ts';
import type { WaitingCase } from '../../waiting/case.ts';
import * as need from '../needs.ts';
import type { State } from '../state.ts';
import { type DossierStep, reasons } from './row.ts';

const beforeProposed: readonly State[] = ['draft', 'submitted', 'returned', 'assessing', 'recommended', 'admitted', 'reviewed'];

const over = (c: WaitingCase, today: string) => c.notice !== null && today > c.notice.endsOn;
const recognisable = (c: WaitingCase, today: string) => over(c, today) && c.openObjections === 0 && c.notice?.concludedBy !== null;
/** Prepared, and not given back. */
const underWay = ({ recognition }: WaitingCase) => (recognition ?? null) !== null && recognition?.givenBack === null;
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
    within: 'recognition/sign',
    needs: [need.noticeOver, need.noObjection, need.noticeConcluded],
    notBy: need.concludedByAnother,
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
        kind: 'prepareRecognition',
        otherwise: '没有准备，不能认定',
        side: 'list',
        role: 'officer',
        action: '准备认定',
        state: { label: '待准备认定', tone: 'blue' },
        when: (c, today) => recognisable(c, today) && !underWay(c),
        link: notice,
        together: {
          group: inNotice,
          why: ({ count, givenBack }) => `公示情况已核报，${count} 家可以认定${givenBack === null ? '' : `；领导退回：${givenBack}`}`,
        },
      },
      {
        kind: 'recognise',
        otherwise: '没有签署，证书不生效',
        side: 'list',
        action: '签署认定',
        state: { label: '待签署认定', tone: 'amber' },
        when: (c, today) => recognisable(c, today) && underWay(c),
        notBy: (c) => [
          c.recognition?.by ?? null,
          ...(c.recognition?.hands ?? []),
          c.notice?.concludedBy ?? null,
          ...c.hands.notice,
          ...c.hands.list,
        ],
        link: notice,
        together: { group: inNotice, why: ({ count, endsOn }) => `公示已于${chineseDay(endsOn)}期满，认定已准备，${count} 家一次签署` },
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
