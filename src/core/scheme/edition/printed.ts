import type { Annex, Block, Edition } from './edition.ts';

/** Without white space and in one width, so that two copies of a text can be compared. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** The whole edition as one string in paper order: what the official copy must be, character for character. */
export function printed(edition: Edition): string {
  return folded([...edition.text.map(blockText), ...edition.annexes.map(annexText)].join(''));
}

const joined = (all: readonly object[]): string => all.map((one) => ('text' in one ? String(one.text) : '')).join('');

function blockText(block: Block): string {
  if ('chapter' in block) return block.chapter;
  if ('part' in block) return joined(block.sentences);
  return block.article + joined(block.sentences) + (block.items ?? []).map((one) => one.item + joined(one.sentences)).join('');
}

const annexText = ({ annex, cells, sentences = [], below = [] }: Annex): string =>
  `附件${annex}${cells.map(([label]) => label).join('')}${joined(sentences)}${below.map(([label]) => label).join('')}`;

/** Where edition and official copy part; null where they are the same but for the errata that the edition names. */
export function againstCopy(edition: Edition, copy: string): string | null {
  const mine = printed(edition);
  const theirs = withErrata(edition, folded(copy));
  if (mine === theirs) return null;
  const at = [...mine].findIndex((char, index) => char !== theirs[index]);
  const from = at < 0 ? mine.length : at;
  const near = (text: string) => `…${text.slice(Math.max(0, from - 12), from)}▮${text.slice(from, from + 20)}…`;
  return `与流传文本第${from + 1}字起不同：版本文件作“${near(mine)}”，流传文本作“${near(theirs)}”`;
}

const withErrata = (edition: Edition, copy: string): string =>
  edition.errata.reduce((text, one) => {
    const parts = text.split(folded(one.copy));
    return parts.length === 2 ? parts.join(folded(one.text)) : `${text}〔勘误“${one.copy}”在流传文本中有${parts.length - 1}处〕`;
  }, copy);
