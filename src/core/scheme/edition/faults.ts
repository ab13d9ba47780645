import { numberNames } from './difference.ts';
import type { Condition, Edition } from './edition.ts';
import { extraFaults } from './extra-faults.ts';
import { numbersIn } from './numbers-in.ts';
import { countedNumbers } from './to-scheme.ts';
import { cellsOf, conditionsOf, type Placed, type PlacedCondition, readingsOf, sentencesOf } from './walk.ts';

/** The names that an edition may use: what the program has, and what is announced and still to come. */
export type Names = {
  /** A row or need of a procedure (`dossier/submit`), a field (`served/enterprise`), a page (`/platforms`). */
  readonly known: (name: string) => 'here' | 'toCome' | 'unknown';
  readonly figures: readonly string[];
  readonly rules: readonly string[];
  readonly numbers: readonly string[];
};

/** A fault and the sentence, condition or annex that it stands at. */
export type EditionFault = { readonly at: string; readonly message: string };

/**
 * What has to hold of a whole edition beyond its shape: every name exists, every number of a sentence is mapped there, the same number said twice is one,
 * every reading quotes its sentence. Empty: nothing is wrong.
 */
export function editionFaults(edition: Edition, names: Names): EditionFault[] {
  const about = contentsOf(edition);
  return [
    ...twice(
      about.sentences.map((one) => one.id),
      '条文编号',
    ),
    ...twice(about.readings, '解读'),
    ...twice(
      about.sentences.flatMap((one) => one.material?.key ?? []),
      '申报材料',
    ),
    ...about.sentences.flatMap((one) => [...nameFaults(one, about, names), ...numberFaults(one), ...readingFaults(one, edition)]),
    ...conditionsOf(edition).flatMap((one) => conditionFaults(one, about, names)),
    ...twinFaults(edition, about),
    ...cellFaults(edition, about, names),
    ...countFaults(edition, about),
    ...draftFaults(edition),
    ...nameLeftFaults(edition),
    ...extraFaults(edition.extraFields),
  ];
}

/**
 * An edition made from another one (第十七条) calls its office, its title and its papers by its own names all through. What has no effect, such as the
 * measure that it is based on, may name the other's.
 */
function nameLeftFaults(edition: Edition): EditionFault[] {
  const { derivedFrom } = edition;
  const others = (derivedFrom?.renames ?? []).filter(({ from, to }) => !to.includes(from)).map(({ from }) => from);
  const left = (text: string) => others.find((one) => text.includes(one));
  const said = (at: string, text: string): EditionFault[] => {
    const name = left(text);
    return unless(name === undefined, at, `还写着${derivedFrom?.id}的名称“${name}”`);
  };
  return [
    ...sentencesOf(edition).flatMap(({ id, text, noEffect }) => (noEffect === undefined ? said(id, text) : [])),
    ...cellsOf(edition).flatMap(({ annex, label }) => said(`附件${annex}`, label)),
  ];
}

type Contents = {
  readonly sentences: readonly Placed[];
  readonly conditions: readonly string[];
  readonly readings: readonly string[];
  readonly places: ReadonlySet<string>;
  readonly rubric: readonly string[];
};

const contentsOf = (edition: Edition): Contents => ({
  sentences: sentencesOf(edition),
  conditions: conditionsOf(edition).map((one) => one.id),
  readings: readingsOf(edition).map((one) => one.id),
  places: placesOf(edition),
  rubric: (edition.settings.rubric?.lines ?? []).map((one) => one.key),
});

/** 第六条 and 第六条（三）: the places that this edition has. */
export const placesOf = (edition: Edition): ReadonlySet<string> =>
  new Set(
    edition.text.flatMap((one) => ('article' in one ? [one.article, ...(one.items ?? []).map(({ item }) => one.article + item)] : [])),
  );

const unless = (holds: boolean, at: string, message: string): EditionFault[] => (holds ? [] : [{ at, message }]);

const twice = (all: readonly string[], what: string): EditionFault[] =>
  all.flatMap((one, index) => unless(all.indexOf(one) === index, one, `${what}重复`));

const isCondition = ({ conditions }: Contents, id: string): boolean => conditions.some((one) => one === id || one.startsWith(`${id}.`));

function nameFaults(one: Placed, about: Contents, names: Names): EditionFault[] {
  const { step = [], need = [], cell = [], page = [], material, number } = one;
  const fields = [...(material?.whenFilled ?? []), ...(material?.perRow ? [material.perRow] : [])];
  const ids = about.sentences.map(({ id }) => id);
  return [
    ...[...step, ...need, ...cell, ...page].flatMap((name) => unless(names.known(name) !== 'unknown', one.id, `没有 ${name}`)),
    ...(one.sameAs ?? []).flatMap((same) => unless(ids.includes(same) || isCondition(about, same), one.id, `同义的 ${same} 不存在`)),
    ...(one.cites ?? []).flatMap((place) => unless(about.places.has(place), one.id, `引用的 ${place} 不存在`)),
    ...(one.reading ?? []).flatMap((id) => unless(about.readings.includes(id), one.id, `解读 ${id} 不存在`)),
    ...(material?.backs ?? []).flatMap((back) => unless(isCondition(about, back), one.id, `所证明的条件 ${back} 不存在`)),
    ...fields.flatMap((field) => unless(names.known(field) === 'here', one.id, `没有栏目 ${field}`)),
    ...(number ? unless(names.numbers.includes(number.is), one.id, `没有期限或数量 ${number.is}`) : []),
  ];
}

