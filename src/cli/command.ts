/** What a command answers: its exit code, the answer for stdout, messages for stderr. */
export type Answer = { readonly exit: 0 | 1 | 2 | 3; readonly stdout?: string; readonly stderr?: string };

/** Words that the command can't take; exit 2. */
export class Usage extends Error {}

export type Parsed = { readonly words: readonly string[]; readonly flags: Readonly<Record<string, string | true>> };

/** Splits words from flags: `--json`, `--out DIR` (where `valued` names it), `-o FILE`. Unknown flags are usage errors. */
export function parse(args: readonly string[], flags: Readonly<Record<string, 'flag' | 'valued'>>): Parsed {
  const words: string[] = [];
  const given: Record<string, string | true> = {};
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] as string;
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg);
      continue;
    }
    const [name, inline] = arg.replace(/^-+/, '').split('=', 2) as [string, string?];
    const kind = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (!kind) throw new Usage(`不认识的选项 ${arg}；${thereIs(flags)} / unknown option ${arg}`);
    if (kind === 'flag') given[name] = true;
    else {
      if (inline === undefined) i += 1;
      const value = inline ?? args[i];
      if (value === undefined) throw new Usage(`选项 ${arg} 后面缺少内容 / ${arg} needs a value`);
      given[name] = value;
    }
  }
  return { words, flags: given };
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
