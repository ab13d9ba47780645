import type { StampedAnnex } from '../materials/stamped.ts';
import { own } from '../text/own.ts';
import type { AskedBefore, ExtraField, Judge } from './edition/edition.ts';
import type { Names } from './edition/titles.ts';
import type { FunctionKey, ServiceFunction } from './functions.ts';

/** An article of the measure with its numbered items; `第六条（三）` names the third item of the sixth. */
export type Article = {
  readonly number: string;
  readonly chapter: string;
  readonly text: string;
  readonly items: readonly { readonly number: string; readonly text: string }[];
};

/** A number of the measure. 以上 includes the number itself (民法典第一千二百五十九条), hence atLeast. */
export type Threshold = { readonly label: string; readonly atLeast: number; readonly unit: string; readonly article: string };

export type ThresholdKey =
  | 'operatingYears'
  | 'totalAssets'
  | 'premisesArea'
  | 'fullTimeStaff'
  | 'professionalShare'
  | 'servedEnterprises'
  | 'satisfaction'
  | 'trainedPersons'
  | 'gatheredInstitutions'
  | 'benefitShare';

/** A hole of the text, and how this scheme reads it; shown wherever it decides something. */
export type Reading = {
  readonly id: ReadingId;
  readonly question: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
  readonly chosen: string;
  readonly reason: string;
  readonly article: string;
};

export type ReadingId =
  | 'comprehensiveActivities'
  | 'steadyGrowth'
  | 'benefitBasis'
  | 'staffEducationOrTitle'
  | 'staffCount'
  | 'enterpriseSize'
  | 'operationStart'
  | 'validityStart'
  | 'publicationDay'
  | 'objections'
  | 'panelSeesSurvey'
  | 'returnLimit'
  | 'sampleTables'
  | 'countyPilot'
  | 'reRecognition'
  | 'rewardAmount'
  | 'dayOff'
  | 'twoTitles'
  | 'enterprisesCounted'
  | 'guestsServed'
  | 'yearOfTitle'
  | 'unanswered'
  | 'attemptsApart'
  | 'siteVisit'
  | 'growthYears'
  | 'satisfactionBasis'
  | 'gatheredBasis'
  | 'recognitionBelow'
  | 'earlierPlatforms';

export type MaterialKey = 'm1' | 'm2' | 'm3' | 'm4' | 'm5' | 'm6' | 'm7' | 'm8' | 'm9' | 'm10' | 'm11' | 'm12';

/**
 * One of the twelve materials of 第九条. `form`: made by the system out of the form itself; `required`: files must be uploaded;
 * `conditional`: files must be uploaded when the named field is filled; `optional`: as the applicant likes.
 */
export type MaterialKind = {
  readonly key: MaterialKey;
  readonly label: string;
  readonly article: string;
  readonly need: 'form' | 'required' | 'conditional' | 'optional';
  readonly whenFilled?: readonly string[] | undefined;
  /** The table of which every row has its own proof among the files. */
  readonly perRow?: string | undefined;
  /** Whether a later year can use the files too, as long as they are valid; absent: the edition says nothing of it. */
  readonly lasts?: boolean | undefined;
  /** What the officer looks for in it. */
  readonly shows: readonly string[];
  /** Ids of the conditions that it backs. */
  readonly backs: readonly string[];
};

/** A line of the score sheet; the weights of a rubric add up to 100. */
export type Criterion = {
  readonly key: string;
  readonly label: string;
  readonly article: string;
  readonly weight: number;
  readonly asks: string;
};

