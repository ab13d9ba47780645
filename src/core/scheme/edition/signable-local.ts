import { recommenderNames } from './difference.ts';
import type { Edition, Sentence, Settings } from './edition.ts';
import { meaning, saidOf } from './meaning.ts';
import { dispensableFields, namesOf } from './titles.ts';
import { cellsOf, type Placed, sentencesOf } from './walk.ts';

/**
 * A city recognises in its own name (第十七条): its title and its measure are not called as those of the edition that it is made from, and neither a
 * sentence with effect nor what the papers print names the other's title or office, whatever its file says that it renames.
 */
export function localNames(edition: Edition, base: Edition): string[] {
  const [own, other] = [namesOf(edition), namesOf(base)];
  const others = [other.platform, base.issuer, base.issuerShort];
  const named = (text: string) => others.find((name) => text.includes(name));
  const said = sentencesOf(edition).filter(({ text, noEffect }) => noEffect === undefined && named(text) !== undefined);
  const printed = [edition.issuerShort, ...Object.values(own)].filter((text) => text !== other.platform && named(text) !== undefined);
  return [
    ...(own.platform === other.platform ? [`示范平台仍称“${other.platform}”，本地认定须用本地的名称（第十七条）`] : []),
    ...(edition.title === base.title ? [`办法仍称“${base.title}”，须用本地的名称（第十七条）`] : []),
    ...said.map(({ place, text }) => `${place}还写着${base.id}的名称“${named(text)}”，须用本地的名称（第十七条）`),
    ...printed.map((text) => `文书上会印“${text}”，其中“${named(text)}”是${base.id}的名称（第十七条）`),
  ];
}

/**
 * Sentences of a city's edition that the program could not carry out. Names and parties are its own; a condition that a person or a rule finds, a material,
 * and whatever other sentences still say may be left out. A sentence that stays keeps its place, since messages cite it.
 */
export function localMeanings(edition: Edition, base: Edition): string[] {
  const after = sentencesOf(edition);
  const before = new Map(sentencesOf(base).map((one) => [one.id, one]));
  const ids = new Set(after.map(({ id }) => id));
  const changed = after.filter((one) => {
    const was = before.get(one.id);
    return plain(one) !== plain(was) && !(was?.material && one.material && was.material.need !== 'form');
  });
  const dropped = [...before.values()].filter((one) => !ids.has(one.id) && !dispensable(one, after));
  const moved = after.filter(({ id, place }) => before.has(id) && before.get(id)?.place !== place);
  return [
    ...changed.map(saidOf),
    ...dropped.map(({ place, text }) => `删去了${place}“${text.slice(0, 24)}”，程序还会照底本办理`),
    ...(moved[0]
      ? [`${before.get(moved[0].id)?.place}成了${moved[0].place}，程序引用的条款会对不上：删去的一条请改写为别的内容，不动后面的编号`]
      : []),
  ];
}

/** What only the upper level does. */
const above = /^(earlierPlatform|interpretation|schemeEdition)\//;

/** Its meaning without names and parties, and without the upper level's own steps. */
function plain(one: Placed | undefined): string {
  if (!one) return '{}';
  const { party, word, step = [], ...rest } = one;
  const steps = step.filter((name) => !above.test(name));
  return meaning({ ...rest, ...(steps.length > 0 ? { step: steps } : {}) });
}

function dispensable(one: Placed, rest: readonly Sentence[]): boolean {
  if (one.condition) return one.condition.rule !== undefined || one.condition.judge !== undefined;
  if (one.material) return one.material.need !== 'form';
  const { step = [], need = [], cell = [], page = [], sameAs: _, ...other } = one;
  const elsewhere = (key: 'step' | 'need' | 'cell' | 'page', names: readonly string[]) =>
    names.every((name) => above.test(name) || rest.some((two) => two[key]?.includes(name)));
  return plain(other) === '{}' && elsewhere('step', step) && elsewhere('need', need) && elsewhere('cell', cell) && elsewhere('page', page);
}

/** Cells whose words the papers take from the edition, whatever they are. */
const worded = ['annex1/opinion', 'summary/authority', 'governmentSupport', 'influence'];

export function localCells(edition: Edition, base: Edition): string[] {
  const rename = (text: string) => (edition.derivedFrom?.renames ?? []).reduce((all, { from, to }) => all.replaceAll(from, to), text);
  const of = (one: Edition, annex: number, label: (text: string) => string) =>
    cellsOf(one)
      .filter((cell) => cell.annex === annex && !dispensableFields.includes(cell.path))
      .map((cell) => `${worded.includes(cell.path) ? '' : label(cell.label)}|${cell.path}`)
      .join('\n');
  const annexes = new Set([...edition.annexes, ...base.annexes].map(({ annex }) => annex));
  return [...annexes]
    .filter((annex) => of(edition, annex, (text) => text) !== of(base, annex, rename))
    .map((annex) => `附件${annex}的栏目有改动，表格还会照底本印制`);
}

/** Who may recommend in a city's round: nobody, the office reviews by itself, or the offices of its counties. */
const localRecommenders = ['issuer', 'countyAuthority'];

export function localSettings({ recommenders: { kinds } }: Settings): string[] {
  const known = kinds.length === 1 && kinds.every((kind) => localRecommenders.includes(kind));
  const options = localRecommenders.map((kind) => `${kind}（${recommenderNames[kind]}）`);
  return known ? [] : [`推荐部门 kinds 写着 ${kinds.join('、')}，本地认定只能是${options.join('或者')}`];
}
