/**
 * enforced: the software refuses what the measure does not allow, or computes what it asks, and a test that cites the place shows it. partly: some of
 * it; `missing` says what is not there. supported: it carries the procedure, people decide. stated: it shows the text; there is nothing for software to do.
 */
export type Status = 'enforced' | 'partly' | 'supported' | 'stated';

/** One article or annex: what it asks, where in src/ it is kept, and which tests hold it (from the repository's root). */
export type Covered = {
  readonly place: string;
  readonly asks: string;
  readonly code: readonly string[];
  readonly tests: readonly string[];
  readonly status: Status;
  /** What the place asks and the software does not do yet. */
  readonly missing?: string;
};

const year = 'test/journeys/year.test.ts';
const matrix = 'test/journeys/matrix.test.ts';
const verdicts = 'src/core/eligibility/verdicts.test.ts';
const needs = 'src/core/workflow/needs.test.ts';
const steps = 'src/core/workflow/steps.test.ts';
const scheme = 'src/core/scheme/scheme.test.ts';
const annexes = 'src/documents/annexes.test.ts';
const articles = 'core/scheme/articles-2023.ts';
const reporting = ['src/core/reporting/reporting.test.ts', 'test/database/reporting.test.ts', year];
const cases = 'test/database/platform-cases.test.ts';

