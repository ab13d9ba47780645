import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { type Answer, parse, Usage } from './command.ts';

/** `rehearse [--applicants 24] [--out DIR]`: a whole year on a temporary database; exit 0 only where every check held. */
export async function rehearseCommand(args: readonly string[]): Promise<Answer> {
  const { flags, words } = parse(args, { applicants: 'valued', out: 'valued' });
  const applicants = Number(flags.applicants ?? 24);
  if (words.length > 0 || !Number.isInteger(applicants) || applicants < 1 || applicants > 200)
    throw new Usage('用法：rehearse --applicants 24 --out 目录（1至200家）/ usage: rehearse --applicants 24 --out DIR (1 to 200)');
  const { stage, seconds, serverRssMb } = await rehearse(readConfig({ demonstration: true }), {
    applicants,
    out: typeof flags.out === 'string' ? resolve(flags.out) : null,
    log: (line) => process.stdout.write(`${line}\n`),
  });
  const closing = `检查 ${stage.checked} 项，不符 ${stage.failures.length} 项；用时 ${seconds.toFixed(1)} 秒，进程内存 ${serverRssMb} MB`;
  if (stage.failures.length === 0) return { exit: 0, stdout: closing };
  return { exit: 1, stdout: closing, stderr: stage.failures.map((name) => `不符：${name}`).join('\n') };
}
