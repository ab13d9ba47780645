import type { FrozenForm } from '../annexes/freeze.ts';
import { frozenText, thawed } from '../annexes/freeze.ts';
import { chineseDay } from '../calendar/day.ts';
import { clock, dayOf } from '../calendar/instant.ts';
import { type Calendar, missingYearMessage } from '../calendar/workday.ts';
import { dueOf } from '../deadlines/duty.ts';
import { hasClosed } from '../deadlines/round.ts';
import { standing, validity } from '../deadlines/validity.ts';
import type { Digest } from '../draw/draw.ts';
import { verdicts } from '../eligibility/verdicts.ts';
import { listText } from '../notice/list-text.ts';
import { noticePeriod } from '../notice/period.ts';
import { choiceFaults, entriesOf, listedOf } from '../review/proposed-list.ts';
import { summaryOf, totalOf } from '../review/scores.ts';
import { publicationDayCounts, type Scheme } from '../scheme/scheme.ts';
import { drawAnew, panelAnew } from './draws-anew.ts';
import type { Facts } from './facts.ts';
import { compared, type Difference, differencesAt, type Outcome, underivable } from './outcome.ts';

/** All that a case's results follow from. `black`: places of the form that are blacked out; `blackFacts`: of the facts. */
export type Evidence = {
  readonly form: FrozenForm;
  readonly black: readonly string[];
  readonly blackFacts: readonly string[];
  readonly facts: Facts;
  readonly scheme: Scheme;
  readonly calendar: Calendar;
  readonly digest: Digest;
};
type Anew = (evidence: Evidence) => Outcome | Outcome[];

/** Every result of a case derived again from its evidence alone, by the same rules as in the system (docs/evidence.md, 4). */
export const reExecuted = (evidence: Evidence): Outcome[] =>
  all.flatMap(({ derive, reads }) => {
    const outcomes = [derive(evidence)].flat();
    const hidden = evidence.blackFacts.filter((path) => reads.some((fact) => path === fact || path.startsWith(`${fact}/`))).length;
    // What is blacked out reads as nothing: neither "the same" nor "differs" may be said of what rests on it.
    return hidden === 0
      ? outcomes
      : outcomes.map(({ what, article }) => underivable({ what, article }, `所依据的事实有 ${hidden} 处已经遮盖`));
  });

const contentAnew: Anew = ({ form, black, facts, digest }) => {
  const named = { what: '提交内容的校验值', article: '附件2' };
  const last = facts.submissions.at(-1);
  if (black.length > 0) return underivable(named, `有 ${black.length} 处已经遮盖；是不是提交的那一份，由日志里登记的总摘要证明`);
  const derived = digest(frozenText(form));
  return compared(named, differencesAt('submissions/contentHash', last?.contentHash, derived), derived);
};

const submittedInTime: Anew = ({ facts: { round, submissions, corrections }, scheme }) =>
  submissions.map(({ no, at }) => {
    const named = { what: `第${no}次提交在期限内`, article: scheme.correction.article };
    const [day, asked] = [dayOf(at), corrections.filter(({ sentAt }) => sentAt < at).at(-1)];
    const inTime = asked
      ? day <= asked.dueOn || !hasClosed(round, day, clock(at))
      : day >= round.opensOn && !hasClosed(round, day, clock(at));
    const until = asked ? `至${chineseDay(asked.dueOn)}` : `${chineseDay(round.opensOn)}至${chineseDay(round.closesOn)}`;
    return compared(named, inTime ? [] : [{ path: `submissions/#${no - 1}/at`, bundle: at, derived: until }], chineseDay(day));
  });

const correctionsLeaveTime: Anew = ({ facts: { corrections }, scheme }) =>
  corrections.map(({ no, sentAt, dueOn }, i) => {
    const named = { what: `第${no}次补正的期限`, article: scheme.correction.article };
    const differs = dueOn > dayOf(sentAt) ? [] : [{ path: `corrections/#${i}/dueOn`, bundle: dueOn, derived: `晚于${dayOf(sentAt)}` }];
    return compared(named, differs, `${chineseDay(dayOf(sentAt))}通知，至${chineseDay(dueOn)}`);
  });

/** Fields of the form whose text is blacked out: a number stood in it. */
const hiddenFields = ({ form, black }: Evidence): ReadonlySet<string> =>
  new Set(
    form.sections.flatMap(({ answers }, i) =>
      answers.flatMap(({ key }, j) => (isHidden(black, `sections/#${i}/answers/#${j}`) ? [key] : [])),
    ),
  );
const isHidden = (black: readonly string[], place: string): boolean => black.some((path) => path.startsWith(`${place}/`));

const conditionsAnew: Anew = (evidence) => {
  const { form, facts, scheme } = evidence;
  const hidden = hiddenFields(evidence);
  const last = facts.submissions.at(-1);
  if (last === undefined || facts.verdicts.length === 0)
    return underivable({ what: '认定条件', article: scheme.thresholds.totalAssets.article }, '提交时的条件判断没有留存');
  const context = { roundOpensOn: facts.round.opensOn, ...(facts.below === null ? {} : { ownMunicipalRecognition: facts.below }) };
  const derived: readonly { readonly id: string; readonly label: string; readonly article: string; readonly figure: string | null }[] =
    verdicts(thawed(form), scheme, dayOf(last.at), context);
  const ids = [...new Set([...facts.verdicts, ...derived].map(({ id }) => id))];
  return ids.map((id) => {
    const [kept, now] = [facts.verdicts, derived].map((some) => some.find((one) => one.id === id));
    const { label, article } = kept ?? now ?? { label: id, article: '' };
    const readHidden = facts.verdicts.find((one) => one.id === id)?.evidence.some((path) => hidden.has(path));
    if (readHidden) return underivable({ what: label, article }, '所依据的栏目已经遮盖');
    const places = differencesAt(`verdicts/${id}`, JSON.parse(JSON.stringify(kept ?? null)), JSON.parse(JSON.stringify(now ?? null)));
    return compared(
      { what: label, article },
      places,
      `${words[String(Reflect.get(kept ?? {}, 'status'))] ?? ''}${kept?.figure ? `，${kept.figure}` : ''}`,
    );
  });
};
const words: Readonly<Record<string, string>> = { met: '符合', notMet: '不符合', unknown: '未填', forPerson: '由人判断' };

