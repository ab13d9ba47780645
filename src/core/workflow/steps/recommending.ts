import { type OwedPaper, owedByApplicant } from '../../materials/stamped.ts';
import type { WaitingCase } from '../../waiting/case.ts';
import { annex1, assessment, byRecommendation, declining, judging, review, sampled, stamping } from '../inbox.ts';
import * as need from '../needs.ts';
import { type DossierStep, firstReview, word } from './row.ts';

const denying = (c: WaitingCase) => (c.denied > 0 ? `，其中 ${c.denied} 家否认接受过服务` : '');
const judged = (c: WaitingCase) => (c.judgingOwed ?? null) === null;
const written = (c: WaitingCase) => sampled(c) && judged(c) && c.recommendation?.complete === true;
const unread = (c: WaitingCase) => c.papersOwed.filter(({ annex, why }) => annex !== '1' && why === 'unread');
const annex1Owed = (c: WaitingCase) => c.papersOwed.filter(({ annex }) => annex === '1');
/** Written, and every paper with a seal is there: the leader can sign. */
const ready = (c: WaitingCase) => written(c) && c.papersOwed.length === 0;
const said = (owed: readonly OwedPaper[]) => owed.map(({ says }) => says).join('；');
const hands = (c: WaitingCase) => [c.recommendation?.preparedBy ?? null, ...c.hands.dossier];

const linkDays = (c: WaitingCase) => c.links.map(({ expiresOn }) => expiresOn).sort();

function unanswered(c: WaitingCase, today: string): string {
  const days = linkDays(c);
  const over = days.filter((day) => day < today).length;
  return `${days.length} 家抽中企业尚未通过链接答复${over > 0 ? `，其中 ${over} 家的链接已失效` : ''}（已抽 ${c.drawn} 家，记录 ${c.recorded} 家）`;
}

/** 抽样测评与推荐（第八条（三）、附件1）。 */
export const recommending = {
  recommend: {
    label: '签发推荐',
    article: firstReview,
    by: 'recommenderOf',
    role: 'leader',
    from: ['assessing'],
    to: 'recommended',
    needs: [
      need.sampleRecorded,
      need.recommendationComplete,
      need.reasonWritten,
      need.everyConditionJudged,
      need.siteVisitRecorded,
      need.notGivenBack,
      need.papersStamped,
      need.withinQuota,
      need.noDeclineProposed,
    ],
    notBy: need.preparedByAnother,
    brings: { read: { kind: 'versions', label: '所阅推荐表和抽样的版本', of: ['recommendation', 'sample'] } },
    tells: ['applicant', 'authority'],
    waits: [
      {
        kind: 'draw',
        otherwise: '没有抽样不能测评，不能推荐',
        role: 'officer',
        article: '附件1',
        action: '抽取样本',
        when: (c) => c.drawn === 0,
        due: byRecommendation,
        why: () => '已通过初审，尚未随机抽取服务企业',
        link: assessment,
      },
      {
        kind: 'interviews',
        otherwise: '没有记完不能签发推荐',
        role: 'officer',
        article: '附件1',
        action: '记录测评',
        when: (c) => !sampled(c),
        due: byRecommendation,
        why: (c) => `已抽 ${c.drawn} 家，记录 ${c.recorded} 家${denying(c)}`,
        link: assessment,
      },
      {
        kind: 'judge',
        otherwise: '没有填写不能签发推荐',
        role: 'officer',
        action: '填写条件与现场',
        when: (c) => sampled(c) && !judged(c),
        due: byRecommendation,
        why: (c) => c.judgingOwed ?? '',
        link: judging,
      },
      {
        kind: 'prepareRecommendation',
        otherwise: '推荐表不完整，领导不能签发',
        role: 'officer',
        action: '填写推荐表',
        when: (c) => !c.recommendation?.complete,
        due: byRecommendation,
        why: (c) => `${c.drawn} 家测评全部记录${denying(c)}，${c.recommendation?.owes ?? '推荐表待填写'}`,
        link: annex1,
      },
      {
        kind: 'stampRecommendation',
        otherwise: '没有盖章的推荐表，不能签发推荐',
        role: 'officer',
        action: '上传盖章的推荐表',
        when: (c) => written(c) && annex1Owed(c).length > 0,
        due: byRecommendation,
        why: (c) => `推荐表已填写，${said(annex1Owed(c))}：请打印、盖章后扫描上传`,
        link: annex1,
      },
      {
        kind: 'signRecommendation',
        otherwise: '推荐截止以前没有签发，赶不上本年度评审',
        action: '签发推荐',
        usual: '签发',
        when: ready,
        notBy: hands,
        due: byRecommendation,
        why: (c) => `${c.drawn} 家测评全部记录${denying(c)}，推荐表已完成，等待签发`,
        link: annex1,
      },
      {
        // Drawn enterprises that have a link and have not answered: method 3 of the annex.
        kind: 'withEnterprises',
        side: 'elsewhere',
        role: 'staff',
        article: '附件1',
        action: '查看测评',
        actionLate: '重发链接或改用电话',
        when: (c) => c.links.length > 0,
        due: (c) => ({ dueOn: linkDays(c)[0] ?? null }),
        why: unanswered,
        link: assessment,
        says: (c) => ({ who: `${c.links.length} 家服务企业`, sinceOn: c.links.map(({ madeOn }) => madeOn).sort()[0] ?? null }),
      },
      {
        kind: 'stampPapers',
        otherwise: '没有收齐，推荐部门不能签发推荐',
        by: 'applicantOf',
        role: 'clerk',
        action: '上传盖章扫描件',
        when: (c) => owedByApplicant(c.papersOwed).length > 0,
        due: (c) => ({ dueOn: c.stampBy }),
        why: (c) => `初审已通过，${said(owedByApplicant(c.papersOwed))}：请打印现行版本，盖章、签字后扫描上传`,
        link: stamping,
      },
      {
        // Beside the calls and the texts, which go on meanwhile.
        kind: 'checkPapers',
        otherwise: '没有核对的不算收齐，不能签发推荐',
        beside: true,
        role: 'officer',
        action: '核对盖章扫描件',
        when: (c) => unread(c).length > 0,
        due: byRecommendation,
        why: (c) => said(unread(c)),
        link: review,
      },
      {
        kind: 'withApplicantPapers',
        side: 'elsewhere',
        role: 'staff',
        action: '查看',
        when: (c) => owedByApplicant(c.papersOwed).length > 0,
        due: (c) => ({ dueOn: c.stampBy }),
        why: (c) => `等申报单位上传盖章扫描件：${said(owedByApplicant(c.papersOwed))}`,
        link: review,
        says: (c) => ({ who: c.applicant }),
      },
      {
        // Whoever may sign has it among the own work instead.
        kind: 'withLeader',
        side: 'elsewhere',
        role: 'staff',
        action: '查看推荐表',
        when: (c) => ready(c) && !declining(c),
        notBy: hands,
        due: byRecommendation,
        why: () => '推荐表已填写，等分管领导（须为另一人）签发',
        link: annex1,
        says: (c) => ({ who: '分管领导', sinceOn: c.recommendation?.preparedOn ?? null }),
      },
    ],
  },
  giveBack: {
    label: '退回经办人修改',
    article: firstReview,
    by: 'recommenderOf',
    role: 'leader',
    from: ['assessing'],
    to: 'same',
    needs: [need.recommendationWritten, need.notGivenBack],
    ...word('请写明要改什么', 2),
    tells: ['recommender'],
  },
} as const satisfies Record<string, DossierStep>;
