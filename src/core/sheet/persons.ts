import type { Field } from '../annexes/field.ts';
import { checkMobile } from '../identifiers/contact.ts';
import { isLongSurname } from '../identifiers/surname.ts';
import { type Raw, shownText, visible } from './grid.ts';
import { type Column, headingKey } from './header.ts';

// A cell for one person that holds two, as people write them: one under the other, or with a stroke between.

type Said = { readonly column: Column; readonly rule: string; readonly message: string };
/** The row with one person a cell; `notes` where two were told apart, `faults` where a person has to do it. */
export type Apart = { readonly row: readonly Raw[]; readonly faults: readonly Said[]; readonly notes: readonly Said[] };

/** What a name has that may be two; most have nothing of it. */
const divided = /[\s、，,;；/／|]/;
const between = /[\n、，,;；/／|]+/;
const gap = /(\p{Script=Han}{2,}) (?=\p{Script=Han}{2,})/gu;
const named = /^\p{Script=Han}[\p{Script=Han}·•・]+$/u;
const address = /^(先生|女士|小姐|老师|同志|同学|总)$/;

/** Parts of a cell: lines, or what stands between strokes. A name that a narrow column broke stays whole. */
const partsOf = (raw: Raw | undefined): string[] =>
  (typeof raw === 'string' ? visible(raw) : shownText(raw))
    .replace(/\n?([·•・])\n?/g, '$1')
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The persons that a cell names; at most one where its parts are pieces of one name: 张　三, 王小↵样, 欧阳 小明, 王小样 女士. */
export function personsIn(raw: Raw | undefined): readonly string[] {
  const parts = partsOf(raw).flatMap((part) => part.replace(gap, '$1\n').split('\n'));
  const people = parts.filter((part) => !address.test(part));
  if (people.length < 2 || !people.every((part) => named.test(part)) || isLongSurname(people[0] ?? '')) return people.slice(0, 1);
  return people;
}

/** The mobile numbers that a cell holds, where it holds nothing else. */
function mobilesIn(raw: Raw | undefined): readonly string[] {
  const parts = partsOf(raw).flatMap((part) => part.split(/ (?=(?:\+?86[- ]?)?1[3-9]\d)/));
  const read = parts.map(checkMobile);
  return read.every(({ ok }) => ok) ? read.map(({ value }) => value) : [];
}

/** Whether the heading says that a second answer stands behind the name: 联系人及职务. */
export function isJoint(columns: readonly Column[], field: Field | undefined): boolean {
  const label =
    columns
      .find((one) => one.field.onePerson)
      ?.label.split('/')
      .at(-1) ?? '';
  return field?.from?.how === 'second' && field.from.headings.some((one) => headingKey(one) === headingKey(label));
}

/** 总经理 of “王小样/总经理”, “王小样（总经理）”; null where nothing stands behind the name. */
export const secondIn = (raw: Raw | undefined): string | null => jointParts(raw)[1] ?? null;

const jointParts = (raw: Raw | undefined): string[] =>
  (typeof raw === 'string' ? visible(raw) : shownText(raw)).split(/[\n、，,;；/／|()（）\s]+/).filter((part) => part !== '');

/** One person a cell: the first of several whose phones stand beside them in the same number, all of them with a fault where it can't be told. */
export function apart(columns: readonly Column[], row: readonly Raw[], joint: boolean): Apart {
  const person = columns.find(({ field }) => field.onePerson);
  const raw = person && row[person.at];
  if (!person || typeof raw !== 'string' || !(joint || divided.test(raw))) return { row, faults: [], notes: [] };
  if (joint) return { row: replaced(row, [[person.at, jointParts(raw)[0] ?? null]]), faults: [], notes: [] };
  const people = personsIn(raw);
  if (people.length < 2) return { row, faults: [], notes: [] };
  const posts = columns.filter(({ key }) => key === 'position' && partsOf(row[columnAt(columns, key)]).length > 1);
  const phones = columns.filter(({ field, at }) => field.type === 'mobile' && mobilesIn(row[at]).length === people.length);
  if (phones.length === 0) {
    const message = `${person.field.label}一格里像是有${people.length}个人，或夹有职务，请只填一位的姓名，其余各栏也只填这一位的`;
    const whole = [person, ...posts].map(({ at, key }): [number, Raw] => [at, (key === person.key ? people : partsOf(row[at])).join('、')]);
    return { row: replaced(row, whole), faults: [{ column: person, rule: '一格多人', message }], notes: [] };
  }
  const firsts = [
    ...phones.map((column): [Column, Raw] => [column, mobilesIn(row[column.at])[0] ?? null]),
    ...posts.map((column): [Column, Raw] => [column, partsOf(row[column.at])[0] ?? null]),
  ];
  const notes = [person, ...firsts.map(([column]) => column)].map((column) => ({
    ...{ column, rule: '一格多人' },
    message: `一格里有${people.length}位联系人，按第一位读入，另外${people.length - 1}位的${column.field.label}没有读入，请核对`,
  }));
  return {
    row: replaced(row, [[person.at, people[0] ?? null], ...firsts.map(([{ at }, value]): [number, Raw] => [at, value])]),
    faults: [],
    notes,
  };
}

const columnAt = (columns: readonly Column[], key: string): number => columns.find((one) => one.key === key)?.at ?? -1;

function replaced(row: readonly Raw[], by: readonly (readonly [number, Raw])[]): readonly Raw[] {
  const values = new Map(by);
  return row.map((raw, at) => (values.has(at) ? (values.get(at) ?? null) : raw));
}