/** Every number that the text says is mapped at the sentence, or named there as none of the procedure. */
function numberFaults({ id, text, condition, number, otherNumbers = {} }: Placed): EditionFault[] {
  const bounds = [...(condition?.anyOf ?? []), ...(condition ? [condition] : [])].flatMap(({ atLeast, atMost }) => [atLeast, atMost]);
  const mapped: readonly (number | string | undefined)[] = [...bounds, condition?.years, number?.value];
  const explained = (said: string) => Object.keys(otherNumbers).some((key) => key.includes(said));
  return [
    ...numbersIn(text).flatMap(({ said, value }) => unless(mapped.includes(value) || explained(said), id, `数字“${said}”没有着落`)),
    ...Object.keys(otherNumbers).flatMap((key) => unless(text.includes(key), id, `otherNumbers 的“${key}”不在条文里`)),
  ];
}

/** A reading may quote the copy where the edition has put it right. */
function readingFaults({ id, text, readings = {} }: Placed, { errata }: Edition): EditionFault[] {
  const all = text + errata.map(({ copy }) => copy).join();
  return Object.entries(readings).flatMap(([key, { words, options, chosen }]) => [
    ...unless(all.includes(words), id, `解读 ${key} 所引“${words}”不在条文里`),
    ...unless(Object.hasOwn(options, chosen), id, `解读 ${key} 没有选项 ${chosen}`),
  ]);
}

function conditionFaults(one: { id: string; parts: readonly PlacedCondition[] }, about: Contents, names: Names): EditionFault[] {
  const { id, parts } = one;
  return [
    ...parts.flatMap((part) => partFaults(id, part, { about, names })),
    ...unless(
      parts.some(({ label }) => label !== undefined),
      id,
      '没有名称',
    ),
    ...unless(parts.length === 1 || parts.every(({ when }) => when !== undefined), id, '同一条件写了两次，须各有 when'),
  ];
}

function partFaults(id: string, part: Condition, { about, names }: { readonly about: Contents; readonly names: Names }): EditionFault[] {
  const { figure, rule, judge, anyOf = [], asks, rubric, reading, evidence = [] } = part;
  const ways = [figure, rule, judge, part.anyOf].filter((way) => way !== undefined).length;
  const figures = [...(figure ? [figure] : []), ...anyOf.map((one) => one.figure)];
  return [
    ...unless(ways === 1, id, '条件须是 figure、rule、judge、anyOf 之一'),
    ...figures.flatMap((name) => unless(names.figures.includes(name), id, `没有可比的数 ${name}`)),
    ...unless(rule === undefined || names.rules.includes(rule), id, `没有规则 ${rule}`),
    ...unless(figure === undefined || part.atLeast !== undefined || part.atMost !== undefined, id, '没有数'),
    ...unless(judge === undefined || asks !== undefined, id, '由人判断的，要写明看什么'),
    ...unless(rubric === undefined || about.rubric.includes(rubric), id, `评分表没有 ${rubric}`),
    ...unless(reading === undefined || about.readings.includes(reading), id, `解读 ${reading} 不存在`),
    ...evidence.flatMap((path) => unless(names.known(path) === 'here', id, `没有栏目或材料 ${path}`)),
  ];
}

/** The same number said in two places must be one: 120 of 第六条（三） and of 附件5. */
function twinFaults(edition: Edition, { sentences }: Contents): EditionFault[] {
  const parts = conditionsOf(edition).flatMap((one) => one.parts);
  return sentences.flatMap(({ id, number }) => {
    const twin = number && parts.find(({ figure }) => figure === number.is);
    return twin ? unless(twin.atLeast === number.value, id, `与${twin.place}的${twin.atLeast}不一致`) : [];
  });
}

const cellFaults = (edition: Edition, about: Contents, names: Names): EditionFault[] =>
  cellsOf(edition).flatMap(({ annex, label, path, readings }) => [
    ...unless(path === 'print' || names.known(path) !== 'unknown', `附件${annex}`, `“${label}”没有栏目 ${path}`),
    ...readings.flatMap((id) => unless(about.readings.includes(id), `附件${annex}`, `解读 ${id} 不存在`)),
  ]);

/** What the rules are given of every edition: without it, or with a day in its place, a signed one could not even be read. */
function countFaults({ id, settings }: Edition, { sentences }: Contents): EditionFault[] {
  const numbers = countedNumbers.flatMap((is) => {
    const said = sentences.filter(({ number }) => number?.is === is);
    return [
      ...unless(said.length > 0, id, `没有写${numberNames[is]}`),
      ...said.flatMap((one) => unless(isCount(one.number?.value), one.id, `${numberNames[is]}须是不小于1的整数`)),
    ];
  });
  return [...numbers, ...unless(settings.sample !== undefined, 'settings.sample', '没有写抽样怎样做')];
}

const isCount = (value: number | string | undefined): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 1;

function draftFaults({ draft, adopted, inForce, id, text }: Edition): EditionFault[] {
  if (draft) return [];
  const gap = text.some((block) => 'sentences' in block && block.sentences.some((one) => 'notObtained' in one));
  return [
    ...unless(adopted !== null && inForce !== null, id, '没有印发、施行日期的只能是草案'),
    ...unless(!gap, id, '有未取得条文的只能是草案'),
  ];
}