/** One dated version of the measure as plain data (JSON): every number, list, period and reading that the rules use. */
export type Scheme = {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuerShort: string;
  readonly adoptedOn: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** What its papers, certificates and public pages are headed with. */
  readonly names: Names;
  /** Ids of the conditions that it asks (第六条、第七条). */
  readonly conditions: readonly string[];
  /** What no figure decides, in the order of the paper: what the person is asked, where to look, and whose judgement it is first. */
  readonly judged: readonly {
    readonly id: string;
    readonly label: string;
    readonly article: string;
    readonly asks: string;
    readonly evidence: readonly string[];
    readonly by: Judge;
  }[];
  /** Fields of the application form that it does without. */
  readonly leftOut: readonly string[];
  /** Fields and columns that it asks for beside the official forms. */
  readonly extraFields: readonly ExtraField[];
  /** Who recommends: `cityAuthority`, `directRecommender`; in a city's own (第十七条) `countyAuthority`, or `issuer`, which reviews by itself. */
  readonly recommenders: readonly string[];
  readonly functions: readonly ServiceFunction[];
  readonly region: { readonly name: string; readonly places: readonly string[]; readonly article: string };
  readonly thresholds: Readonly<Record<ThresholdKey, Threshold>>;
  /** 大型服务活动 a year by function; null where the measure asks for none. */
  readonly activities: Readonly<Record<FunctionKey, Threshold | null>>;
  readonly readings: readonly Reading[];
  readonly materials: readonly MaterialKind[];
  readonly rubric: readonly Criterion[];
  /** Whether a failed condition bars submission or goes through flagged. */
  readonly failedConditions: 'refuse' | 'flag';
  readonly notice: { readonly workdays: number; readonly article: string };
  /** `supplementTimes`: how many times its seats a supplement is drawn from at least; `confirmed`: its opinion is confirmed by each member. */
  readonly panel: {
    readonly atLeast: number;
    readonly odd: boolean;
    readonly supplementTimes: number;
    readonly confirmed: boolean;
    readonly article: string;
  };
  /** How many are drawn, and what the list is grouped by beforehand; null: the measure asks for no groups. */
  readonly sample: {
    readonly atLeast: number;
    readonly stratify: 'county' | 'function' | null;
    /** How many recorded attempts 三次未接 means. */
    readonly unanswered: number;
    /** Minutes from one attempt that counts to the next. */
    readonly apartMinutes: number;
    readonly article: string;
  };
  /** Annexes that must be back with their seal before a case is recommended. */
  readonly stamped: readonly StampedAnnex[];
  /** What the recommender writes down of a case before it recommends it, beside annex 1. */
  readonly asked: readonly AskedBefore[];
  /** By which place each of them goes. */
  readonly askedAt: Readonly<Record<AskedBefore, string>>;
  /** Kinds of material that reviewers do not have: papers uploaded whole, with the personal data of what the form shows them without. */
  readonly withheld: readonly MaterialKey[];
  /** `from`: the day of the document, or the first of January after it. */
  readonly validity: { readonly years: number; readonly from: 'documentDate' | 'nextYear'; readonly article: string };
  /** A platform may apply anew when its validity ends within so many months after the round opens. */
  readonly renewal: { readonly windowMonths: number; readonly article: string };
  readonly reporting: { readonly platformDays: number; readonly authorityDays: number; readonly article: string };
  /** `leaves`: so many working days should stay between a correction's due day and the last day for recommending. */
  readonly correction: { readonly workdays: number; readonly leaves: number; readonly article: string };
  /** Working days in which the platform may be heard before its title is revoked. */
  readonly hearing: { readonly workdays: number };
  /**
   * Working days in which 复核 may be asked for once the decision has reached its applicant, after which one that is not opened counts as having reached it, and in
   * which it is answered; null: the edition gives no such right.
   */
  readonly reconsideration: { readonly workdays: number; readonly reachedAfter: number; readonly answerWorkdays: number } | null;
  /** Totals further apart than this are flagged; null: nothing is. */
  readonly spread: { readonly points: number | null };
  readonly calendar: { readonly timeZone: string; readonly daysOffFrom: string };
  /** When a pattern in the lists is worth a reviewer's look; never a refusal by itself. */
  readonly signals: {
    readonly sameMobile: number;
    readonly sameContact: number;
    /** Of how many times its number by chance a shared name is worth a look. */
    readonly contactOverChance: number;
    readonly consecutiveNumbers: number;
    /** So many times as much, or as little, as before a figure of a report is asked about. */
    readonly reportLeap: number;
    /** A line of a ledger with so many times as many persons as its enterprise ever had, and no fewer than so many, is asked about. */
    readonly ledgerLeap: number;
    readonly ledgerPersons: number;
  };
};

/** How this scheme reads a hole of the text. Throws where a scheme lacks it: a scheme without a reading is unfinished. */
export function readingOf(scheme: Scheme, id: ReadingId): Reading {
  const found = scheme.readings.find((one) => one.id === id);
  if (!found) throw new Error(`${scheme.id} lacks the reading ${id}`);
  return found;
}

/** Whether an edition reads a hole so; one that does not have the hole any more reads it in no way. */
export const reads = ({ readings }: Scheme, id: ReadingId, option: string): boolean =>
  readings.some((one) => one.id === id && one.chosen === option);

/** The key of the option chosen for a reading. */
export const chosen = (scheme: Scheme, id: ReadingId): string => readingOf(scheme, id).chosen;

/** Natural days after a quarter's end that 第十五条 gives to whoever reports. */
export const reportingDays = ({ reporting }: Scheme, who: 'platform' | 'authority'): number =>
  who === 'platform' ? reporting.platformDays : reporting.authorityDays;

/** Whether the day of publication is the first of the notice's working days. */
export const publicationDayCounts = (scheme: Scheme): boolean => chosen(scheme, 'publicationDay') === 'counted';

/** Whether a reporting deadline that ends on a day off moves to the next working day. */
export const deadlineLeavesDayOff = (scheme: Scheme): boolean => chosen(scheme, 'dayOff') === 'nextWorkday';

export type SchemeChanges = Partial<Omit<Scheme, 'id' | 'thresholds' | 'readings'>> & {
  readonly thresholds?: Partial<Record<ThresholdKey, number>>;
  readonly readings?: Partial<Record<ReadingId, string>>;
};

/** A scheme made from another: a city's own (第十七条), or a round with other readings. Numbers keep their label, unit and article. */
export function schemeFrom(base: Scheme, id: string, changes: SchemeChanges): Scheme {
  const { thresholds = {}, readings = {}, ...plain } = changes;
  const changed = Object.entries(base.thresholds).map(([key, one]) => [key, { ...one, atLeast: own(thresholds, key) ?? one.atLeast }]);
  return {
    ...base,
    ...plain,
    id,
    thresholds: Object.fromEntries(changed) as Scheme['thresholds'],
    readings: base.readings.map((one) => ({ ...one, chosen: knownOption(one, readings[one.id] ?? one.chosen) })),
  };
}

function knownOption(reading: Reading, key: string): string {
  if (!reading.options.some((one) => one.key === key)) throw new Error(`${reading.id} has no option ${key}`);
  return key;
}

/** The text of `第六条` or `第六条（三）`; undefined where the measure has no such place. */
export function articleText(articles: readonly Article[], place: string): string | undefined {
  const [, number, item] = /^(第.{1,3}条)(（.{1,2}）)?$/.exec(place) ?? [];
  const article = articles.find((one) => one.number === number);
  if (!item) return article && [article.text, ...article.items.map((one) => `${one.number}${one.text}`)].join('\n');
  return article?.items.find((one) => one.number === item)?.text;
}
