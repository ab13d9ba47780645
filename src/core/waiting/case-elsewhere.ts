import { steps } from '../workflow/steps.ts';
import { declining, handsIn, isOver, officeDue, sampled, stateOf, type WaitingCase } from './case.ts';
import type { Said, Wait } from './line.ts';

type Held = Pick<Said, 'article' | 'who' | 'sinceOn' | 'why' | 'link' | 'inner' | 'action' | 'actionLate'> &
  Pick<Wait, 'kind' | 'step' | 'dueOn'> & { readonly notBy?: readonly (string | null)[] };
type Rule = (c: WaitingCase, today: string) => Held | null;

const review = (c: WaitingCase, step?: string) => `/app/recommendations/${c.id}${step ? `?step=${step}` : ''}`;

/** Returned to the applicant (第八条（三）). */
const applicant: Rule = (c, today) =>
  c.state !== 'returned' || declining(c)
    ? null
    : {
        kind: 'withApplicant',
        step: 'submit',
        article: steps.return.article,
        who: c.applicant,
        sinceOn: c.returnedOn,
        why: `一次性告知 ${c.correctionItems} 处，${isOver(c, today) ? '期满没有补正，由本部门办理' : '等申报单位补正后重新提交'}`,
        dueOn: c.correctionDueOn,
        link: review(c),
        action: '查看',
        actionLate: '查看逾期未补正',
      };

/** Drawn enterprises that have a link and have not answered (附件1, method 3). */
const enterprises: Rule = (c, today) => {
  const days = c.links.map(({ expiresOn }) => expiresOn).sort();
  if (c.state !== 'assessing' || days.length === 0) return null;
  const over = days.filter((day) => day < today).length;
  return {
    kind: 'withEnterprises',
    step: 'recommend',
    article: '附件1',
    who: `${days.length} 家服务企业`,
    sinceOn: c.links.map(({ madeOn }) => madeOn).sort()[0] ?? null,
    why: `${days.length} 家抽中企业尚未通过链接答复${over > 0 ? `，其中 ${over} 家的链接已过期` : ''}（已抽 ${c.drawn} 家，记录 ${c.recorded} 家）`,
    dueOn: days[0] ?? null,
    link: review(c, 'assessment'),
    action: '查看测评',
    actionLate: '重发链接或改用电话',
  };
};

const byRecommendation = (c: WaitingCase) => officeDue(c, 'recommenderId', { on: c.recommendBy, name: '推荐截止' });

/** Written and not signed; whoever may sign has it among the own work instead. */
const leader: Rule = (c) =>
  declining(c) || c.state !== 'assessing' || !sampled(c) || !c.recommendation?.complete
    ? null
    : {
        kind: 'withLeader',
        step: 'recommend',
        notBy: [c.recommendation.preparedBy, ...c.hands.dossier],
        article: steps.recommend.article,
        who: '分管领导',
        sinceOn: c.recommendation.preparedOn,
        why: '推荐表已填写，等分管领导（须为另一人）签发',
        ...byRecommendation(c),
        link: review(c, 'recommendation'),
        action: '查看推荐表',
      };

/** Proposed not to recommend; whoever may sign that has it among the own work instead. */
const declineSigner: Rule = (c) =>
  !declining(c)
    ? null
    : {
        kind: 'declineWithLeader',
        step: 'decline',
        notBy: c.decision ? [c.decision.by, ...c.decision.hands] : [],
        article: steps.decline.article,
        who: '分管领导',
        sinceOn: c.decision?.on ?? null,
        why: '已报请不予推荐，等分管领导（须为另一人）签发或者退回',
        ...byRecommendation(c),
        link: review(c),
        action: '查看',
      };

/** Recommended, not admitted yet (第八条（四）); the day is the round's for its review, the measure gives admission none. An office that recognises itself waits for nobody. */
const issuer: Rule = (c) =>
  c.state !== 'recommended' || c.issuerId === c.recommenderId
    ? null
    : {
        kind: 'withIssuer',
        step: 'admit',
        article: steps.admit.article,
        who: c.issuer,
        sinceOn: c.recommendedOn,
        why: '已签发推荐并报送，等认定部门受理',
        dueOn: c.reviewBy,
        link: `/app/dossiers/${c.id}`,
        action: '查看',
      };

const rules: readonly Rule[] = [applicant, enterprises, leader, declineSigner, issuer];

/** What the recommending office has in hand of a case and somebody else has to do next. */
export const waitsElsewhere = (c: WaitingCase, today: string): Wait[] => rules.flatMap((rule) => shown(c, rule(c, today)));

function shown(c: WaitingCase, held: Held | null): Wait[] {
  if (held === null) return [];
  const { kind, step, dueOn, notBy, ...said } = held;
  return [
    {
      ...{ kind, step, side: 'elsewhere', party: { organisationId: c.recommenderId }, role: 'staff', place: null, dueOn, group: null },
      notBy: notBy ? handsIn(notBy) : null,
      said: { ...said, title: c.applicant, organisation: c.applicant, number: c.number, creditCode: c.creditCode, state: stateOf(c) },
    },
  ];
}
