import { steps } from '../workflow/steps.ts';
import { stateOf, type WaitingCase } from './case.ts';
import { waitsElsewhere } from './case-elsewhere.ts';
import { waitsInLists } from './case-lists.ts';
import { ownWaits } from './case-own.ts';
import { type Line, throughDays, type Wait } from './line.ts';

/** Files that were withheld, for the applicant as long as they can be replaced; apart from the case's own line, whose deadline stays as it is (第九条). */
function infected(c: WaitingCase): Wait[] {
  const { infected: names = [], state } = c;
  if (names.length === 0 || (state !== 'draft' && state !== 'returned')) return [];
  return [
    {
      ...{ kind: 'infected', step: 'submit', side: 'own', party: { organisationId: c.applicantId }, role: 'clerk', place: null },
      ...{ notBy: null, group: null, dueOn: state === 'returned' ? c.correctionDueOn : c.closesOn },
      said: {
        title: `${c.roundYear}年度示范平台申报（${c.issuer}）`,
        organisation: c.recommender,
        number: c.number,
        creditCode: c.creditCode,
        why: `“${names.join('”“')}”含有恶意程序，已隔离，不能提交：请移除后重新上传`,
        article: '第九条',
        state: stateOf(c),
        link: `/app/dossiers/${c.id}`,
        action: '更换文件',
      },
    },
  ];
}

/** Reviews that an expert has not signed (第八条（四）). */
const reviews = (c: WaitingCase): Wait[] =>
  c.state !== 'admitted'
    ? []
    : (c.unsigned ?? []).map((accountId) => ({
        ...{
          kind: 'review',
          step: 'concludeReview',
          side: 'own',
          party: { accountId },
          role: 'expert',
          place: null,
          notBy: null,
          group: null,
        },
        dueOn: c.reviewBy,
        said: {
          title: c.applicant,
          organisation: c.number ?? '',
          why: '已分派给您评审，请打分、写明意见并签署；有利害关系的请回避',
          article: steps.concludeReview.article,
          state: { label: '待评审', tone: 'amber' },
          link: `/app/reviews/${c.id}`,
          action: '评审',
        },
      }));

/** All that a case waits for, from whom, on which days. */
export const linesOfCase = (c: WaitingCase): Line[] =>
  throughDays([c.correctionDueOn, c.notice?.endsOn ?? null, ...c.links.map(({ expiresOn }) => expiresOn)], (today) => [
    ...ownWaits(c, today),
    ...infected(c),
    ...reviews(c),
    ...waitsInLists(c, today),
    ...waitsElsewhere(c, today),
  ]);
