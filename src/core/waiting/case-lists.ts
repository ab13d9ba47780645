import type { Role } from '../workflow/relation.ts';
import type { Tone } from '../workflow/state.ts';
import { type StepName, steps } from '../workflow/steps.ts';
import { handsIn, type WaitingCase } from './case.ts';
import type { Said, Wait } from './line.ts';

/** The cases of one round or notice that wait for the same: how many, and of them how many of which sort. */
export type Listed = {
  readonly count: number;
  readonly proposed: number;
  readonly objected: number;
  readonly givenBack: string | null;
  readonly endsOn: string | null;
};

/**
 * What the issuer does for many cases at once: ranking, proposed list, notice, recognition (第八条（四）（五）). One item a round or notice;
 * the measure gives these no day.
 */
type ListRule = {
  readonly kind: string;
  readonly step: StepName;
  readonly role: Role;
  readonly label: string;
  readonly tone: Tone;
  readonly holds: (c: WaitingCase, today: string) => boolean;
  readonly notBy?: (c: WaitingCase) => readonly (string | null)[];
  readonly group: (c: WaitingCase) => string;
  readonly link: (c: WaitingCase) => string;
  readonly why: (listed: Listed) => string;
};

const over = (c: WaitingCase, today: string) => c.notice !== null && today > c.notice.endsOn;
const ranking = (c: WaitingCase) => `/app/rounds/${c.roundId}/ranking`;
const noticeOf = (c: WaitingCase) => c.notice?.id ?? '';
const notice = (c: WaitingCase) => `/app/notices/${noticeOf(c)}`;

const rules: readonly ListRule[] = [
  {
    kind: 'rank',
    step: 'propose',
    role: 'officer',
    label: '确定排序',
    tone: 'blue',
    holds: (c) => c.state === 'reviewed' && (c.ranked === null || c.ranked.givenBack !== null),
    group: (c) => c.roundId,
    link: ranking,
    why: ({ count, givenBack }) =>
      `${count} 家已评审，${givenBack === null ? '尚未确定评审排序和拟认定名单' : `领导退回排序：${givenBack}`}`,
  },
  {
    kind: 'propose',
    step: 'propose',
    role: 'leader',
    label: '签发拟认定名单',
    tone: 'amber',
    holds: (c) => c.state === 'reviewed' && c.ranked !== null && c.ranked.givenBack === null,
    notBy: (c) => [c.ranked?.by ?? null, ...c.hands.round],
    group: (c) => c.roundId,
    link: ranking,
    why: ({ count, proposed }) => `排序已确定，${count} 家待签发，其中拟列入 ${proposed} 家`,
  },
  {
    kind: 'publishNotice',
    step: 'propose',
    role: 'leader',
    label: '发布公示',
    tone: 'blue',
    holds: (c) => c.state === 'proposed' && c.notice === null,
    group: (c) => c.roundId,
    link: () => '/app/notices',
    why: ({ count }) => `${count} 家已列入拟认定名单，尚未公示`,
  },
  {
    kind: 'noticeOver',
    step: 'recognise',
    role: 'officer',
    label: '核报公示情况',
    tone: 'blue',
    holds: (c, today) => c.state === 'proposed' && over(c, today) && c.notice?.concludedBy === null,
    group: noticeOf,
    link: notice,
    why: ({ count, endsOn, objected }) =>
      `公示已于 ${endsOn} 期满，${count} 家待核报公示情况${objected > 0 ? `，其中 ${objected} 家异议未办结` : ''}`,
  },
  {
    kind: 'recognise',
    step: 'recognise',
    role: 'leader',
    label: '认定',
    tone: 'amber',
    holds: (c, today) =>
      c.state === 'proposed' && over(c, today) && c.openObjections === 0 && c.notice !== null && c.notice.concludedBy !== null,
    notBy: (c) => [c.notice?.concludedBy ?? null, ...c.hands.notice, ...c.hands.round],
    group: noticeOf,
    link: notice,
    why: ({ count, endsOn }) => `公示已于 ${endsOn} 期满，${count} 家可以认定`,
  },
];

/** Of the cases in one list, what its item counts: kept with each of them. */
export type ListSaid = Said & {
  readonly listed: {
    readonly proposed: boolean;
    readonly objected: boolean;
    readonly givenBack: string | null;
    readonly endsOn: string | null;
  };
};

/** Of which lists a case is one. */
export const waitsInLists = (c: WaitingCase, today: string): Wait[] =>
  rules
    .filter((rule) => rule.holds(c, today))
    .map((rule) => {
      const said: ListSaid = {
        title: `${c.roundYear}年度：${rule.label}`,
        organisation: c.applicant,
        why: '',
        article: steps[rule.step].article,
        state: { label: `待${rule.label}`, tone: rule.tone },
        link: rule.link(c),
        action: rule.label,
        listed: {
          proposed: c.ranked?.proposed ?? false,
          objected: c.openObjections > 0,
          givenBack: c.ranked?.givenBack ?? null,
          endsOn: c.notice?.endsOn ?? null,
        },
      };
      return {
        ...{
          kind: rule.kind,
          step: rule.step,
          side: 'list',
          party: { organisationId: c.issuerId },
          role: rule.role,
          place: null,
          dueOn: null,
        },
        notBy: rule.notBy ? handsIn(rule.notBy(c)) : null,
        group: rule.group(c),
        said,
      };
    });

/** What the item of such a list says of all its cases together. */
export const whyOfList = (kind: string, listed: Listed): string => rules.find((rule) => rule.kind === kind)?.why(listed) ?? '';
