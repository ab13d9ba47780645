import { open, readFile } from 'node:fs/promises';
import { checkSubmission } from '../core/annexes/freeze.ts';
import { isRecord, readBundle } from '../core/draw/bundle.ts';
import { type Published, publishedIn } from '../core/draw/commitments.ts';
import { panelFormat, readPanel } from '../core/draw/panel-bundle.ts';
import { verifyBundle } from '../core/draw/verify.ts';
import { verifyPanel } from '../core/draw/verify-panel.ts';
import { isServedNotice, listText } from '../core/notice/list-text.ts';
import { along, type Proof } from '../store/chain/chain.ts';
import { sha256 } from '../store/crypto.ts';
import type { JournalEntry } from '../store/schema.ts';
import { type Answer, no, parse, Usage, unknowable, yes } from './command.ts';
import { verifyCertificate } from './verify-certificate.ts';

/** `verify log`, `verify draw`, `verify notice`, `verify submission` and `verify certificate`: proves an export without the system; exit 1 names the first thing that does not fit. */
export async function verifyCommand(args: readonly string[]): Promise<Answer> {
  if (args[0] === 'certificate') return verifyCertificate(args.slice(1));
  const { words } = parse(args, {});
  const [what = '', file, ...more] = words;
  const proof = Object.hasOwn(proofs, what) ? proofs[what] : undefined;
  if (!proof || file === undefined || more.length > 1 || !proof.takes.includes(more.length)) throw new Usage(usage);
  return proof.of(file, more[0]);
}

const unreadable = (file: string): Answer => unknowable(`读不到文件 ${file} / can't read it`);

async function verifyLogIn(file: string, against?: string): Promise<Answer> {
  const opened = await open(file).catch(() => null);
  if (opened === null) return unreadable(file);
  try {
    return await verifyLog(opened.readLines(), against);
  } catch (error) {
    if (error instanceof Usage) throw error;
    return unreadable(file); // a folder, or a disk that fails while it is read
  } finally {
    await opened.close();
  }
}

const usage = `用法 / usage：
  verify log 日志.jsonl [应有的末条摘要]
  verify draw 抽样或专家组.json [公布的封存值 或 封存值文件 commitments.json]
  verify notice 公示.json
  verify submission 提交内容.json 校验值
  verify certificate 证书.pdf [--keys jwks.json] [--status status.jwt] [--on 日期]`;

type Proving = { readonly takes: readonly number[]; readonly of: (file: string, against?: string) => Promise<Answer> };

/** A proof of a file that is read whole. */
const ofText =
  (prove: (text: string, against?: string) => Answer | Promise<Answer>): Proving['of'] =>
  async (file, against) => {
    const text = await readFile(file, 'utf8').catch(() => null);
    return text === null ? unreadable(file) : prove(text.replace(/^\ufeff/, ''), against);
  };

/** What can be proved, and how many words beside the file each takes. */
const proofs: Readonly<Record<string, Proving>> = {
  log: { takes: [0, 1], of: verifyLogIn },
  draw: { takes: [0, 1], of: ofText(verifyDraw) },
  notice: { takes: [0], of: ofText(verifyNotice) },
  submission: { takes: [1], of: ofText((text, printed = '') => verifySubmission(text, printed)) },
};

const DIGEST = /^[0-9a-f]{64}$/;
const digestOf = (word: string): string => word.replace(/\s/g, '').toLowerCase();

/** The digest as the receipt prints it, in groups, or in one piece. */
function verifySubmission(text: string, printed: string): Answer {
  const hash = digestOf(printed);
  const proof = checkSubmission(text, hash, sha256);
  if (proof === null) return no('文件不是系统导出的提交内容');
  const covers = proof.format === 1 ? '第1版，不含对核验提醒的说明' : `第2版，含对核验提醒的说明 ${proof.reasons} 条`;
  return proof.matches ? yes(`校验值相符（格式${covers}）`) : no(`校验值不符，此文件的校验值是 ${sha256(text)}`);
}

/** `against`: the head that somebody wrote down earlier; the log must hold it, since entries are only ever added. Read line by line: a log may be long. */
async function verifyLog(lines: AsyncIterable<string>, against?: string): Promise<Answer> {
  const expected = against === undefined ? null : digestOf(against);
  if (expected !== null && !DIGEST.test(expected)) throw new Usage(`“${against}”不是摘要：应为64位十六进制数 / not a digest\n${usage}`);
  const chain = along();
  let last: JournalEntry | null = null;
  let met: number | null = null;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const entry = parsed<unknown>(() => JSON.parse(number === 1 ? line.replace(/^\ufeff/, '') : line));
    if (!isEntry(entry)) return no(`文件第 ${number} 行不是一条日志（不完整或被截断） / line ${number} is no entry`);
    const broken = chain.take(entry);
    if (broken) return no(broken.message);
    if (entry.hash === expected) met = entry.seq;
    last = entry;
  }
  if (last === null) return no('日志文件是空的，没有可核验的内容 / the log is empty');
  return concluded(chain.proof(), last, expected === null ? null : { expected, met });
}

type Against = { readonly expected: string; readonly met: number | null };

