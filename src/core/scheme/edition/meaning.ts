import { canonical } from '../../text/canonical.ts';
import type { Condition, EditionNumber } from './edition.ts';
import { countedNumbers } from './to-scheme.ts';
import type { Placed } from './walk.ts';

/** That a sentence is changed beyond what is taken from it. */
export const saidOf = ({ place, text }: Placed): string => `${place}“${shortened(text)}”改动的不只是条件的数，程序、文书还会照现行版本办理`;
const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** What a sentence is, without what may differ: its words, the number of a condition, the days of the edition itself, what is chosen. */
export function meaning(one: Placed | undefined): string {
  if (!one) return '{}';
  const { id, place, text, paragraph, readings, reading, otherNumbers, cites, noEffect, condition, number, material, ...rest } = one;
  return canonical({
    ...rest,
    ...(material ? { material: { ...material, lasts: undefined } } : {}),
    ...(condition ? { condition: withoutNumber(condition) } : {}),
    ...(number ? numbered(number) : {}),
  });
}

const withoutNumber = ({ atLeast, atMost, unit, because, ...rest }: Condition): object => rest;

/** Numbers that are taken from the edition wherever they are said. */
const taken: readonly string[] = ['servedEnterprises', 'adopted', 'inForce', ...countedNumbers];
const numbered = ({ is, value, ...rest }: EditionNumber): object => ({ number: taken.includes(is) ? { is } : { is, value, ...rest } });
