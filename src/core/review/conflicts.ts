import type { Content } from '../annexes/field.ts';
import { cellAt, rowsOf, textIn } from '../annexes/rows.ts';
import { enterpriseKey, looseEnterpriseKey } from '../identifiers/enterprise-name.ts';

/** The people and units of one case to whom an expert must not belong (第八条（四）). */
export type CaseParties = {
  readonly applicant: string;
  readonly legalRepresentative: string;
  readonly investors: readonly string[];
  readonly partners: readonly string[];
  readonly served: readonly string[];
  readonly staff: readonly string[];
};

/** `formerEmployers`: where the expert worked before. */
export type ExpertFacts = { readonly name: string; readonly employer: string; readonly formerEmployers?: readonly string[] };

/** Who stands in the form: legal representative, investors and partners of annex 2, staff of annex 4, the served of annex 5. */
export function casePartiesOf(applicant: string, content: Content): CaseParties {
  const names = (table: string, column = 'name') =>
    rowsOf(content, table)
      .map((row) => textIn(cellAt(row, column)))
      .filter((name) => name !== '');
  return {
    applicant,
    legalRepresentative: textIn(content.values.legalRepresentative ?? null),
    investors: names('investors'),
    partners: [...names('agreements'), ...names('otherPartners')],
    served: names('served'),
    staff: names('staff'),
  };
}

const ROLES = [
  ['applicant', '申报单位', '申报单位'],
  ['investors', '申报单位的投资方（附件2）', '投资方'],
  ['partners', '申报单位的合作单位（附件2）', '合作单位'],
  ['served', '申报单位所列的服务企业（附件5）', '服务企业'],
] as const;
const UNITS = ['工作单位', '曾任职单位'] as const;
const PEOPLE = ['法定代表人', '自然人投资方', '从业人员'] as const;

const unitWhy = (unit: string, role: string): string => `${unit}与${role}相同或有隶属关系`;
const personWhy = (role: (typeof PEOPLE)[number]): string => `与${role}同名`;
/** What the public is told of a conflict: its kind would tell whoever knows the case which expert the number is. */
export const CONFLICTED = '回避';
/** What a draw's file may say of whoever was left out, without a name: each kind of conflict in the authority's copy, the last alone in the public's (docs/draw.md, 6). */
export const conflictWhys: readonly string[] = [
  ...UNITS.flatMap((unit) => ROLES.map(([, , role]) => unitWhy(unit, role))),
  ...PEOPLE.map(personWhy),
  CONFLICTED,
];

/** `reason` names who and what; `why` is its kind, and names nobody. */
export type Conflict = { readonly reason: string; readonly why: string };

/**
 * Why this expert may not sit on this case, or null. Units are compared by width, brackets and spaces, and with their whole or their part (南昌大学 and
 * 南昌大学机电工程学院 are one); people by their name. What is only like is no conflict here: `doubtsOf`.
 */
export function conflictIn(expert: ExpertFacts, parties: CaseParties): Conflict | null {
  const [own, former] = UNITS;
  const units = [{ name: expert.employer, unit: own }, ...(expert.formerEmployers ?? []).map((name) => ({ name, unit: former }))];
  for (const { name, unit } of units)
    for (const [role, said, short] of ROLES)
      for (const party of [parties[role]].flat()) {
        const relation = relationOf(name, party);
        if (relation === null) continue;
        const reason = `${unit}“${name}”${relation === 'same' ? '即' : `与“${party}”有隶属关系，后者是`}${said}`;
        return { reason, why: unitWhy(unit, short) };
      }
  return asPerson(expert, parties);
}

/** The same as one sentence. */
export const conflictOf = (expert: ExpertFacts, parties: CaseParties): string | null => conflictIn(expert, parties)?.reason ?? null;

function asPerson({ name }: ExpertFacts, { legalRepresentative, investors, staff }: CaseParties): Conflict | null {
  const key = enterpriseKey(name);
  const isOne = (other: string) => other !== '' && enterpriseKey(other) === key;
  const found = (role: (typeof PEOPLE)[number], reason: string): Conflict => ({ reason, why: personWhy(role) });
  if (isOne(legalRepresentative)) return found('法定代表人', `与申报单位法定代表人“${name}”同名（附件2）`);
  if (investors.some(isOne)) return found('自然人投资方', `与申报单位的自然人投资方“${name}”同名（附件2）`);
  return staff.some(isOne) ? found('从业人员', `与申报单位从业人员“${name}”同名（附件4）`) : null;
}

/** What is like a conflict and decides nothing: the authority looks at it on the panel's page. */
export function doubtsOf(expert: ExpertFacts, parties: CaseParties): string[] {
  if (conflictOf(expert, parties) !== null) return [];
  return [expert.employer, ...(expert.formerEmployers ?? [])].flatMap((name) =>
    ROLES.flatMap(([role, said]) =>
      [parties[role]]
        .flat()
        .filter((party) => isLike(name, party))
        .map((party) => `“${name}”与“${party}”名称相近，后者是${said}`),
    ),
  );
}

/** A name ends like a whole that has parts, and is long enough not to be a place or a kind. */
const WHOLE = /(大学|学院|公司|集团|研究院|研究所|研究中心|设计院|协会|学会|商会|委员会|医院|银行|事务所|中心|厅|局|校)$/;
const LEAST = 4;

function relationOf(one: string, other: string): 'same' | 'part' | null {
  const [a, b] = [enterpriseKey(one), enterpriseKey(other)];
  if (a === '' || b === '') return null;
  if (a === b) return 'same';
  const [whole, part] = a.length < b.length ? [a, b] : [b, a];
  return whole.length >= LEAST && WHOLE.test(whole) && part.startsWith(whole) ? 'part' : null;
}

function isLike(one: string, other: string): boolean {
  const [a, b] = [looseEnterpriseKey(one), looseEnterpriseKey(other)];
  if (a === '' || b === '' || relationOf(one, other) !== null) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (short.length >= LEAST && long.includes(short));
}
