import type { Edition, ExtraField, RubricLine } from './edition.ts';
import { numbersIn } from './numbers-in.ts';
import { type Placed, sentencesOf } from './walk.ts';

/** One place of an edition and what is to stand there: `6.3.s3` and `condition.atLeast`, `settings` and `hearing.workdays`, `head` and `inForce`. */
export type EditionEdit = { readonly at: string; readonly set: string; readonly value: EditedValue };
export type EditedValue = string | number | boolean | null | readonly string[] | readonly RubricLine[] | readonly ExtraField[];

/** What may be changed sentence by sentence; names, ids and mappings are the program's and are changed in the file. */
const inSentence =
  /^(text|condition\.(atLeast|atMost|asks)|number\.value|forPerson\.asks|material\.(need|lasts|shows)|readings\.[A-Za-z0-9]+\.(chosen|reason))$/;
const inHead = /^(title|documentNumber|adopted|inForce|until|repeals|draft|extraFields)$/;
const inSettings =
  /^(region\.places|panel\.(odd|supplementTimes|confirmed)|sample\.(stratify|unanswered|apartMinutes)|stamped\.papers|asked\.before|renewal\.windowMonths|correction\.(workdays|leaves)|hearing\.workdays|reconsideration\.(workdays|reachedAfter|answerWorkdays)|spread\.points|signals\.(sameMobile|sameContact|contactOverChance|consecutiveNumbers|reportLeap|ledgerLeap|ledgerPersons)|rubric\.lines|[a-z]+\.because)$/;

/** Whether the editor may change it at all. */
export const editable = ({ at, set }: EditionEdit): boolean =>
  (at === 'head' ? inHead : at === 'settings' ? inSettings : inSentence).test(set);

/**
 * The edit with all that says the same: a number is also written in its sentence and in its twin (120 of 第六条（三） and of 附件5), the day of the head also in
 * 第十九条. A text is left as it was written: whoever writes the words answers for them.
 */
export function withConsequences(edition: Edition, edit: EditionEdit): EditionEdit[] {
  const { at, set, value } = edit;
  const sentences = sentencesOf(edition);
  if (at === 'head' && typeof value === 'string')
    return [edit, ...sentences.filter(({ number }) => number?.is === set).flatMap((one) => numberEdits(one, 'number.value', value))];
  const one = sentences.find(({ id }) => id === at);
  if (!one || (typeof value !== 'number' && typeof value !== 'string')) return [edit];
  if (set === 'number.value') return [...numberEdits(one, set, value), ...twinsOfNumber(sentences, one, value)];
  if (set !== 'condition.atLeast') return [edit];
  const twins = sentences.filter(({ number }) => number !== undefined && number.is === one.condition?.figure);
  return [...numberEdits(one, set, value), ...twins.flatMap((twin) => numberEdits(twin, 'number.value', value))];
}

function twinsOfNumber(sentences: readonly Placed[], { number }: Placed, value: number | string): EditionEdit[] {
  if (number && ['adopted', 'inForce'].includes(number.is)) return [{ at: 'head', set: number.is, value }];
  return sentences
    .filter(({ condition }) => condition?.figure !== undefined && condition.figure === number?.is)
    .flatMap((one) => numberEdits(one, 'condition.atLeast', value));
}

/** A number where it is mapped and where its sentence says it, if the words say it once. */
function numberEdits(one: Placed, set: 'number.value' | 'condition.atLeast', value: number | string): EditionEdit[] {
  const was = set === 'number.value' ? one.number?.value : one.condition?.atLeast;
  const said = numbersIn(one.text).filter((number) => number.value === was);
  const [only] = said;
  const mapped: EditionEdit = { at: one.id, set, value };
  if (only === undefined || said.length > 1 || one.text.split(only.said).length !== 2) return [mapped];
  return [{ at: one.id, set: 'text', value: one.text.replace(only.said, spokenAs(only.said, value)) }, mapped];
}

const words = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** A number as the sentence writes its own: 三年 stays spoken, 2023年8月15日 a date. */
function spokenAs(said: string, value: number | string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value)) ?? [];
  if (year !== undefined) return `${year}年${Number(month)}月${Number(day)}日`;
  return /^\d/.test(said) ? String(value) : (words[Number(value)] ?? String(value));
}
