/** A number that a text says: as it is written, and its value; a date is one. */
export type Said = { readonly said: string; readonly value: number | string };

const spoken: ReadonlyMap<string, number> = new Map(
  Array.from('一二两三四五六七八九十', (char, index) => [char, index < 2 ? index + 1 : index]),
);
const dates = /(\d{4})年(\d{1,2})月(\d{1,2})日/g;
/** Numbers that count nothing: places of the text, and the numbers of a list. */
const places = [/上一年/g, /^\d[.、]/, /备注：\d、/, /第[一二三四五六七八九十、]+条/g, /（[一二三四五六七八九十]+）/g];

/** Every number of a sentence, in digits or spoken before a unit: 三年, 每年一次 and 近两年 are numbers too; 第六条 and （三） are places. */
export function numbersIn(text: string): Said[] {
  const days = [...text.matchAll(dates)].map(([said, year, month = '', day = '']) => ({
    said,
    value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  }));
  const rest = places.reduce((left, place) => left.replace(place, ''), text.replace(dates, ''));
  const digits = [...rest.matchAll(/\d+/g)].map(([said]) => ({ said, value: Number(said) }));
  const words = [...rest.matchAll(/([一二两三四五六七八九十])(?=年|季度|次|个月|日内|名|家)/g)].map(([said]) => ({
    said,
    value: spoken.get(said) ?? 0,
  }));
  return [...days, ...digits, ...words];
}
