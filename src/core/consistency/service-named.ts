import { tidy } from '../identifiers/checked.ts';

/** Words that any service may be called by: two texts that share these alone name nothing in common. */
const common = /服务|企业|中小|平台|提供|开展|进行|相关|有关|活动|工作|有限|公司|等/g;

/** The two-character runs of a text without width, space, punctuation and the words that say nothing. */
function pairs(text: string): Set<string> {
  const parts = tidy(text)
    .toLowerCase()
    .replace(common, '|')
    .split(/[^\p{L}\p{N}]+/u);
  return new Set(parts.flatMap((part) => [...part].slice(1).map((char, i) => `${[...part][i]}${char}`)));
}

/**
 * Whether two names of a service have nothing in common: what annex 5 claims against what the enterprise says (附件1). A hint for people, never a
 * verdict; where either names nothing there is nothing to compare.
 */
export function namesAnother(claimed: string, said: string): boolean {
  const [one, other] = [pairs(claimed), pairs(said)];
  return one.size > 0 && other.size > 0 && [...one].every((pair) => !other.has(pair));
}