function concluded(proof: Proof, last: JournalEntry, against: Against | null): Answer {
  if (!proof.ok) return no(proof.message);
  const whole = against === null ? '前后衔接，是否完整未比对' : '前后衔接';
  const said = [`日志共 ${proof.entries} 条，${whole}，末条摘要 ${proof.head}，记于 ${last.at}`, ...(proof.remarks ?? [])];
  if (against === null)
    return yes(said.join('\n'), '没有给出应有的末条摘要，只能证明所给各条前后衔接，不能证明末尾没有被截去 / no expected head was given');
  const { expected, met } = against;
  if (met === null)
    return no(`日志中没有摘要为 ${expected} 的一条：末尾被截去，或不是同一份日志 / the expected head is missing`, said.join('\n'));
  const since = proof.entries - met;
  return yes([...said, `链条完整，与应有的摘要一致（第 ${met} 条${since > 0 ? `，此后又有 ${since} 条` : ''}）`].join('\n'));
}

const isEntry = (one: unknown): one is JournalEntry =>
  typeof one === 'object' &&
  one !== null &&
  'seq' in one &&
  Number.isInteger(one.seq) &&
  'hash' in one &&
  typeof one.hash === 'string' &&
  'actorName' in one &&
  typeof one.actorName === 'string';

/** A notice as GET /api/notices/{id} serves it (第八条（四）). */
function verifyNotice(text: string): Answer {
  const notice = parsed<unknown>(() => JSON.parse(text));
  if (!isServedNotice(notice)) return no('文件不是系统公布的公示数据');
  const computed = sha256(listText(notice.list));
  return computed === notice.listHash
    ? yes(`名单 ${notice.list.length} 家，摘要 ${computed}，与公布的一致`)
    : no(`名单与公布的摘要不符：按名单算出 ${computed}，公布的是 ${notice.listHash}`);
}

/** `against`: the commitment as it was published, or the file of all published commitments; without it a bundle proves only that it agrees with itself. */
async function verifyDraw(text: string, against?: string): Promise<Answer> {
  const json = parsed<unknown>(() => JSON.parse(text));
  if (json === null) return no('文件不是 JSON 格式的抽样包，或不完整 / no draw bundle');
  const published = against === undefined ? undefined : await commitmentsGiven(against);
  if (published !== undefined && 'exit' in published) return published;
  if (isRecord(json) && json.format === panelFormat) return panelAnswer(json, published);
  const findings = verifyBundle(json, sha256, published);
  const read = readBundle(json);
  if (findings.length > 0 || !read.ok) return no(findings.map(({ message }) => message).join('\n'));
  const { bundle } = read;
  const nameOf = new Map(bundle.rows.map(({ id, enterprise }) => [id, enterprise]));
  const drawn = bundle.sample.map(({ rowId, replaced }) => `${nameOf.get(rowId)}${replaced ? `（${replaced.reason}，已递补）` : ''}`);
  const said = [
    `${bundle.dossierNumber} 名单 ${bundle.rows.length} 家抽 ${bundle.n} 家，经重新计算，与${published === undefined ? '所给的' : '公布的'}密钥和名单一致${published === undefined ? '，未与公布的封存值比对' : ''}`,
    `封存值 ${bundle.commitment}（${bundle.committedOn} 公布）${published === undefined ? '' : '，与公布的一致'}`,
    `抽中：${drawn.join('、')}`,
  ].join('\n');
  return published === undefined ? yes(said, uncompared) : yes(said);
}

const uncompared = '没有给出公布的封存值，没有与任何公布的内容比对：密钥和封存值可能都是事后编造的 / nothing published was compared';

function panelAnswer(json: unknown, published: readonly Published[] | undefined): Answer {
  const findings = verifyPanel(json, sha256, published);
  const read = readPanel(json);
  if (findings.length > 0 || !read.ok) return no(findings.map(({ message }) => message).join('\n'));
  const { dossierNumber, n, draws, pools, seats, commitment, committedOn } = read.bundle;
  const compared = published?.some((one) => one.commitment === commitment && one.pools !== undefined) ?? false;
  const said = [
    `${dossierNumber} 专家组 ${n} 人，抽取 ${draws.length} 次，经重新计算，与密钥${pools.length > 0 ? '和冻结的专家库' : ''}一致`,
    `封存值 ${commitment}（${committedOn} 公布）${published === undefined ? '' : '，与公布的一致'}`,
    ...pools.map(
      (one) => `专家库第 ${one.version} 版 ${one.hash}（${one.frozenOn}，${one.experts.length} 人）${compared ? '，与公布的一致' : ''}`,
    ),
    `先后入席：${seats.map(({ id, left }) => `专家${id}${left === null ? '' : `（${left}，已递补）`}`).join('、')}`,
  ].join('\n');
  if (pools.length === 0)
    return yes(said, '抽取时专家库还没有冻结，名单是不是全部专家不能证明 / no frozen pool: who could be drawn is not proved');
  if (published === undefined) return yes(said, uncompared);
  return compared
    ? yes(said)
    : yes(said, '没有给出公布的封存值文件 commitments.json，专家库的摘要没有与公布的比对 / no published pool was compared');
}

/** The commitment that was given, or those of the file that was given. */
async function commitmentsGiven(word: string): Promise<readonly Published[] | Answer> {
  const digest = digestOf(word);
  if (DIGEST.test(digest)) return [{ commitment: digest }];
  const text = await readFile(word, 'utf8').catch(() => null);
  if (text === null) return unknowable(`“${word}”不是64位十六进制的封存值，也读不到这个文件 / neither a commitment nor a file`);
  return publishedIn(parsed<unknown>(() => JSON.parse(text))) ?? no(`${word} 不是公布的封存值文件，或不完整 / no file of commitments`);
}

function parsed<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
