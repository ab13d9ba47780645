/** What a cell's words come to: an answer, several ticked at once, none of the offered boxes ticked, or words that settle nothing. */
export type Saying = 'satisfied' | 'dissatisfied' | 'between' | 'several' | 'open' | 'unclear';

const words: readonly (readonly [Saying, RegExp])[] = [
  ['dissatisfied', /^(非常|很|较|比较|十分|极)?(不|欠)(太|够|甚|大)?满意|^(差评?|很差|较差|非常差|不好|不认可)(?![\p{L}])/u],
  ['between', /^(基本|较为?|还算|尚|大致)满意|^(一般|尚可|还行|还可以|中评?|中等|合格|及格)(?![\p{L}])/u],
  ['satisfied', /^(非常|很|比较|十分|特别|相当|极其|高度)?满意|^((非常|很|较)?好评?|优秀?|优良|良好?|棒|赞|认可|很棒)(?![\p{L}])/u],
];
const box = '[√✓✔✅☑🗹■●▲★þü×✗✘✕✖❌❎☒🗷⊠□☐◻○vV]';
const marked = new RegExp(`^${box}`, 'u');
const tickedBox = /[√✓✔✅☑🗹■●▲★þüvV]/u;
const crossedBox = /[☒🗷⊠]/u;

type Choice = { readonly saying: Saying; readonly mark: string };

/**
 * An answer in words: 满意, 很好, √满意, 满意√, or a choice with boxes within one cell: □满意 ☑不满意. Null where the text is no such answer.
 * `text` without blanks, width folded.
 */
export function sayingOf(text: string): Saying | null {
  const plain = text
    .replace(/[([{【〔]([^([{【〔)\]}】〕]*)[)\]}】〕]/gu, (_, inside: string) => (inside === '' ? '□' : inside))
    .replace(/[\s,，、;；/|:：。.!！]/g, '');
  const choices = choicesIn(plain);
  if (choices === null) return null;
  const [only] = choices;
  if (choices.length === 1 && only) return alone(only);
  const boxed = choices.filter(({ mark }) => mark !== '');
  // Without one tick of the usual kind, Word's ☒ is the tick.
  const plainTicks = boxed.filter(({ mark }) => tickedBox.test(mark));
  const ticked = plainTicks.length > 0 ? plainTicks : boxed.filter(({ mark }) => crossedBox.test(mark));
  if (boxed.length === 0) return 'unclear';
  if (ticked.length === 0) return boxed.every(({ mark }) => /[□☐◻○]/u.test(mark)) ? 'open' : 'unclear';
  return ticked.length > 1 ? 'several' : (ticked[0]?.saying ?? 'unclear');
}

function alone({ saying, mark }: Choice): Saying {
  if (mark === '' || tickedBox.test(mark) || crossedBox.test(mark)) return saying;
  return /[□☐◻○]/u.test(mark) ? 'open' : 'unclear';
}

/** Each answer of the text with its mark, which stands before every one or after every one; null where anything else stands in it. */
function choicesIn(text: string): Choice[] | null {
  const before = marked.test(text);
  const choices: Choice[] = [];
  let rest = text;
  while (rest !== '') {
    const lead = before ? marksAt(rest) : '';
    rest = rest.slice(lead.length);
    const found = words.map(([saying, word]) => ({ saying, length: word.exec(rest)?.[0].length ?? 0 })).find(({ length }) => length > 0);
    if (!found) return null;
    rest = rest.slice(found.length);
    const tail = before ? '' : marksAt(rest);
    rest = rest.slice(tail.length);
    choices.push({ saying: found.saying, mark: lead + tail });
  }
  return choices.length > 0 ? choices : null;
}

const marksAt = (text: string): string => new RegExp(`^(${box})*`, 'u').exec(text)?.[0] ?? '';