const rankingAnew: Anew = ({ facts: { ranking, dossier, notice }, scheme, digest, facts }) => {
  const named = { what: '评审得分、排序和拟认定线', article: scheme.panel.article };
  if (ranking === null) return underivable(named, '没有排序，或者取得证据包的人不看排序');
  const { entries, cut, listHash, sheets } = ranking;
  const cases = entries.map((entry) => {
    const { mean, spread, wide } = summaryOf(entry.scores, scheme.spread.points) ?? { mean: '0.00', spread: '0', wide: false };
    return { ...entry, score: mean, spread, wide };
  });
  const derived = entriesOf(cases, cases, cut);
  const own = entries.find(({ dossierId }) => dossierId === dossier.id);
  const places = [
    ...differencesAt('ranking/entries', entries, JSON.parse(JSON.stringify(derived))),
    ...choiceFaults(derived, cut).map(
      ({ path, message }): Difference => ({ path: `ranking/${path}`, bundle: '列入与否', derived: message }),
    ),
    ...differencesAt('ranking/listHash', listHash, digest(listText(listedOf(derived)))),
    ...differencesAt(
      'ranking/sheets',
      sheets.map((one) => totalOf(facts.round.rubric, one)),
      own?.scores,
    ),
    ...(notice === null
      ? []
      : differencesAt(
          'ranking/listed',
          own?.listed,
          notice.list.some(({ dossierId }) => dossierId === dossier.id),
        )),
  ];
  return compared(named, places, `${entries.length} 家中第 ${own?.position} 名，平均${own?.score}分，拟认定线${cut}分`);
};

const noticeAnew: Anew = ({ facts: { notice, dossier }, scheme, calendar, digest }) => {
  const named = { what: '公示期和名单', article: scheme.notice.article };
  if (notice === null) return underivable(named, '没有公示');
  const rule = { workdays: scheme.notice.workdays, publicationDayCounts: publicationDayCounts(scheme) };
  const period = noticePeriod(notice.publishedOn, rule, calendar);
  if (!period.ok) return underivable(named, missingYearMessage(period.missingYear));
  const isOn = notice.list.some(({ dossierId }) => dossierId === dossier.id);
  const places = [
    ...differencesAt('notice/endsOn', notice.endsOn, period.value.endsOn),
    ...differencesAt('notice/listHash', notice.listHash, digest(listText(notice.list))),
    ...(isOn ? [] : [{ path: 'notice/list', bundle: '名单没有本申报', derived: dossier.applicant }]),
  ];
  return compared(named, places, `${chineseDay(notice.publishedOn)}至${chineseDay(notice.endsOn)}，${rule.workdays}个工作日`);
};

const titleAnew: Anew = ({ facts: { title, notice, takenOn }, scheme }) => {
  const named = { what: '证书的有效期', article: scheme.validity.article };
  if (title === null) return underivable(named, '没有认定');
  const { from, to } = validity(title.recognisedOn, scheme.validity);
  const tooEarly = notice !== null && title.recognisedOn <= notice.endsOn;
  const places = [
    ...differencesAt('title/validFrom', title.validFrom, from),
    ...differencesAt('title/validTo', title.validTo, to),
    ...differencesAt('title/standing', title.standing, standing({ from, to }, title.revokedOn, takenOn)),
    ...(notice === null ? [{ path: 'notice', bundle: '没有公示', derived: '公示期满以后才认定' }] : []),
    ...(tooEarly
      ? [{ path: 'title/recognisedOn', bundle: title.recognisedOn, derived: `晚于公示结束日${chineseDay(notice.endsOn)}` }]
      : []),
  ];
  return compared(named, places, `${title.certificateNumber}，${chineseDay(from)}至${chineseDay(to)}`);
};

const reportsAnew: Anew = ({ facts: { title }, scheme, calendar }) =>
  (title?.reports ?? []).map(({ year, quarter, dueOn }, i) => {
    const derived = dueOf({ year, quarter: quarter as 1 | 2 | 3 | 4 }, 'platform', { scheme, calendar });
    const named = { what: `${year}年第${quarter}季度调度表的报送期限`, article: scheme.reporting.article };
    return compared(named, differencesAt(`title/reports/#${i}/dueOn`, dueOn, derived), chineseDay(derived));
  });

/** Each result with the facts that it rests on. */
const all: readonly { readonly derive: Anew; readonly reads: readonly (keyof Facts)[] }[] = [
  { derive: contentAnew, reads: ['submissions'] },
  { derive: submittedInTime, reads: ['submissions', 'corrections', 'round'] },
  { derive: correctionsLeaveTime, reads: ['corrections'] },
  { derive: conditionsAnew, reads: ['submissions', 'verdicts', 'below', 'round'] },
  { derive: drawAnew, reads: ['submissions', 'draw', 'round', 'dossier'] },
  { derive: panelAnew, reads: ['panel', 'round', 'dossier'] },
  { derive: rankingAnew, reads: ['ranking', 'notice', 'round', 'dossier'] },
  { derive: noticeAnew, reads: ['notice', 'dossier'] },
  { derive: titleAnew, reads: ['title', 'notice'] },
  { derive: reportsAnew, reads: ['title'] },
];
