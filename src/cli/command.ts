import { parseArgs } from 'node:util';

/** What a command answers: its exit code, the answer for stdout, messages for stderr. */
export type Answer = { readonly exit: 0 | 1 | 2 | 3; readonly stdout?: string; readonly stderr?: string };

/** Words that the command can't take; exit 2. */
export class Usage extends Error {}

export type Parsed = { readonly words: readonly string[]; readonly flags: Readonly<Record<string, string | true>> };

/** Splits words from flags: `--json`, `--out DIR` (where `valued` names it), `-o FILE`. Unknown flags are usage errors. */
export function parse(args: readonly string[], flags: Readonly<Record<string, 'flag' | 'valued'>>): Parsed {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), ...(name.length === 1 ? { short: name } : {}) },
    ]),
  );
  const { positionals, tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const given: Record<string, string | true> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (!kind) throw new Usage(`不认识的选项 ${token.rawName}；${thereIs(flags)} / unknown option ${token.rawName}`);
    if (kind === 'valued' && token.value === undefined)
      throw new Usage(`选项 ${token.rawName} 后面缺少内容 / ${token.rawName} needs a value`);
    given[token.name] = kind === 'flag' ? true : (token.value ?? '');
  }
  return { words: positionals, flags: given };
}

/** The options that a command has. */
function thereIs(flags: Readonly<Record<string, 'flag' | 'valued'>>): string {
  const names = Object.entries(flags).map(([name, kind]) => `${name.length === 1 ? '-' : '--'}${name}${kind === 'valued' ? ' …' : ''}`);
  return names.length > 0 ? `这个命令的选项有：${names.join('、')}` : '这个命令没有选项';
}

/** Yes, with the answer and with what should be heard besides. */
export const yes = (stdout?: string, stderr?: string): Answer => ({
  exit: 0,
  ...(stdout === undefined ? {} : { stdout }),
  ...(stderr === undefined ? {} : { stderr }),
});
export const no = (stderr: string, stdout?: string): Answer => ({ exit: 1, stderr, ...(stdout === undefined ? {} : { stdout }) });
export const unknowable = (stderr: string): Answer => ({ exit: 3, stderr });
