import { panelists, recommendation, sample } from '../../core/annexes/annex1.ts';
import { figures as reportFigures, sampleTableForms } from '../../core/annexes/annex7.ts';
import { fieldAt, tableAt } from '../../core/annexes/form.ts';
import { conditions } from '../../core/eligibility/conditions.ts';
import { procedures } from '../../core/procedure/procedures.ts';
import type { AnyProcedure } from '../../core/procedure/step.ts';
import { numberNames } from '../../core/scheme/edition/difference.ts';
import type { Names } from '../../core/scheme/edition/faults.ts';

const rowsOf = (table: string, rows: object): string[] => Object.keys(rows).map((row) => `${table}/${row}`);

/** The steps of a procedure, and all that they need and ask. */
const procedureOf = ([table, { steps }]: readonly [string, AnyProcedure]): string[] => [
  ...rowsOf(table, steps),
  ...Object.values(steps)
    .flatMap(({ needs = [], notBy, missing }) => [...needs, notBy, missing])
    .flatMap((need) => (need ? [`${table}/${need.name}`] : [])),
];

/** Acts and needs that are no row of a table yet, and places of papers that no field table names. */
const besideTables = [
  ...['open', 'extend', 'publishNotice', 'publishList'].map((act) => `round/${act}`),
  'dossier/draw',
  'revocation/open',
  'complaint/receive',
  'reward/propose',
  // the list of a year is approved within its fund
  'reward/fund',
  ...['annualSummary', 'platform', 'place', 'functions', 'filler', 'filledOn'].map((name) => `report/${name}`),
  ...['annualSummary', 'collectedSummaries', 'authority', 'total', 'leader', 'filler', 'filledOn'].map((name) => `summary/${name}`),
  ...['panelOpinion', 'applicant', 'recommender'].map((name) => `annex1/${name}`),
  'annex2/applicant',
  'schemeEdition/derive',
];

/** Pages that an edition may name, as they are served. */
const pages = ['/measure', '/draws', '/notices', '/platforms', '/recognitions', '/showcases', '/services', '/policies', '/app/journal'];

const here: ReadonlySet<string> = new Set([
  ...Object.entries<AnyProcedure>(procedures).flatMap(procedureOf),
  ...rowsOf('report', reportFigures),
  ...rowsOf('report', sampleTableForms),
  ...rowsOf('annex1', recommendation),
  ...rowsOf('sample', sample),
  ...rowsOf('panelists', panelists),
  ...conditions.map(({ id }) => `condition/${id}`),
  ...besideTables,
  ...pages,
]);

/** What an edition may name and the program has not yet, each with what it is. Coverage calls a sentence that names one of them missing. */
export const toCome: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'round/announce': '申报工作通知（第十条）',
    'report/annualSummaryGiven': '第四季度须附年度总结（第十五条）',
  }),
);

/** The figures that conditions may be held against. */
const figures = [
  'operatingYears',
  'totalAssets',
  'premisesArea',
  'equipmentRows',
  'fullTimeStaff',
  'professionalShare',
  'servedEnterprises',
  'satisfaction',
  'activities',
  'trainedPersons',
  'gatheredInstitutions',
  'benefitShare',
];

/** What the program has by name, for the check of an edition (第十七条, 第十八条: what is signed must be able to be carried out). */
export const namesOfProgram: Names = {
  known: (name) => {
    if (here.has(name) || /^materials\/m\d+$/.test(name) || fieldAt(name) || tableAt(name)) return 'here';
    return toCome.has(name) || name.startsWith('condition/') ? 'toCome' : 'unknown';
  },
  figures,
  rules: ['registeredHere', 'steadyGrowth', 'recognisedBelow'],
  numbers: [...Object.keys(numberNames), ...figures],
};

/**
 * The options that the rules carry out, by reading; an edition that chooses another one may be drafted, and not signed. Where a reading has one option here,
 * the program does so without asking; where it has several, core/eligibility or core/deadlines reads which.
 */
export const honoured: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    comprehensiveActivities: ['strictest', 'all', 'any'],
    steadyGrowth: ['lastYearHigher', 'notFalling'],
    benefitBasis: ['declared', 'times', 'enterprises', 'income'],
    staffEducationOrTitle: ['either', 'both'],
    staffCount: ['fullTime', 'total'],
    operationStart: ['registration', 'roundOpening'],
    publicationDay: ['notCounted', 'counted'],
    dayOff: ['nextWorkday', 'sameDay'],
    failedConditions: ['refuse', 'flag'],
    enterpriseSize: ['micro'],
    validityStart: ['documentDate', 'nextYear'],
    objections: ['writtenWithName'],
    returnLimit: ['unlimited'],
    sampleTables: ['inferred'],
    countyPilot: ['notRecommender'],
    reRecognition: ['newDossier'],
    rewardAmount: ['ofRound'],
    unanswered: ['three'],
    attemptsApart: ['hour'],
    siteVisit: ['recorded', 'onSite'],
    cityAuthority: ['one'],
    otherFunctions: ['closed'],
    assetsDay: ['lastYearEnd'],
    fixedPremises: ['onDay'],
    growthYears: ['two', 'three'],
    lastYear: ['yearBefore'],
    satisfactionBasis: ['rated', 'listed'],
    largeEvent: ['asListed'],
    stableCooperation: ['inForce'],
    gatheredBasis: ['agreements', 'all'],
    recognitionBelow: ['person', 'filled'],
    localAuthority: ['registered'],
    directRecommenders: ['listed'],
    panelSeesSurvey: ['opinionOnly', 'yesMasked'],
    objectionRaised: ['unfoundedIsNone'],
    listPublished: ['sameDay'],
    lateness: ['never'],
    newlyRecognised: ['firstEver'],
    reportDays: ['natural'],
    twoTitles: ['once', 'each'],
    enterprisesCounted: ['distinct'],
    guestsServed: ['apart'],
    yearOfTitle: ['januaryFirst'],
    reportTo: ['byRecommender'],
    fewerThanSample: ['roundDecides'],
    annex6Addressee: ['corrected'],
    earlierPlatforms: ['runOn', 'endAtOnce'],
  }),
);
