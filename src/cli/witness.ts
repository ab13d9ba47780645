import { type Checkpoint, checkpointIn, cosignatureOf, keyIn, keyText } from '../store/log/note.ts';
import { HASH, type TileAt, tilePath } from '../store/log/tiles.ts';
import { type Fetching, looked } from '../store/log/witness.ts';
import { type Answer, no, parse, Usage, unknowable, yes } from './command.ts';
import { type Seen, type WitnessFolder, witnessFolder } from './witness-folder.ts';

type Asking = typeof fetch;

/** The server can't be reached, or says no: nothing is known. */
class Unreachable extends Error {}

/**
 * `witness`: signs beside a log's checkpoint if it goes on from the one that this folder saw last, and brings the line to the log (docs/trust-log.md).
 * Exit 1: the journal was rewritten, or two of it are shown; nothing is signed. Exit 3: nothing is known.
 */
export async function witnessCommand(args: readonly string[], ask: Asking = fetch, now: () => number = Date.now): Promise<Answer> {
  const { words, flags } = parse(args, { name: 'valued', key: 'valued' });
  const [folder, address, ...more] = words;
  if (folder === undefined || more.length > 0) throw new Usage('缺少存放见证密钥和记录的文件夹 / a folder is needed');
  const name = typeof flags.name === 'string' ? named(flags.name) : null;
  const mine = await witnessFolder(folder, name);
  if (mine === null) throw new Usage(`${folder} 里还没有见证密钥，先用 --name 起名并生成 / make a key first, with --name`);
  if (name !== null && mine.own.key.name !== name) throw new Usage(`${folder} 里的见证密钥已起名为 ${mine.own.key.name}，不能改名`);
  if (address === undefined)
    return yes(keyText(mine.own.key), '以上是见证公钥，请交系统管理员设置到 LOG_WITNESSES / give this key to the administrator');
  try {
    return await witnessed(mine, address.replace(/\/+$/, ''), { given: typeof flags.key === 'string' ? flags.key.trim() : null, ask, now });
  } catch (error) {
    if (error instanceof Unreachable) return unknowable(`${error.message}，没有会签，请稍后再运行`);
    throw error;
  }
}

function named(name: string): string {
  if (/^[^\s+]{1,100}$/.test(name)) return name;
  throw new Usage('见证方的名称不能有空格和加号，100字以内，如 xiehui.example.cn/shifan / no blanks, no plus');
}

type Going = { readonly given: string | null; readonly ask: Asking; readonly now: () => number };

async function witnessed(mine: WitnessFolder, address: string, going: Going): Promise<Answer> {
  const seen = await mine.seen();
  const key = knownKey(seen, going.given);
  const note = await textAt(going.ask, `${address}/checkpoint`);
  const before = seen === null ? null : checkpointIn(seen.note);
  const found = await looked(note, { key, seen: before }, tilesAt(going.ask, address));
  if (!found.ok) {
    const file = await mine.keepEvidence(`refused-${Math.floor(going.now() / 1000)}.txt`, `${seen?.note ?? ''}\n${note}`);
    return no(`没有会签：${found.why}。两个检查点已存入 ${file}，请保存好，并告知主管部门和其他见证方`);
  }
  // Another run in this folder saw more meanwhile: what is fetched from now on has to go on from that.
  if (!(await mine.keep({ key: keyText(key), note }, seen))) return witnessed(mine, address, going);
  return signed(mine, address, { going, before, checkpoint: found.checkpoint });
}

type Signing = { readonly going: Going; readonly before: Checkpoint | null; readonly checkpoint: Checkpoint };

async function signed(mine: WitnessFolder, address: string, { going, before, checkpoint: { text, size } }: Signing): Promise<Answer> {
  const line = cosignatureOf(text, mine.own, Math.floor(going.now() / 1000));
  const said = `日志 ${size} 条，${before === null ? '首次见证' : `是在以前看到的 ${before.size} 条后面增加的`}，已会签`;
  const refused = await bring(going.ask, `${address}/cosignatures/${size}`, line);
  return refused === null ? yes(said) : unknowable(`${said}，但没有送达：${refused}`);
}

/** The log's key: given the first time, and the same from then on. */
function knownKey(seen: Seen | null, given: string | null) {
  if (seen === null && given === null)
    throw new Usage('首次见证要用 --key 给出日志的公钥，请从服务器以外的途径取得 / --key is needed the first time');
  if (seen !== null && given !== null && given !== seen.key)
    throw new Usage('--key 与以前见证时的公钥不同；确实换了密钥的，请另建一个文件夹');
  const key = keyIn(given ?? seen?.key ?? '');
  if (key === null) throw new Usage('--key 不是公布的公钥 / is no published key');
  return key;
}

const SECONDS = 30;
/** A checkpoint with many witnesses, in characters. */
const LONGEST = 64_000;

async function answerOf(ask: Asking, address: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await ask(address, { ...init, signal: AbortSignal.timeout(SECONDS * 1000), redirect: 'error' });
  } catch {
    throw new Unreachable(`连接不上 ${address}`);
  }
}

async function textAt(ask: Asking, address: string): Promise<string> {
  const answer = await answerOf(ask, address);
  const text = answer.ok ? await answer.text() : '';
  if (answer.ok && text.length <= LONGEST) return text;
  throw new Unreachable(answer.status === 404 ? '日志还没有签发过检查点' : `${address} 没有给出检查点（${answer.status}）`);
}

/** A tile; one that was wider by the time it was asked for serves as well. */
const tilesAt =
  (ask: Asking, address: string): Fetching =>
  async (at) => {
    const bytes = (await bytesAt(ask, address, at)) ?? (await bytesAt(ask, address, { ...at, width: 256 }));
    return bytes?.subarray(0, at.width * HASH) ?? null;
  };

async function bytesAt(ask: Asking, address: string, at: TileAt): Promise<Uint8Array | null> {
  const answer = await answerOf(ask, `${address}/${tilePath(at)}`);
  if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  if (answer.status === 404) return null;
  throw new Unreachable(`${address} 没有给出日志的摘要（${answer.status}）`);
}

/** Null: it was taken. */
async function bring(ask: Asking, address: string, line: string): Promise<string | null> {
  const answer = await answerOf(ask, address, { method: 'POST', body: line }).catch(() => null);
  if (answer === null) return '连接中断，请再运行一次';
  return answer.ok ? null : (await answer.text()).trim().slice(0, 200) || `服务器答复 ${answer.status}`;
}
