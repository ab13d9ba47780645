import { backupCommand } from './backup.ts';
import { calendarCommand } from './calendar.ts';
import { checkCommand } from './check.ts';
import { type Answer, Usage, yes } from './command.ts';
import { evidenceCommand } from './evidence.ts';
import { help } from './help.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { rehearseCommand } from './rehearse.ts';
import { renderCommand } from './render.ts';
import { resealCommand } from './reseal.ts';
import { restoreCommand } from './restore.ts';
import { roleCommand } from './role.ts';
import { schemeCommand } from './scheme.ts';
import { migrateCommand, seedCommand, serveCommand, userCommand } from './serve.ts';
import { verifyCommand } from './verify.ts';
import { witnessCommand } from './witness.ts';

/** One word, one command; the answer alone goes to stdout, messages to stderr. Exit 0 yes, 1 no, 2 usage, 3 can't be known. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<Answer>>> = {
  serve: serveCommand,
  init: initCommand,
  migrate: migrateCommand,
  seed: seedCommand,
  user: userCommand,
  role: roleCommand,
  backup: backupCommand,
  restore: restoreCommand,
  reseal: resealCommand,
  calendar: calendarCommand,
  check: checkCommand,
  evidence: evidenceCommand,
  import: importCommand,
  render: renderCommand,
  scheme: schemeCommand,
  verify: verifyCommand,
  witness: (args) => witnessCommand(args),
  rehearse: rehearseCommand,
};

/** What is printed for `argv`; `version` is the program's own. */
export async function run(argv: readonly string[], version: string): Promise<Answer> {
  const [word = 'help', ...args] = argv;
  if (['--version', '-V', 'version'].includes(word)) return yes(`shifan ${version}`);
  if (['help', '--help', '-h'].includes(word)) return args[0] === undefined || known(args[0]) ? yes(help(args[0])) : unknown(args[0]);
  const command = known(word);
  if (!command) return unknown(word);
  if (args.some((arg) => arg === '-h' || arg === '--help')) return yes(help(word));
  try {
    return await command(args);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return error instanceof Usage ? { exit: 2, stderr: `${said}\n用法见 / see: bin/shifan ${word} --help` } : { exit: 3, stderr: said };
  }
}

/** The words of all commands. */
export const commandNames = Object.keys(commands);

const known = (word: string) => (Object.hasOwn(commands, word) ? commands[word] : undefined);
const unknown = (word: string): Answer => ({ exit: 2, stderr: `没有“${word}”这个命令 / unknown command: ${word}\n\n${help()}` });
