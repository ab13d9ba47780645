import { benefitBases } from '../annexes/annex2.ts';
import type { Content, Field, Fields, Row, Value } from '../annexes/field.ts';
import { emptyContent, knownField } from '../annexes/form.ts';
import { formOf } from '../annexes/form-of.ts';
import type { Finding } from '../consistency/finding.ts';
import { findings } from '../consistency/findings.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Verdict } from './verdict.ts';
import { verdicts } from './verdicts.ts';

/**
 * The few figures by which anybody sees whether an application has a chance, before there is a form: what stands in the form under the same
 * key, and numbers of rows where the form asks for the rows.
 */
export type Figures = Readonly<Record<string, Value>>;
export type SelfCheck = { readonly verdicts: readonly Verdict[]; readonly findings: readonly Finding[] };

type Group = { readonly key: string; readonly label: string; readonly article: string; readonly fields: Fields };

const asIn = (...keys: string[]): Fields => Object.fromEntries(keys.map((key) => [key, knownField(key)]));
/** The same as the edition asks for it: with the names that it gives the functions. */
const asAsked = (scheme: Scheme, ...keys: string[]): Fields =>
  Object.fromEntries(keys.map((key) => [key, formOf(scheme).fieldAt(key) ?? knownField(key)]));
const count = (label: string, unit: string, hint?: string): Field => ({ label, type: 'integer', unit, ...(hint ? { hint } : {}) });

/** Events of a function, by its key: `events/training`. */
export const eventsKey = (key: string): string => `events/${key}`;

/** What is asked, in the order of 第六条. The functions that were chosen decide which events are asked for. `today`: "2026-03-31". */
export function askedGroups(figures: Figures, scheme: Scheme, today: string): readonly Group[] {
  const last = Number(today.slice(0, 4)) - 1;
  const chosen = scheme.functions.filter(({ key }) => chosenFunctions(figures).includes(key));
  const events = chosen.filter(({ key }) => scheme.activities[key] !== null);
  return [
    {
      key: 'unit',
      label: '单位、资产和场地',
      article: '第六条（一）',
      fields: {
        ...asIn('nature', 'creditCode', 'registeredOn', 'address', 'totalAssets'),
        premisesOwned: { ...knownField('premisesOwned'), label: '服务场地（自有）' },
        premisesRented: { ...knownField('premisesRented'), label: '服务场地（租用）' },
        equipment: count('服务设施、软件及仪器设备', '项', '附件3要列的项数'),
      },
    },
    { key: 'people', label: '人员', article: '第六条（二）', fields: asIn('staffTotal', 'staffFullTime', 'staffProfessional') },
    {
      key: 'performance',
      label: '服务能力和业绩',
      article: '第六条（三）（五）（六）（七）',
      fields: {
        ...asAsked(scheme, 'kind', 'functions'),
        ...Object.fromEntries(events.map(({ key, label }) => [eventsKey(key), count(`${last}年${label}大型服务活动`, '次')])),
        ...(chosen.some(({ key }) => key === 'training') ? { trained: count(`${last}年培训`, '人次') } : {}),
        enterprisesBefore: count(`${last - 1}年服务企业总数`, '户'),
        enterprisesLast: count(`${last}年服务企业总数`, '户'),
        benefitShare: { label: `${last}年公益性或低收费服务占总服务量`, type: 'percent', unit: '%' },
        benefitBasis: { label: '占比的计算口径', type: 'choice', options: benefitBases },
        agreements: count('签订合作协议的服务机构', '家'),
        municipalRecognition: {
          ...knownField('municipalRecognition'),
          type: 'text',
          maxLength: 200,
          hint: '填名称和文号；没有的填“无”',
        },
      },
    },
  ];
}

const chosenFunctions = (figures: Figures): readonly string[] => (Array.isArray(figures.functions) ? figures.functions : []);

/** The form that these figures stand for: as many rows as were counted, and the list of served enterprises as it is. */
export function contentOf(figures: Figures, served: readonly Row[], today: string): Content {
  const last = Number(today.slice(0, 4)) - 1;
  const empty = emptyContent();
  const values = Object.fromEntries(Object.entries(figures).filter(([key]) => Object.hasOwn(empty.values, key)));
  return {
    values: { ...empty.values, ...values, servedTotal: figures.enterprisesLast ?? null, ...unasked },
    tables: {
      ...empty.tables,
      served,
      equipment: rows('equipment', numberOf(figures.equipment), (no) => ({ name: `第${no}项` })),
      agreements: rows('agreements', numberOf(figures.agreements), (no) => ({ name: `第${no}家` })),
      operation: [
        operationRow(last - 1, { enterprises: figures.enterprisesBefore ?? null }),
        operationRow(last, { enterprises: figures.enterprisesLast ?? null, benefitShare: figures.benefitShare ?? null }),
      ],
      activities: activityRows(figures, last),
    },
  };
}

/** Texts that a person has to read: they can't be checked here, and are said to be for a person. */
const unasked = {
  qualifications: '（自查不填）',
  legalRepresentative: '（自查不填）',
  narrative4: '（自查不填）',
  publicBenefit: '（自查不填）',
  narrative6: '（自查不填）',
} as const;

/** No applicant has more of anything; a slip of the finger costs no memory. */
const MOST = 20_000;
const numberOf = (value: Value | undefined): number => (typeof value === 'number' && value > 0 ? Math.min(MOST, Math.floor(value)) : 0);

const rows = (table: string, number: number, cells: (no: number) => Row['cells']): Row[] =>
  Array.from({ length: number }, (_, i) => ({ id: `${table}-${i + 1}`, cells: cells(i + 1) }));

const operationRow = (year: number, cells: Row['cells']): Row => ({ id: `operation-${year}`, cells: { year, ...cells } });

function activityRows(figures: Figures, last: number): Row[] {
  const held = chosenFunctions(figures).flatMap((key) =>
    rows(`activities-${key}`, numberOf(figures[eventsKey(key)]), () => ({ heldOn: `${last}-06-01`, function: key })),
  );
  const trained = numberOf(figures.trained);
  const training = { heldOn: `${last}-06-01`, function: 'training', participants: trained };
  return trained > 0 ? [...held, { id: 'activities-trained', cells: training }] : held;
}

/** Every condition for these figures, by the same rules as the form's, and what disagrees among them or in the list. */
export function selfCheck(figures: Figures, served: readonly Row[], { scheme, today }: { scheme: Scheme; today: string }): SelfCheck {
  const content = contentOf(figures, served, today);
  const found = findings(content, scheme).filter(({ severity }) => severity !== 'signal');
  return { verdicts: verdicts(content, scheme, today, { figuresOnly: true }).map((one) => wordsOf(one, figures)), findings: found };
}

/** Where people are to read a text, there is none yet to read. */
const wordsOf = (one: Verdict, figures: Figures): Verdict =>
  one.status === 'forPerson' && one.evidence.some((path) => Object.hasOwn(unasked, path)) && !Object.hasOwn(figures, one.evidence[0] ?? '')
    ? { ...one, message: `${one.label}由工作人员审核申请报告和材料后判断，自查不涉及。` }
    : one;
