import { readFile } from 'node:fs/promises';
import { verifyBundle } from '../core/draw/verify.ts';
import { sha256 } from '../store/crypto.ts';
import { verifyJournal } from '../store/journal.ts';
import type { JournalEntry } from '../store/schema.ts';
import { type Answer, no, parse, Usage, unknowable, yes } from './command.ts';

/** `verify log` and `verify draw`: proves an export without the system; exit 1 names the first thing that does not fit. */
export async function verifyCommand(args: readonly string[]): Promise<Answer> {
  const { words } = parse(args, {});
  const [what, file, ...more] = words;
  if (file === undefined || more.length > 0 || (what !== 'log' && what !== 'draw'))
    throw new Usage('用法：verify log 文件，或 verify draw 文件');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return unknowable(`读不到文件 ${file}`);
  return what === 'log' ? verifyLog(text) : verifyDraw(text);
}

function verifyLog(text: string): Answer {
  const entries = parsed<JournalEntry[]>(() =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as JournalEntry),
  );
  if (entries === null) return no('文件不是 JSON Lines 格式的日志');
  const proof = verifyJournal(entries);
  return proof.ok ? yes(`日志共 ${proof.entries} 条，链条完整，末条摘要 ${proof.head}`) : no(proof.message);
}

function verifyDraw(text: string): Answer {
  const bundle = parsed<unknown>(() => JSON.parse(text));
  if (bundle === null) return no('文件不是 JSON 格式的抽样包');
  const findings = verifyBundle(bundle as never, sha256);
  return findings.length === 0
    ? yes('抽样经重新计算，与公布的密钥和名单完全一致')
    : no(findings.map((f) => (typeof f === 'string' ? f : (f as { message: string }).message)).join('\n'));
}

function parsed<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
