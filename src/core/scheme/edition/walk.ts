import type { Condition, Edition, EditionReading, Sentence } from './edition.ts';

/** A sentence with its place: 第六条（三）, 附件5, 印发通知. */
export type Placed = Sentence & { readonly place: string };
export type PlacedCondition = Condition & { readonly sentence: string; readonly place: string };
export type PlacedReading = EditionReading & { readonly id: string; readonly sentence: string; readonly place: string };

/** Every sentence in reading order. Gaps of a draft are left out. */
export function sentencesOf(edition: Edition): Placed[] {
  const blocks = edition.text.flatMap((block) => {
    if ('chapter' in block) return [];
    if ('part' in block) return placed(block.sentences, block.part);
    const items = (block.items ?? []).flatMap((one) => placed(one.sentences, block.article + one.item));
    return [...placed(block.sentences, block.article), ...items];
  });
  return [...blocks, ...edition.annexes.flatMap((one) => placed(one.sentences ?? [], `附件${one.annex}`))];
}

const placed = (all: readonly (Sentence | { readonly notObtained: string })[], place: string): Placed[] =>
  all.flatMap((one) => ('text' in one ? [{ ...one, place }] : []));

/** The conditions by id, in order; one that several sentences give numbers for has several parts, each with its own `when`. */
export function conditionsOf(edition: Edition): { readonly id: string; readonly parts: readonly PlacedCondition[] }[] {
  const found = new Map<string, PlacedCondition[]>();
  for (const { id: sentence, place, condition } of sentencesOf(edition)) {
    if (condition) found.set(condition.id, [...(found.get(condition.id) ?? []), { ...condition, sentence, place }]);
  }
  return [...found].map(([id, parts]) => ({ id, parts }));
}

/** The readings, each with the sentence whose hole it fills. */
export const readingsOf = (edition: Edition): PlacedReading[] =>
  sentencesOf(edition).flatMap((one) =>
    Object.entries(one.readings ?? {}).map(([id, reading]) => ({ ...reading, id, sentence: one.id, place: one.place })),
  );

/** What `enterpriseSize=micro` says in an edition; undefined where it has no such reading, or the reading no such option. */
export function choiceIn(
  edition: Edition,
  choice: string,
): { readonly reading: PlacedReading; readonly option: string; readonly label: string } | undefined {
  const [id = '', option = ''] = choice.split('=');
  const reading = readingsOf(edition).find((one) => one.id === id);
  const label = new Map(Object.entries(reading?.options ?? {})).get(option);
  return reading && label !== undefined ? { reading, option, label } : undefined;
}

/** `notice` → 5, of the sentence that says it. */
export const numberIn = (edition: Edition, is: string): { readonly value: number | string; readonly place: string } | undefined =>
  sentencesOf(edition).flatMap(({ number, place }) => (number?.is === is ? [{ value: number.value, place }] : []))[0];

/** Where an edition says what a step is: `schemeEdition/derive` → 第十七条; empty where it does not. */
export const placeOfStep = (edition: Edition, step: string): string =>
  sentencesOf(edition).find((one) => one.step?.includes(step))?.place ?? '';

/** Every cell of an annex in paper order, with those that stand below its notes. */
export const cellsOf = (
  edition: Edition,
): { readonly annex: number; readonly label: string; readonly path: string; readonly readings: readonly string[] }[] =>
  edition.annexes.flatMap(({ annex, cells, below = [] }) =>
    [...cells, ...below].map(([label, path, ...readings]) => ({ annex, label, path, readings })),
  );
