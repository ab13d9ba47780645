import { chineseDay } from '../../calendar/day.ts';
import { closingText } from '../../deadlines/round.ts';
import { areaOf } from '../../identifiers/area.ts';
import type { WaitingCase } from '../../waiting/case.ts';
import { declining, isOver, review } from '../inbox.ts';
import * as need from '../needs.ts';
import { type DossierStep, firstReview } from './row.ts';

/** A draft from before the area was asked stays where it is, and says so. */
const elsewhere = (c: WaitingCase): string => {
  const { outside, registeredIn } = areaOf(c);
  return outside ? `；推荐部门不是登记地${registeredIn}的主管部门（第三条、第八条（一）），如须更换请撤回后重新开始` : '';
};

/** 申报（第八条（一）、第四条）。 */
export const applying = {
  start: {
    label: '开始申报',
    article: '第八条（一）',
    by: 'applicantOf',
    role: 'clerk',
    from: [null],
    to: 'draft',
    needs: [need.roundOpen, need.noOtherLiveDossier, need.notPlatformAlready, need.ownArea],
    tells: [],
  },
  submit: {
    label: '提交申报',
    article: '第八条（一）',
    by: 'applicantOf',
    role: 'clerk',
    from: ['draft', 'returned'],
    to: 'submitted',
    needs: [
      need.inTime,
      need.formComplete,
      need.materialsComplete,
      need.noFailedCondition,
      need.everyItemAnswered,
      need.carriedConfirmed,
      need.declarationConfirmed,
    ],
    tells: ['recommender'],
    waits: [
      {
        kind: 'draft',
        otherwise: '到期不能再提交，本年度不再接收',
        in: ['draft'],
        article: '第十条',
        action: '继续填写',
        due: (c) => ({ dueOn: c.closesOn, dueAt: c.closesAt }),
        why: (c) => `${c.roundYear}年度申报尚未提交，${closingText(c)}截止${elsewhere(c)}`,
      },
      {
        kind: 'correction',
        otherwise: '逾期不能再提交，由推荐部门办理不予推荐',
        in: ['returned'],
        article: firstReview,
        action: '补正',
        due: (c) => ({ dueOn: c.correctionDueOn }),
        why: (c, today) =>
          isOver(c, today)
            ? `补正期限已于${chineseDay(c.correctionDueOn)}24时届满，不能再提交，等推荐部门办理`
            : `一次性告知 ${c.correctionItems} 处需要补正，逾期不能再提交`,
      },
      {
        // Apart from the case's own line, whose deadline stays as it is, and for as long as they can be replaced.
        kind: 'infected',
        otherwise: '不更换不能提交',
        beside: true,
        article: '第九条',
        action: '更换文件',
        when: ({ infected = [] }) => infected.length > 0,
        due: (c) => (c.state === 'returned' ? { dueOn: c.correctionDueOn } : { dueOn: c.closesOn, dueAt: c.closesAt }),
        why: ({ infected = [] }) => `“${infected.join('”“')}”含有恶意程序，已隔离，不能提交：请删除后重新上传`,
      },
      {
        kind: 'withApplicant',
        side: 'elsewhere',
        by: 'recommenderOf',
        role: 'staff',
        in: ['returned'],
        article: firstReview,
        action: '查看',
        actionLate: '查看逾期未补正',
        when: (c) => !declining(c),
        due: (c) => ({ dueOn: c.correctionDueOn }),
        why: (c, today) =>
          `一次性告知 ${c.correctionItems} 处，${isOver(c, today) ? '期满没有补正，由本部门办理' : '等申报单位补正后重新提交'}`,
        link: review,
        says: (c) => ({ who: c.applicant, sinceOn: c.returnedOn }),
      },
    ],
  },
  takeBack: {
    label: '收回修改',
    article: '第四条',
    by: 'applicantOf',
    role: 'clerk',
    from: ['submitted'],
    to: 'draft',
    needs: [need.roundOpen, need.notWorkedOn],
    tells: ['recommender'],
  },
} as const satisfies Record<string, DossierStep>;
