import type { FunctionKey } from '../functions.ts';
import type { Article, MaterialKey, MaterialKind, Reading, ReadingId, Scheme, Threshold, ThresholdKey } from '../scheme.ts';
import type { Edition, Gap, Sentence } from './edition.ts';
import { fieldsLeftOut, namesOf } from './titles.ts';
import { conditionsOf, numberIn, type PlacedCondition, readingsOf, sentencesOf } from './walk.ts';

/** The numbers of the text that the rules can't do without. */
export const countedNumbers: readonly string[] = ['notice', 'panel', 'sample', 'validity', 'platformReport', 'authorityReport'];

/** How many times its number by chance a shared name is worth a look, where an edition of before this was asked says nothing. */
export const USUAL_OVER_CHANCE = 20;
export const USUAL_REPORT_LEAP = 3;
export const USUAL_LEDGER = { leap: 10, persons: 50 } as const;
/** The same: so many candidates for each seat of a supplement; from fewer it would be a choice. */
export const USUAL_SUPPLEMENT_TIMES = 2;

/**
 * An edition as the numbers, lists, periods and readings that the rules are given. Throws where the edition lacks a period: the check of the whole
 * file comes first, and it says so with the place.
 */
export function toScheme(edition: Edition): Scheme {
  const { settings } = edition;
  const drawn = settings.sample;
  if (!drawn) throw new Error(`${edition.id} says nothing of the sample`);
  const period = (is: string): Period => periodOf(edition, is);
  const [notice, panel, sample, validity] = [period('notice'), period('panel'), period('sample'), period('validity')];
  const [platform, authority] = [periodOf(edition, 'platformReport'), periodOf(edition, 'authorityReport')];
  const returns = sentencesOf(edition).find((one) => one.step?.includes('dossier/return'))?.place ?? '';
  return {
    id: edition.id,
    title: edition.title,
    issuer: edition.issuer,
    issuerShort: edition.issuerShort,
    adoptedOn: edition.adopted ?? '',
    effectiveFrom: edition.inForce ?? '',
    effectiveTo: edition.until,
    names: namesOf(edition),
    conditions: conditionsOf(edition).map(({ id }) => id),
    judged: judgedOf(edition),
    leftOut: fieldsLeftOut(edition),
    extraFields: edition.extraFields,
    recommenders: settings.recommenders.kinds,
    functions: functionsOf(edition),
    region: { name: settings.region.name, places: settings.region.places, article: placeOfRule(edition, 'registeredHere') },
    thresholds: thresholdsOf(edition),
    activities: activitiesOf(edition),
    readings: readingsOf(edition).map(readingFrom),
    materials: materialsOf(edition),
    rubric: settings.rubric?.lines ?? [],
    failedConditions: chosenIn(edition, 'failedConditions') === 'flag' ? 'flag' : 'refuse',
    notice: { workdays: notice.value, article: notice.place },
    panel: {
      ...{ atLeast: panel.value, odd: settings.panel?.odd ?? false, article: notice.place },
      supplementTimes: settings.panel?.supplementTimes ?? USUAL_SUPPLEMENT_TIMES,
      confirmed: settings.panel?.confirmed ?? false,
    },
    sample: {
      atLeast: sample.value,
      stratify: drawn.stratify,
      unanswered: drawn.unanswered,
      apartMinutes: drawn.apartMinutes ?? 0,
      article: sample.place,
    },
    stamped: settings.stamped?.papers ?? [],
    asked: settings.asked?.before ?? [],
    askedAt: {
      conditions: placeOfNeed(edition, 'dossier/everyConditionJudged'),
      siteVisit: placeOfNeed(edition, 'dossier/siteVisitRecorded'),
    },
    withheld: (settings.withheld?.materials ?? []) as readonly MaterialKey[],
    validity: {
      years: validity.value,
      from: chosenIn(edition, 'validityStart') === 'nextYear' ? 'nextYear' : 'documentDate',
      article: validity.place,
    },
    renewal: { windowMonths: settings.renewal.windowMonths, article: validity.place },
    reporting: { platformDays: platform.value, authorityDays: authority.value, article: platform.place },
    correction: { workdays: settings.correction.workdays, leaves: settings.correction.leaves, article: returns },
    hearing: { workdays: settings.hearing.workdays },
    reconsideration: reconsiderationOf(settings),
    spread: { points: settings.spread?.points ?? null },
    calendar: { timeZone: settings.calendar.timeZone, daysOffFrom: settings.calendar.daysOffFrom },
    signals: {
      sameMobile: settings.signals.sameMobile,
      sameContact: settings.signals.sameContact,
      contactOverChance: settings.signals.contactOverChance ?? USUAL_OVER_CHANCE,
      consecutiveNumbers: settings.signals.consecutiveNumbers,
      reportLeap: settings.signals.reportLeap ?? USUAL_REPORT_LEAP,
      ledgerLeap: settings.signals.ledgerLeap ?? USUAL_LEDGER.leap,
      ledgerPersons: settings.signals.ledgerPersons ?? USUAL_LEDGER.persons,
    },
  };
}

