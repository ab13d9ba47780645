import type { Content } from '../annexes/field.ts';
import { cellAt, rowsOf, textIn } from '../annexes/rows.ts';
import { enterpriseKey } from '../identifiers/enterprise-name.ts';

/** The people and units of one case to whom an expert must not belong (第八条（四）). */
export type CaseParties = {
  readonly applicant: string;
  readonly investors: readonly string[];
  readonly partners: readonly string[];
  readonly staff: readonly string[];
};

export type ExpertFacts = { readonly name: string; readonly employer: string };

/** Who stands in the form: investors and partners of annex 2, staff of annex 4. */
export function casePartiesOf(applicant: string, content: Content): CaseParties {
  const names = (table: string) =>
    rowsOf(content, table)
      .map((row) => textIn(cellAt(row, 'name')))
      .filter((name) => name !== '');
  return { applicant, investors: names('investors'), partners: [...names('agreements'), ...names('otherPartners')], staff: names('staff') };
}

/** Why this expert may not sit on this case, or null; names are compared by width, brackets and spaces, never by likeness. */
export function conflictOf(expert: ExpertFacts, parties: CaseParties): string | null {
  const employer = enterpriseKey(expert.employer);
  const isEmployer = (name: string) => enterpriseKey(name) === employer;
  if (employer !== '' && isEmployer(parties.applicant)) return `工作单位“${expert.employer}”即申报单位`;
  if (employer !== '' && parties.investors.some(isEmployer)) return `工作单位“${expert.employer}”是申报单位的投资方（附件2）`;
  if (employer !== '' && parties.partners.some(isEmployer)) return `工作单位“${expert.employer}”是申报单位的合作单位（附件2）`;
  const name = enterpriseKey(expert.name);
  return parties.staff.some((one) => enterpriseKey(one) === name) ? `与申报单位从业人员“${expert.name}”同名（附件4）` : null;
}
