import { calendarCommand } from './cli/calendar.ts';
import { checkCommand } from './cli/check.ts';
import { type Answer, Usage } from './cli/command.ts';
import { help } from './cli/help.ts';
import { importCommand } from './cli/import.ts';
import { initCommand } from './cli/init.ts';
import { rehearseCommand } from './cli/rehearse.ts';
import { renderCommand } from './cli/render.ts';
import { roleCommand } from './cli/role.ts';
import { migrateCommand, seedCommand, serveCommand, userCommand } from './cli/serve.ts';
import { verifyCommand } from './cli/verify.ts';

/** One word, one command; the answer alone goes to stdout, messages to stderr. Exit 0 yes, 1 no, 2 usage, 3 can't be known. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<Answer>>> = {
  serve: serveCommand,
  init: initCommand,
  migrate: migrateCommand,
  seed: seedCommand,
  user: userCommand,
  role: roleCommand,
  calendar: calendarCommand,
  check: checkCommand,
  import: importCommand,
  render: renderCommand,
  verify: verifyCommand,
  rehearse: rehearseCommand,
};

async function run(argv: readonly string[]): Promise<number> {
  const [word = 'help', ...args] = argv;
  if (['help', '--help', '-h'].includes(word) || args.includes('--help')) {
    process.stdout.write(`${help(word)}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (!command) {
    process.stderr.write(`没有“${word}”这个命令 / unknown command: ${word}\n\n${help('help')}\n`);
    return 2;
  }
  try {
    const { exit, stdout, stderr } = await command(args);
    if (stderr) process.stderr.write(`${stderr}\n`);
    if (stdout) process.stdout.write(`${stdout}\n`);
    return exit;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof Usage ? 2 : 3;
  }
}

process.exitCode = await run(process.argv.slice(2));