function reconsiderationOf({ reconsideration }: Edition['settings']): Scheme['reconsideration'] {
  if (reconsideration === undefined) return null;
  const { workdays, reachedAfter, answerWorkdays } = reconsideration;
  return { workdays, reachedAfter, answerWorkdays };
}

/** Where the text itself asks for it, not a condition that is judged so. */
const placeOfNeed = (edition: Edition, need: string): string => sentencesOf(edition).find((one) => one.need?.includes(need))?.place ?? '';

/** What a sentence leaves to a person: its condition, or what it says of the whole. */
const judgedOf = (edition: Edition): Scheme['judged'] =>
  sentencesOf(edition).flatMap(({ id, text, place, condition, forPerson }) => {
    const words = text.replace(/[，；。：]$/, '');
    if (forPerson) return [{ id, label: words, article: place, asks: forPerson.asks, evidence: forPerson.reads, by: forPerson.by }];
    if (!condition?.judge) return [];
    const { id: key, label = words, asks = '', evidence = [], judge } = condition;
    return [{ id: key, label, article: place, asks, evidence, by: judge }];
  });

const chosenIn = (edition: Edition, reading: string): string | undefined => readingsOf(edition).find(({ id }) => id === reading)?.chosen;

type Period = { readonly value: number; readonly place: string };

function periodOf(edition: Edition, is: string): Period {
  const found = numberIn(edition, is);
  if (!found) throw new Error(`${edition.id} lacks the number ${is}`);
  return { value: Number(found.value), place: found.place };
}

const functionsOf = (edition: Edition): Scheme['functions'] =>
  sentencesOf(edition).flatMap(({ function: one, place }) =>
    one ? [{ key: one.key as FunctionKey, label: one.label, article: place }] : [],
  );

const placeOfRule = (edition: Edition, rule: string): string =>
  conditionsOf(edition)
    .flatMap(({ parts }) => parts)
    .find((part) => part.rule === rule)?.place ?? '';

/** The parts of all conditions that hold a figure against a number, each with its condition's label. */
function figuresOf(edition: Edition): PlacedCondition[] {
  const parts = conditionsOf(edition).flatMap(({ parts: all }) =>
    all.map((part) => ({ ...part, label: part.label ?? all[0]?.label ?? '' })),
  );
  return parts.filter(({ figure, when }) => figure !== undefined && !when?.tier && !when?.area);
}

const thresholdFrom = ({ measures, label = '', atLeast = 0, unit = '', place }: PlacedCondition): Threshold => ({
  label: measures ?? label,
  atLeast,
  unit,
  article: place,
});

/** Figures that no scheme's thresholds carry: activities stand by function, and that there is equipment at all is a rule. */
const elsewhere = ['activities', 'equipmentRows'];

const thresholdsOf = (edition: Edition): Scheme['thresholds'] =>
  Object.fromEntries(
    figuresOf(edition).flatMap((part) =>
      elsewhere.includes(part.figure ?? '') ? [] : [[part.figure as ThresholdKey, thresholdFrom(part)]],
    ),
  ) as Record<ThresholdKey, Threshold>;

function activitiesOf(edition: Edition): Scheme['activities'] {
  const parts = figuresOf(edition).filter(({ figure }) => figure === 'activities');
  const of = (key: string) => parts.find(({ when }) => when?.functions?.includes(key) ?? true);
  const entries = functionsOf(edition).map(({ key }) => {
    const part = of(key);
    return [key, part ? thresholdFrom(part) : null];
  });
  return Object.fromEntries(entries) as Scheme['activities'];
}

const readingFrom = ({ id, question, options, chosen, reason, place }: ReturnType<typeof readingsOf>[number]): Reading => ({
  id: id as ReadingId,
  question,
  options: Object.entries(options).map(([key, label]) => ({ key, label })),
  chosen,
  reason,
  article: place,
});

const materialsOf = (edition: Edition): MaterialKind[] =>
  sentencesOf(edition).flatMap(({ material, text, place }) =>
    material
      ? [
          {
            key: material.key as MaterialKey,
            label: text.replace(/[；。]$/, ''),
            article: place,
            need: material.need,
            ...(material.whenFilled ? { whenFilled: material.whenFilled } : {}),
            ...(material.perRow ? { perRow: material.perRow } : {}),
            ...(material.lasts === undefined ? {} : { lasts: material.lasts }),
            shows: material.shows,
            backs: material.backs,
          },
        ]
      : [],
  );

/** The articles as they are read and cited: 第六条 with its items, each as whole text. */
export function articlesFrom(edition: Edition): Article[] {
  let chapter = '';
  return edition.text.flatMap((block) => {
    if ('chapter' in block) chapter = block.chapter;
    if (!('article' in block)) return [];
    const items = (block.items ?? []).map((one) => ({ number: one.item, text: wholeText(one.sentences) }));
    return [{ number: block.article, chapter, text: wholeText(block.sentences), items }];
  });
}

const wholeText = (all: readonly (Sentence | Gap)[]): string =>
  all.map((one) => ('text' in one ? `${one.paragraph ? '\n' : ''}${one.text}` : '')).join('');
