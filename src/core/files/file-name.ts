const LONGEST = 120;
const UNNAMED = '未命名文件';

/** Controls, marks that turn the direction of writing or can't be seen, halves of characters. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/**
 * The name of a file as it is kept, shown and given out: the last step of a path, in one line, of characters that can be seen, at most 120
 * of them with the ending kept. Never empty; the same when it is asked again.
 */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/\s+/gu, ' ')
    .replace(unseen, '')
    .replace(/^(?:\s*[A-Za-z]:)+/, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();
  return /^[. ]*$/.test(plain) ? UNNAMED : shortened(plain);
}

function shortened(name: string): string {
  const all = [...name];
  if (all.length <= LONGEST) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return `${all
    .slice(0, LONGEST - ending.length - 1)
    .join('')
    .trimEnd()}…${ending}`;
}