/** The nineteen articles and eight annexes of the measure. */
export const covered: readonly Covered[] = [
  { place: '第一条', asks: 'purpose and basis', code: [articles], tests: [scheme], status: 'stated' },
  {
    place: '第二条',
    asks: 'what a platform is',
    code: ['api/public/home.tsx', articles],
    tests: [scheme],
    status: 'stated',
    missing: 'that a platform is 运作规范、支撑力强、信誉良好、服务面广 has no place of its own to be judged',
  },
  {
    place: '第三条',
    asks: 'the province recognises, the cities help, each for its own area',
    code: ['core/identifiers/recommending-units.ts', 'core/workflow/relation.ts', 'store/migrations/access.ts'],
    tests: ['test/database/access.test.ts', 'src/core/workflow/decide.test.ts', matrix],
    status: 'partly',
    missing: 'that an applicant goes to the authority of its own registered area is not held',
  },
  {
    place: '第四条',
    asks: 'voluntary, open, fair, free of charge',
    code: ['core/workflow/steps.ts', 'api/public/page.tsx', 'core/draw/draw.ts'],
    tests: [steps, 'src/core/draw/verify.test.ts', year],
    status: 'supported',
  },
  {
    place: '第五条',
    asks: 'seven service functions',
    code: ['core/scheme/functions.ts', 'core/annexes/annex2.ts'],
    tests: [scheme, verdicts],
    status: 'partly',
    missing: 'the list ends with 等 (open) and the scheme has seven functions; no reading says so',
  },
  {
    place: '第六条（一）',
    asks: 'legal entity, 2 years, 200 万元, 200 m², equipment',
    code: ['core/eligibility/foundation.ts'],
    tests: [verdicts],
    status: 'partly',
    missing: '资质或能力 is put before a person, whose judgement is not recorded',
  },
  {
    place: '第六条（二）',
    asks: '15 full-time staff, 80 % qualified',
    code: ['core/eligibility/team.ts'],
    tests: [verdicts, 'src/core/eligibility/qualification.test.ts'],
    status: 'partly',
    missing: 'the head’s integrity and experience are put before a person, whose judgement is not recorded',
  },
  {
    place: '第六条（三）',
    asks: 'growth, 120 enterprises, 80 % satisfied, activities, training',
    code: ['core/eligibility/performance.ts'],
    tests: [verdicts, year],
    status: 'partly',
    missing:
      'what makes an event 大型 and the size of each served enterprise are not checked; 声誉和品牌影响力 is put before a person, whose judgement is not recorded',
  },
  {
    place: '第六条（四）',
    asks: 'rules, plan, fees with a preference: a person judges',
    code: ['core/eligibility/conditions.ts'],
    tests: [verdicts],
    status: 'supported',
    missing: 'the judgement is not recorded',
  },
  {
    place: '第六条（五）',
    asks: '3 service institutions gathered',
    code: ['core/eligibility/conditions.ts'],
    tests: [verdicts],
    status: 'partly',
    missing: 'kind and term of each cooperation (大专院校、科研院所、行业协会、专业服务机构等, 稳定) are not asked',
  },
  {
    place: '第六条（六）',
    asks: 'public-benefit activities, 20 % low-fee',
    code: ['core/eligibility/conditions.ts'],
    tests: [verdicts],
    status: 'partly',
    missing: 'the 20 % is what the applicant declares; nothing computes it from services',
  },
  {
    place: '第六条（七）',
    asks: 'municipal recognition or a department’s',
    code: ['core/eligibility/conditions.ts'],
    tests: [verdicts],
    status: 'supported',
    missing: 'a person reads the paper of 第九条（九）; a recognition that a city made in this system is not found by itself',
  },
  {
    place: '第七条',
    asks: 'distinctive strengths: the panel judges',
    code: ['core/eligibility/conditions.ts', 'core/scheme/jx-2023.ts'],
    tests: [verdicts, 'test/database/review.test.ts'],
    status: 'supported',
    missing: 'the panel scores it as a whole; the strengths are not judged one by one',
  },
  {
    place: '第八条（一）',
    asks: 'application to the local authority',
    code: ['acts/dossier/start.ts', 'acts/dossier/submit.ts'],
    tests: [steps, needs, year],
    status: 'partly',
    missing: 'that it is the authority of the applicant’s own area (当地) is not held',
  },
  {
    place: '第八条（二）',
    asks: 'the authority recommends by Art. 6 and 7',
    code: ['core/workflow/steps.ts'],
    tests: [steps, year],
    status: 'supported',
  },
  {
    place: '第八条（三）',
    asks: 'preliminary review, certificate, assessment, annex 1; direct recommenders',
    code: [
      'core/workflow/needs.ts',
      'acts/recommendation/check-certificate.ts',
      'acts/recommendation/recommend.ts',
      'acts/dossier/start.ts',
    ],
    tests: [needs, 'test/database/recommendation.test.ts', year],
    status: 'partly',
    missing: 'of 测评 only the satisfaction of a sample is recorded; 运营情况 and 服务业绩 have no on-site record',
  },
  {
    place: '第八条（四）',
    asks: 'panel of 3 or more, proposed list, 5 working days of notice',
    code: ['acts/review/draw-panel.ts', 'acts/review/ranking.ts', 'acts/notice/publish.ts', 'core/workflow/needs.ts'],
    tests: [needs, 'test/database/review.test.ts', 'test/database/notice.test.ts', year],
    status: 'partly',
    missing: 'the list is published by this system alone, not on the authority’s own site',
  },
  {
    place: '第八条（五）',
    asks: 'recognised where no objection stands',
    code: ['core/workflow/needs.ts', 'acts/recognition/recognise.ts', 'acts/notice/decide-objection.ts'],
    tests: [needs, 'test/database/notice.test.ts', year],
    status: 'enforced',
  },
  {
    place: '第九条',
    asks: 'twelve materials',
    code: ['core/scheme/materials-2023.ts', 'core/materials/missing.ts', 'acts/dossier/materials.ts'],
    tests: ['src/core/materials/missing.test.ts', needs],
    status: 'partly',
    missing: 'that a paper shows what it must is for people',
  },
  {
    place: '第十条',
    asks: 'once a year, in the announced window',
    code: ['acts/scheme/open-round.ts', 'core/workflow/needs.ts'],
    tests: [needs, year],
    status: 'partly',
    missing: 'the year’s notice has no text here; a window can’t be changed or extended once it is announced',
  },
  {
    place: '第十一条',
    asks: 'the list is published',
    code: ['api/public/platforms.tsx', 'acts/recognition/directory.ts'],
    tests: ['test/database/notice.test.ts', year],
    status: 'supported',
    missing: 'no announcement of a year’s list with its document number',
  },
  {
    place: '第十二条',
    asks: 'three years; revoked for verified violations, never for lateness alone',
    code: ['core/deadlines/validity.ts', 'acts/recognition/revocation.ts', 'acts/recognition/lateness-alone.ts'],
    tests: ['src/core/deadlines/validity.test.ts', 'src/acts/recognition/lateness-alone.test.ts', cases],
    status: 'partly',
    missing:
      'that lateness alone revokes nothing rests on words that people write (a list of them); 查证属实 is a text, without files or a second person',
  },
  {
    place: '第十三条',
    asks: 'reward for the newly recognised',
    code: ['acts/recognition/reward.ts'],
    tests: [cases],
    status: 'partly',
    missing: 'a yearly fund and the other policies that a platform enjoys',
  },
  {
    place: '第十四条',
    asks: 'showcases',
    code: ['acts/recognition/showcase.ts', 'api/public/showcases.tsx'],
    tests: [cases],
    status: 'supported',
    missing: '培育服务品牌, and finding a platform’s services',
  },
  {
    place: '第十五条',
    asks: 'quarterly reports in 10 days, summaries in 20, annual summaries',
    code: ['core/deadlines/reporting.ts', 'acts/reporting/submit-report.ts', 'acts/reporting/summary.ts', 'jobs/remind-reports.ts'],
    tests: ['src/core/deadlines/reporting.test.ts', ...reporting],
    status: 'partly',
    missing: 'the province neither accepts nor returns a summary and has no total of its own; what comes after a signed summary is in none',
  },
  {
    place: '第十六条',
    asks: 'open to audit, supervision and the public',
    code: ['acts/directory/journal.ts', 'store/journal.ts', 'api/public/page.tsx'],
    tests: ['test/database/journal.test.ts', matrix],
    status: 'partly',
    missing: 'a standing channel for complaints of the public',
  },
  {
    place: '第十七条',
    asks: 'a city may recognise its own',
    code: ['acts/scheme/open-round.ts', 'core/scheme/scheme.ts'],
    tests: ['src/core/workflow/decide.test.ts', scheme],
    status: 'supported',
    missing:
      'every round reads the province’s scheme: a city’s own numbers, names on papers and recommenders are not carried; its recognition is not found by itself under 第六条（七）',
  },
  {
    place: '第十八条',
    asks: 'the province interprets: every reading is named in the scheme',
    code: ['core/scheme/readings-2023.ts'],
    tests: [scheme],
    status: 'supported',
    missing: 'an interpretation can’t be recorded, numbered and published; readings are changed in code',
  },
  {
    place: '第十九条',
    asks: 'in force from 2023-08-15',
    code: ['core/scheme/jx-2023.ts'],
    tests: [scheme],
    status: 'partly',
    missing: 'platforms recognised under the measure of 2018 can’t be entered',
  },
  {
    place: '附件1',
    asks: 'recommendation, draw, panel opinion',
    code: ['core/annexes/annex1.ts', 'documents/annex1.ts', 'core/draw/draw.ts'],
    tests: [annexes, 'src/core/draw/draw.test.ts'],
    status: 'partly',
    missing: 'the panel’s signatures stand as names; the cell of 签字 stays blank',
  },
  {
    place: '附件2',
    asks: 'application report',
    code: ['core/annexes/annex2.ts', 'documents/annex2.ts'],
    tests: [annexes, 'src/core/annexes/form.test.ts'],
    status: 'enforced',
  },
  {
    place: '附件3',
    asks: 'facilities, software, instruments',
    code: ['core/annexes/annex3.ts', 'documents/annex3.ts'],
    tests: [annexes, 'src/core/annexes/form.test.ts'],
    status: 'enforced',
  },
  {
    place: '附件4',
    asks: 'staff',
    code: ['core/annexes/annex4.ts', 'documents/annex4.ts'],
    tests: [annexes, 'src/core/consistency/findings.test.ts'],
    status: 'enforced',
  },
  {
    place: '附件5',
    asks: 'served enterprises and their satisfaction',
    code: ['core/annexes/annex5.ts', 'documents/annex5.ts', 'core/consistency/lists.ts'],
    tests: [annexes, 'src/core/consistency/findings.test.ts'],
    status: 'enforced',
  },
  {
    place: '附件6',
    asks: 'declaration of truth',
    code: ['core/annexes/annex6.ts', 'documents/annex6.ts', 'core/workflow/needs.ts'],
    tests: [annexes, needs],
    status: 'enforced',
  },
  {
    place: '附件7',
    asks: 'quarterly report',
    code: ['core/annexes/annex7.ts', 'documents/annex7.ts', 'core/reporting/faults.ts'],
    tests: [annexes, ...reporting],
    status: 'partly',
    missing: 'sample tables 1 and 2 are typed and printed nowhere',
  },
  {
    place: '附件8',
    asks: 'quarterly summary',
    code: ['core/annexes/annex8.ts', 'documents/annex8.ts', 'acts/reporting/summary.ts'],
    tests: [annexes, ...reporting],
    status: 'partly',
    missing: 'the pilot counties that its head names sign none',
  },
];
