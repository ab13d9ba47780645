import { readFile } from 'node:fs/promises';
import { checkSubmission } from '../core/annexes/freeze.ts';
import { verifyBundle } from '../core/draw/verify.ts';
import { isServedNotice, listText } from '../core/notice/list-text.ts';
import { sha256 } from '../store/crypto.ts';
import { verifyJournal } from '../store/journal.ts';
import type { JournalEntry } from '../store/schema.ts';
import { type Answer, no, parse, Usage, unknowable, yes } from './command.ts';

/** `verify log`, `verify draw`, `verify notice` and `verify submission`: proves an export without the system; exit 1 names the first thing that does not fit. */
export async function verifyCommand(args: readonly string[]): Promise<Answer> {
  const { words } = parse(args, {});
  const [what = '', file, ...more] = words;
  if (file === undefined || more.length !== (proofs[what] ? 0 : 1) || (what !== 'submission' && !proofs[what]))
    throw new Usage('用法：verify log 文件，verify draw 文件，verify notice 文件，或 verify submission 提交内容.json 校验值');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return unknowable(`读不到文件 ${file}`);
  return proofs[what]?.(text) ?? verifySubmission(text, more.join(''));
}

const proofs: Readonly<Record<string, (text: string) => Answer>> = { log: verifyLog, draw: verifyDraw, notice: verifyNotice };

/** The digest as the receipt prints it, in groups, or in one piece. */
function verifySubmission(text: string, printed: string): Answer {
  const hash = printed.replace(/\s/g, '').toLowerCase();
  const proof = checkSubmission(text, hash, sha256);
  if (proof === null) return no('文件不是系统导出的提交内容');
  const covers = proof.format === 1 ? '第1版，不含对核验提醒的说明' : `第2版，含对核验提醒的说明 ${proof.reasons} 条`;
  return proof.matches ? yes(`校验值相符（格式${covers}）`) : no(`校验值不符，此文件的校验值是 ${sha256(text)}`);
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
  return proof.ok
    ? yes([`日志共 ${proof.entries} 条，链条完整，末条摘要 ${proof.head}`, ...(proof.remarks ?? [])].join('\n'))
    : no(proof.message);
}

/** A notice as GET /api/notices/{id} serves it (第八条（四）). */
function verifyNotice(text: string): Answer {
  const notice = parsed<unknown>(() => JSON.parse(text));
  if (!isServedNotice(notice)) return no('文件不是系统公布的公示数据');
  const computed = sha256(listText(notice.list));
  return computed === notice.listHash
    ? yes(`名单 ${notice.list.length} 家，摘要 ${computed}，与公布的一致`)
    : no(`名单与公布的摘要不符：按名单算出 ${computed}，公布的是 ${notice.listHash}`);
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
