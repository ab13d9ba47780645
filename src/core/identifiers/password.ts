import { commonParts, commonPasswords } from './common-passwords.ts';

/** At least so many characters, and so many of them that are not the common, the known or the counted up. */
const LEAST = 10;
const LEAST_OWN = 6;
const LEAST_DIFFERENT = 4;

/**
 * Why a password is easily guessed, or null. Length first; then what everybody tries is cut off (the commonest passwords, the login, the
 * organisation, names of places and of this system, years and 520 or 1314, runs like aaaa, 1234, qwer), and what is left has to be enough.
 */
export function weakness(password: string, of: { login: string; organisation: string }): string | null {
  const length = [...password].length;
  if (length < LEAST) return `口令现有${length}位，至少${LEAST}位`;
  const text = password.normalize('NFKC').toLowerCase();
  const login = of.login.toLowerCase();
  if (login.length >= 2 && (text === login || [...text].reverse().join('') === login)) return '口令不能就是登录名，请换一个';
  if (commonPasswords.has(text)) return '这个口令太常见，容易被猜中，请换一个';
  const own = withoutCommon(text, [login, of.organisation.toLowerCase()]);
  if (own.length >= LEAST_OWN && new Set(own).size >= LEAST_DIFFERENT) return null;
  return '这个口令容易被猜中：去掉登录名、单位或地方名、常见词、年份和连续或重复的字符后所剩太少。请加入几个不相干的字词';
}

function withoutCommon(text: string, known: readonly string[]): string {
  const parts = [...known.filter((one) => one.length >= 2), ...commonParts].sort((a, b) => b.length - a.length);
  const cut = parts.reduce((rest, part) => rest.replaceAll(part, ' '), text);
  const counted = cut.replace(/(19|20)\d{2}/g, ' ').replace(/1314|520|666|888/g, ' ');
  return [...withoutRuns(counted)].filter((char) => char !== ' ').join('');
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '!@#$%^&*()'];
const lines = [...rows, ...rows.map((row) => [...row].reverse().join(''))];

/** Of three or more that repeat or follow one another only the first is kept. */
function withoutRuns(text: string): string {
  const follows = (a: string, b: string) => a === b || lines.some((line) => line.includes(a + b));
  let kept = '';
  let run = '';
  const end = () => {
    kept += run.length >= 3 ? run.charAt(0) : run;
    run = '';
  };
  for (const char of text) {
    if (run !== '' && !follows(run.slice(-1), char)) end();
    run += char;
  }
  end();
  return kept;
}
