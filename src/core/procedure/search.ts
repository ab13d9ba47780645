import type { Calendar } from '../calendar/workday.ts';
import type { Edition } from '../scheme/edition/edition.ts';
import { placesOf } from '../scheme/edition/faults.ts';
import { own } from '../text/own.ts';
import { endsOf } from './drawing.ts';
import { rolesOf } from './judge.ts';
import { namesOf } from './offers.ts';
import { procedures } from './procedures.ts';
import { type Finding, reportingFindings } from './search-periods.ts';
import type { AnyProcedure } from './step.ts';

type Tables = Readonly<Record<string, AnyProcedure>>;

/** States in which a case may rest for good, by procedure. */
const ends: Readonly<Record<keyof typeof procedures, readonly string[]>> = {
  dossier: ['declined', 'rejected', 'notProposed', 'recognised', 'setAside', 'withdrawn'],
  roundChange: ['signed', 'dropped'],
  cancel: ['standing', 'cancelled'],
  poolChange: ['signed', 'refused', 'dropped'],
  // An invitation that nobody answered is void with the end of the review, wherever it stands.
  invitation: ['invited', 'accepted', 'left'],
  recusal: ['declared', 'granted', 'refused', 'withdrawn'],
  notice: ['published'],
  proposedList: ['signed', 'dropped'],
  // The discussion ends with the review of its case, wherever it stands.
  discussion: ['signed', 'discussing', 'discussed', 'drafted', 'agreed', 'opposed'],
  objection: ['upheld', 'dismissed'],
  reconsideration: ['granted', 'kept'],
  recognition: ['signed', 'dropped'],
  inquiry: ['answered', 'closed'],
  platformChange: ['done', 'refused', 'withdrawn'],
  revocation: ['revoked', 'closed'],
  reward: ['paid', 'ended'],
  policy: ['published', 'takenDown'],
  showcase: ['published', 'takenDown'],
  report: ['accepted', 'waived'],
  summary: ['accepted'],
  complaint: ['answered'],
  audit: ['closed'],
  organisationCase: ['done', 'refused', 'withdrawn'],
  handover: ['done', 'refused', 'withdrawn'],
  roleGrant: ['done', 'refused', 'withdrawn'],
  schemeEdition: ['signed', 'dropped'],
  interpretation: ['retracted', 'declined', 'published', 'withdrawn', 'replaced'],
  earlierPlatform: ['confirmed', 'annulled', 'removed'],
};

/** Needs that no act can mend once they fail, and what has happened then. */
const forGood: Readonly<Record<string, string>> = {
  inTime: '期限已过',
  roundOpen: '申报已截止',
  underReview: '评审已结束',
  notSignedYet: '评审意见已签署',
  noObjection: '异议成立',
  stillPlatform: '称号已撤销',
  nothingSubmitted: '已有申报提交',
  noDeclineProposed: '已报请不予推荐',
  fromToday: '施行日期已过',
};

/** A table whose cases are made out of another's: `from` may still move although it rests `at`, while `to` lies at its end. */
const feeds = [{ from: 'report', at: 'accepted', to: 'summary' }] as const;

/**
 * Plain search over the tables as an edition has them, before it is signed: states that are left to nobody, by themselves or once a fact has turned for good;
 * a table fed by one that still moves; places that rows cite and the edition lacks; reporting periods that the known calendars leave too short.
 */
export function searched(edition: Edition, calendar: Calendar): Finding[] {
  const tables = tablesOf(edition);
  return [
    ...strangers(edition),
    ...Object.entries(tables).flatMap(([name, table]) => [...deadEnds(name, table), ...stuck(name, table)]),
    ...unfed(tables),
    ...citedAndLacking(edition, tables),
    ...reportingFindings(edition, calendar),
  ];
}

/** What the search finds in an edition and not in the one by which the province works now: that bars its signature. The rest is known. */
export function newlyFound(
  edition: Edition,
  now: Edition,
  calendar: Calendar,
): { readonly bars: readonly Finding[]; readonly known: readonly Finding[] } {
  const before = new Set(searched(now, calendar).map(({ message }) => message));
  const all = searched(edition, calendar);
  return { bars: all.filter(({ message }) => !before.has(message)), known: all.filter(({ message }) => before.has(message)) };
}

/** The program's tables without the rows that an edition leaves out. */
function tablesOf({ settings }: Edition): Tables {
  const omit = new Set(settings.procedure?.omit ?? []);
  return Object.fromEntries(
    Object.entries<AnyProcedure>(procedures).map(([name, table]) => {
      const steps = Object.fromEntries(Object.entries(table.steps).filter(([step]) => !omit.has(`${name}/${step}`)));
      return [name, { ...table, steps }];
    }),
  );
}

const rowsOf = ({ steps }: AnyProcedure) => Object.entries(steps);
const labelOf = ({ states }: AnyProcedure, state: string): string => states[state]?.label ?? state;
const endsIn = (name: string): readonly string[] => own<readonly string[]>(ends, name) ?? [];

