import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { publishedKeys, statusList } from '../acts/recognition/title.ts';
import { readConfig } from '../config.ts';
import { chineseDay } from '../core/calendar/day.ts';
import { isDay } from '../core/calendar/is-day.ts';
import type { TitleProof, TitleRead, TitleState } from '../core/recognition/credential.ts';
import { assemble } from '../main.ts';
import type { Jwk } from '../store/signing/jws.ts';
import { verifyTitle } from '../store/signing/verify-title.ts';
import { type Answer, no, parse, Usage, unknowable, yes } from './command.ts';

type By = { readonly keys: readonly Jwk[]; readonly status: string | null; readonly at: string };

/**
 * `verify certificate FILE [--keys JWKS] [--status LIST] [--on DAY]`: a certificate (PDF), a credential or the text of the second code, by published keys and the
 * list of what was revoked; without options by those beside the file, or else by this installation's own.
 */
export async function verifyCertificate(args: readonly string[]): Promise<Answer> {
  const { words, flags } = parse(args, { keys: 'valued', status: 'valued', on: 'valued' });
  const [file, ...more] = words;
  const { on } = flags;
  if (file === undefined || more.length > 0) throw new Usage(usage);
  if (typeof on === 'string' && !isDay(on)) throw new Usage(`“${on}”不是日期，应为 2026-06-01 的写法 / not a day\n${usage}`);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return unknowable(`读不到文件 ${file} / can't read it`);
  const by = await given(file, flags);
  if ('exit' in by) return by;
  return answerOf(verifyTitle(bytes, typeof on === 'string' ? { ...by, at: `${on}T12:00:00+08:00` } : by));
}

const usage =
  '用法：verify certificate 证书.pdf [--keys jwks.json] [--status status.jwt] [--on 日期] / usage: verify certificate FILE [--keys JWKS] [--status LIST] [--on DAY]';

/** The keys and the list that were named, or lie beside the file, or are this installation's. */
async function given(file: string, flags: Readonly<Record<string, string | true>>): Promise<By | Answer> {
  const at = new Date().toISOString();
  const named = (flag: string, usual: string) => (typeof flags[flag] === 'string' ? flags[flag] : besides(file, usual));
  const [keysFile, statusFile] = [named('keys', 'jwks.json'), named('status', 'status.jwt')];
  if (keysFile === null) return ofInstallation(statusFile);
  const text = await readFile(keysFile, 'utf8').catch(() => null);
  const keys = text === null ? null : keysIn(text);
  if (keys === null) return unknowable(`${keysFile} 不是公布的公钥（JWKS） / no set of published keys`);
  const status = statusFile === null ? null : await readFile(statusFile, 'utf8').catch(() => null);
  if (statusFile !== null && status === null) return unknowable(`读不到状态表 ${statusFile} / can't read it`);
  return { keys, status, at };
}

function besides(file: string, name: string): string | null {
  const path = join(dirname(file), name);
  return existsSync(path) ? path : null;
}

/** Only of one that was begun here: nothing is made for a question. */
async function ofInstallation(statusFile: string | null): Promise<By | Answer> {
  const config = readConfig();
  if (!existsSync(join(config.dataDir, 'signing-key')))
    return unknowable('没有公布的公钥：请用 --keys 给出，或者把 jwks.json 放在证书旁边 / no published keys');
  const system = await assemble(config);
  try {
    const world = await system.world();
    const { keys } = await publishedKeys(world);
    const status = statusFile === null ? await statusList(world, config) : await readFile(statusFile, 'utf8');
    return { keys: keys as unknown as readonly Jwk[], status, at: world.now };
  } finally {
    await system.leave();
  }
}

function keysIn(text: string): readonly Jwk[] | null {
  try {
    const { keys } = JSON.parse(text.replace(/^\ufeff/, '')) as { keys?: unknown };
    return Array.isArray(keys) && keys.every((one) => typeof one?.kid === 'string') ? (keys as Jwk[]) : null;
  } catch {
    return null;
  }
}

function answerOf(proof: TitleProof): Answer {
  if (proof.kind === 'forged') return no('签名不符：不是所给公钥签发的，或者签发以后被改动过 / forged or edited');
  if (proof.kind === 'unsigned')
    return unknowable(
      '文件没有电子签名（可能另存或打印过，或者是本系统启用前颁发的），不能判断真伪：请按证书编号、查验码或单位名称在证书查验页查验 / no signature',
    );
  const { title, state, list } = proof;
  const [exit, word] = verdicts[state];
  const said = `${word(title)}\n${about(title)}`;
  if (exit === 0) return yes(said);
  return exit === 1 ? no(said) : unknowable(`${said}\n${list === 'forged' ? '所给的状态表不是所给公钥签发的' : next}`);
}

const next = '请从证书所载网址的 /status/1 下载最新的状态表，再用 --status 核对 / download a new status list';

const verdicts: Readonly<Record<TitleState, readonly [0 | 1 | 3, (title: TitleRead) => string]>> = {
  valid: [0, ({ to }) => `签名相符，称号有效，至${chineseDay(to)} / genuine and in force`],
  revoked: [1, () => '签名相符，称号已撤销 / genuine, revoked'],
  replaced: [1, () => '签名相符，单位已更名，证书已换发：请向单位索取换发的证书 / genuine, replaced by one under a new name'],
  expired: [1, ({ to }) => `签名相符，称号已到期，有效期至${chineseDay(to)} / genuine, expired`],
  notYet: [1, ({ from }) => `签名相符，称号自${chineseDay(from)}起有效，还没有生效 / genuine, not yet in force`],
  notIts: [3, () => '签名相符，有无撤销不能判断：状态表是别处的 / genuine, the list is another installation’s'],
  unknown: [3, () => '签名相符，有无撤销不能判断：没有在期限内的状态表 / genuine, no list in term'],
};

const about = ({ number, organisation, functions, from, to }: TitleRead): string =>
  `${number} ${organisation}，${functions}，${chineseDay(from)}至${chineseDay(to)}`;
