import type { Role } from '../../core/workflow/relation.ts';
import type { Tone } from '../../core/workflow/state.ts';
import type { Context } from '../context.ts';
import type { WaitingCase } from './inbox-port.ts';
import { maySign } from './may-sign.ts';
import type { Waiting } from './waiting.ts';

/**
 * What the issuer does for many cases at once: ranking, proposed list, notice, recognition (第八条（四）（五）). One item a round or notice;
 * the measure gives these no day.
 */
type ListRule = {
  readonly kind: string;
  readonly role: Role;
  readonly label: string;
  readonly article: string;
  readonly tone: Tone;
  readonly holds: (c: WaitingCase, ctx: Context) => boolean;
  readonly group: (c: WaitingCase) => string;
  readonly why: (cases: readonly WaitingCase[]) => string;
  readonly link: (c: WaitingCase) => string;
};

const over = (c: WaitingCase, ctx: Context) => c.notice !== null && ctx.today > c.notice.endsOn;
const ranking = (c: WaitingCase) => `/app/rounds/${c.roundId}/ranking`;

const rules: readonly ListRule[] = [
  {
    kind: 'rank',
    role: 'officer',
    label: '确定排序',
    article: '第八条（四）',
    tone: 'blue',
    holds: (c) => c.state === 'reviewed' && (c.ranked === null || c.ranked.givenBack !== null),
    group: (c) => c.roundId,
    why: (cases) => `${cases.length} 家已评审，${givenBackIn(cases) ?? '尚未确定评审排序和拟认定名单'}`,
    link: ranking,
  },
  {
    kind: 'propose',
    role: 'leader',
    label: '签发拟认定名单',
    article: '第八条（四）',
    tone: 'amber',
    holds: (c, ctx) =>
      c.state === 'reviewed' && c.ranked !== null && c.ranked.givenBack === null && maySign(ctx, [c.ranked.by, ...c.hands.round]),
    group: (c) => c.roundId,
    why: (cases) => `排序已确定，${cases.length} 家待签发，其中拟列入 ${cases.filter((c) => c.ranked?.proposed).length} 家`,
    link: ranking,
  },
  {
    kind: 'publishNotice',
    role: 'leader',
    label: '发布公示',
    article: '第八条（四）',
    tone: 'blue',
    holds: (c) => c.state === 'proposed' && c.notice === null,
    group: (c) => c.roundId,
    why: (cases) => `${cases.length} 家已列入拟认定名单，尚未公示`,
    link: () => '/app/notices',
  },
  {
    kind: 'noticeOver',
    role: 'officer',
    label: '核报公示情况',
    article: '第八条（五）',
    tone: 'blue',
    holds: (c, ctx) => c.state === 'proposed' && over(c, ctx) && c.notice?.concludedBy === null,
    group: (c) => c.notice?.id ?? '',
    why: (cases) => `公示已于 ${cases[0]?.notice?.endsOn} 期满，${cases.length} 家待核报公示情况${objecting(cases)}`,
    link: (c) => `/app/notices/${c.notice?.id ?? ''}`,
  },
  {
    kind: 'recognise',
    role: 'leader',
    label: '认定',
    article: '第八条（五）',
    tone: 'amber',
    holds: (c, ctx) =>
      c.state === 'proposed' &&
      over(c, ctx) &&
      c.openObjections === 0 &&
      c.notice !== null &&
      c.notice.concludedBy !== null &&
      maySign(ctx, [c.notice.concludedBy, ...c.hands.notice, ...c.hands.round]),
    group: (c) => c.notice?.id ?? '',
    why: (cases) => `公示已于 ${cases[0]?.notice?.endsOn} 期满，${cases.length} 家可以认定`,
    link: (c) => `/app/notices/${c.notice?.id ?? ''}`,
  },
];

function givenBackIn(cases: readonly WaitingCase[]): string | null {
  const word = cases.find((c) => c.ranked?.givenBack)?.ranked?.givenBack;
  return word ? `领导退回排序：${word}` : null;
}

function objecting(cases: readonly WaitingCase[]): string {
  const open = cases.filter((c) => c.openObjections > 0).length;
  return open > 0 ? `，其中 ${open} 家异议未办结` : '';
}

/** What of the cases waits for the issuer as a list. */
export function listsWaiting(ctx: Context, all: readonly WaitingCase[]): Waiting[] {
  const own = all.filter((c) => c.issuerId === ctx.actor.organisationId);
  return rules
    .filter((rule) => ctx.actor.roles.includes(rule.role))
    .flatMap((rule) => {
      const held = own.filter((c) => rule.holds(c, ctx));
      const groups = [...new Set(held.map(rule.group))];
      return groups.map((group) =>
        itemOf(
          rule,
          group,
          held.filter((c) => rule.group(c) === group),
        ),
      );
    });
}

function itemOf(rule: ListRule, group: string, cases: readonly WaitingCase[]): Waiting {
  const [first] = cases as [WaitingCase];
  return {
    id: `${rule.kind}:${group}`,
    kind: rule.kind,
    title: `${first.roundYear}年度：${rule.label}`,
    organisation: `${cases.length} 家申报单位`,
    why: rule.why(cases),
    article: rule.article,
    dueOn: null,
    state: { label: `待${rule.label}`, tone: rule.tone },
    link: rule.link(first),
    actions: [{ label: rule.label, link: rule.link(first) }],
  };
}