function strangers({ settings }: Edition): Finding[] {
  const rows = new Set(
    Object.entries<AnyProcedure>(procedures).flatMap(([name, table]) => namesOf(table.steps).map((step) => `${name}/${step}`)),
  );
  return (settings.procedure?.omit ?? [])
    .filter((one) => !rows.has(one))
    .map((one) => ({ at: 'settings.procedure', message: `省去的步骤 ${one} 不存在` }));
}

/** Every state that can be reached from one, itself among them. */
function reachedFrom(table: AnyProcedure, from: string | null): Set<string | null> {
  const seen = new Set<string | null>([from]);
  for (const state of seen)
    for (const [step, row] of rowsOf(table)) if (row.from.includes(state)) for (const end of endsOf(table, step, state)) seen.add(end);
  return seen;
}

function deadEnds(name: string, table: AnyProcedure): Finding[] {
  const begins = rowsOf(table).some(([, { from }]) => from.includes(null)) ? null : table.first;
  const reached = reachedFrom(table, begins);
  const said = (message: string): Finding => ({ at: 'settings.procedure', message: `${table.label}：${message}` });
  return namesOf(table.states).flatMap((state) => {
    if (!reached.has(state))
      return Object.hasOwn(table.fromElsewhere ?? {}, state) ? [] : [said(`没有一步到得了“${labelOf(table, state)}”`)];
    const rest = endsIn(name).includes(state) || [...reachedFrom(table, state)].some((one) => one !== null && endsIn(name).includes(one));
    return rest ? [] : [said(`从“${labelOf(table, state)}”到不了任何终点`)];
  });
}

/** One fact turns for good: which cases are then left to nobody, or only to the party that need not act? */
function stuck(name: string, table: AnyProcedure): Finding[] {
  return Object.entries(forGood).flatMap(([need, says]) => {
    const bars = ({ needs = [] }: AnyProcedure['steps'][string]): boolean => needs.some((one) => one.name === need);
    const barred = rowsOf(table).filter(([, row]) => bars(row));
    const open = rowsOf(table).filter(([, row]) => !bars(row));
    const states = [...new Set(barred.flatMap(([, { from }]) => from))];
    return states.flatMap((state) => {
      if (state === null || state === 'draft' || endsIn(name).includes(state)) return []; // what was never handed in may lie with its owner
      const out = open.filter(([step, { from }]) => from.includes(state) && endsOf(table, step, state).some((end) => end !== state));
      const said = (message: string): Finding => ({
        at: 'settings.procedure',
        message: `${table.label}：${says}以后，停在“${labelOf(table, state)}”的${message}`,
      });
      if (out.length === 0) return [said('没有人能办')];
      const others = out.filter(([, { role }]) => !rolesOf(role).every((one) => one === 'clerk'));
      return others.length > 0 ? [] : [said(`只有当事人能动（${out.map(([, { label }]) => label).join('、')}），主管部门无法办结`)];
    });
  });
}

const unfed = (tables: Tables): Finding[] =>
  feeds.flatMap(({ from, at, to }) => {
    const [source, target] = [tables[from], tables[to]];
    if (!source || !target) return [];
    const moves = rowsOf(source).filter(([step, row]) => row.from.includes(at) && endsOf(source, step, at).some((end) => end !== at));
    const rests = endsIn(to).filter((state) => rowsOf(target).every(([, row]) => !row.from.includes(state)));
    if (moves.length === 0 || rests.length === 0) return [];
    const labels = moves.map(([, { label }]) => `“${label}”`).join('');
    return [
      {
        at: '',
        message: `${target.label}：“${rests.map((one) => labelOf(target, one)).join('、')}”以后，${source.label}还可以${labels}，而${target.label}再也动不了`,
      },
    ];
  });

/** What the province alone does, by its own measure, also where a city has one of its own (第十七条). */
const provinces: ReadonlySet<string> = new Set(['interpretation', 'earlierPlatform']);

/** Rows, and lines of the score sheet, that cite a place which this edition does not have. */
function citedAndLacking(edition: Edition, tables: Tables): Finding[] {
  const places = placesOf(edition);
  const lacks = (article: string): boolean => article.startsWith('第') && !places.has(article);
  const taken = Object.entries(tables).filter(([name]) => edition.derivedFrom === undefined || !provinces.has(name));
  const rows = taken.flatMap(([, table]) =>
    rowsOf(table).flatMap(([, { article, label }]) =>
      lacks(article) ? [{ at: '', message: `${table.label}的“${label}”引用${article}，这个版本里没有` }] : [],
    ),
  );
  const lines = (edition.settings.rubric?.lines ?? []).filter(({ article }) => lacks(article));
  return [
    ...rows,
    ...lines.map(({ label, article }) => ({ at: 'settings.rubric', message: `评分表的“${label}”引用${article}，这个版本里没有` })),
  ];
}
