import { addMonths, chineseDay } from '../calendar/day.ts';
import { enterpriseKey } from '../identifiers/enterprise-name.ts';
import { functionsOf } from '../scheme/functions.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { type EarlierCells, type EarlierFault, type EarlierTitle, earlierCities, readEarlier } from './earlier.ts';
import type { earlierFields } from './earlier-list.ts';

/** A title that stands already, or waits to be confirmed. */
export type KnownTitle = Pick<EarlierTitle, 'certificateNumber' | 'validFrom' | 'validTo'> & {
  readonly id: string;
  readonly creditCode: string | null;
  /** Where it stands, as a sentence goes on: `已在名录中`. */
  readonly standing: string;
};

/** All that a row is held against. */
export type EarlierKnown = {
  /** Units that are registered, by code: what they are and were called; `others`: an authority or another body that can't be a platform. */
  readonly units: ReadonlyMap<string, { readonly name: string; readonly former: readonly string[]; readonly others: boolean }>;
  readonly titles: readonly KnownTitle[];
  /** Codes of the cities whose authority is here. */
  readonly authorities: ReadonlySet<string>;
  readonly windowMonths: number;
  readonly today: string;
};

/** What speaks against a row that is whole in itself: by what is registered, stands in the directory, or was entered before. */
export function earlierAgainst(title: EarlierTitle, known: EarlierKnown): EarlierFault[] {
  return [...ofUnit(title, known), ...ofPlace(title, known), ...ofNumber(title, known), ...ofTerm(title, known)];
}

function ofUnit({ creditCode, name }: EarlierTitle, { units }: EarlierKnown): EarlierFault[] {
  const unit = units.get(creditCode);
  if (!unit) return [];
  const fault = (message: string): EarlierFault[] => [{ key: 'creditCode', rule: '单位', message }];
  if (unit.others) return fault(`统一社会信用代码 ${creditCode} 是“${unit.name}”的代码，不是申报单位`);
  if ([unit.name, ...unit.former].some((one) => enterpriseKey(one) === enterpriseKey(name))) return [];
  return fault(
    `统一社会信用代码 ${creditCode} 在系统中登记为“${unit.name}”，与名单上的“${name}”不是一个名称：代码填错的请改正代码；单位已更名的，请填现在的名称`,
  );
}

const ofPlace = ({ divisionCode }: EarlierTitle, { authorities }: EarlierKnown): EarlierFault[] =>
  authorities.has(divisionCode)
    ? []
    : [{ key: 'city', rule: '主管部门', message: `系统中还没有${earlierCities[divisionCode]}的主管部门，请先由系统管理员添加` }];

/** How a certificate of this system is numbered, whoever issues it and under whatever mark: `赣平示2026-001`. Such a number may still be given. */
const ownNumber = /平示\d{4}-\d+$/;

function ofNumber({ certificateNumber }: EarlierTitle, { titles }: EarlierKnown): EarlierFault[] {
  const fault = (message: string): EarlierFault[] => [{ key: 'certificateNumber', rule: '证书编号', message }];
  if (ownNumber.test(certificateNumber)) return fault(`“${certificateNumber}”是本系统现行的证书编号，此前认定的证书请填证书上原来的编号`);
  const same = titles.find((one) => one.certificateNumber === certificateNumber);
  return same ? fault(`证书编号“${certificateNumber}”${same.standing}，不能重复录入`) : [];
}

function ofTerm(title: EarlierTitle, { titles, windowMonths, today }: EarlierKnown): EarlierFault[] {
  if (title.validFrom > today)
    return [{ key: 'validFrom', rule: '有效期', message: `有效期起${chineseDay(title.validFrom)}还没有到，不是此前认定的` }];
  const twice = titles.find(
    (one) =>
      one.certificateNumber !== title.certificateNumber && one.creditCode === title.creditCode && runBeside(one, title, windowMonths),
  );
  if (!twice) return [];
  const term = `${chineseDay(twice.validFrom)}至${chineseDay(twice.validTo)}`;
  return [
    {
      key: 'validFrom',
      rule: '称号重复',
      message: `该单位的另一个称号（证书${twice.certificateNumber}，${term}）${twice.standing}，两个称号的有效期重叠超过${windowMonths}个月，请核对`,
    },
  ];
}

type Term = Pick<EarlierTitle, 'validFrom' | 'validTo'>;

/** A renewal runs beside the old title for no longer than the window in which one may renew. */
const runBeside = (one: Term, other: Term, months: number): boolean =>
  [one, other].every(({ validFrom }) => [one, other].every(({ validTo }) => addMonths(validFrom, months) < validTo));

export type ListFault = EarlierFault & { readonly at: number };

/** The rows of a list, and everything wrong in it: each row by itself, against what stands, and against those above it. `at`: which of them, from 0. */
export function readEarlierList(
  rows: readonly EarlierCells[],
  scheme: Scheme,
  known: EarlierKnown,
): { readonly titles: readonly EarlierTitle[]; readonly faults: readonly ListFault[] } {
  const titles: EarlierTitle[] = [];
  const faults: ListFault[] = [];
  const above: KnownTitle[] = [];
  for (const [at, cells] of rows.entries()) {
    const read = readEarlier(cells, scheme);
    const found = read.ok ? earlierAgainst(read.title, { ...known, titles: [...known.titles, ...above] }) : read.faults;
    faults.push(...found.map((one) => ({ ...one, at })));
    if (!read.ok) continue;
    titles.push(read.title);
    above.push({ ...read.title, id: '', standing: `在本名单第${at + 1}家已有` });
  }
  return { titles, faults };
}

/** A title as it is shown and typed again: by field. */
export const cellsOfTitle = (title: EarlierTitle): Record<keyof typeof earlierFields, string> => ({
  ...title,
  city: earlierCities[title.divisionCode] ?? '',
  functions: functionsOf(title.functions),
  codeChecked: '',
});
