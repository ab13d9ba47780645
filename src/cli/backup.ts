import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, readConfig, requireSecrets } from '../config.ts';
import { openDatabank, sealKeyIn } from '../databank.ts';
import { newIdentity } from '../store/backup/age.ts';
import { checkBackup } from '../store/backup/check.ts';
import { keysOf, shutKeys } from '../store/backup/keys.ts';
import { snapshotsIn } from '../store/backup/snapshot.ts';
import { takeBackup } from '../store/backup/take.ts';
import { placeIn } from '../store/files.ts';
import { type Answer, no, parse, Usage, yes } from './command.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);
const usage = '用法见 / see: bin/shifan backup --help';

/**
 * `backup FOLDER --to age1…[,age1…]`: database and files as they are now, encrypted, beside the earlier ones, while the system goes on;
 * `backup key`: a new pair; `backup keys`: the installation's own keys, apart; `backup check`: goes through what lies there.
 */
export async function backupCommand(args: readonly string[]): Promise<Answer> {
  const flags = { to: 'valued', o: 'valued', 'passphrase-file': 'valued', identity: 'valued', snapshot: 'valued' } as const;
  const { words, flags: given } = parse(args, flags);
  const [first, second, ...more] = words;
  const text = (name: keyof typeof flags) => (typeof given[name] === 'string' ? given[name] : undefined);
  if (first === undefined || more.length > 0) throw new Usage(usage);
  if (first === 'key' && second === undefined) return keyTo(text('o'));
  if (first === 'keys' && second === undefined) return keysTo(text('o'), text('passphrase-file'));
  if (first === 'check' && second !== undefined) return checked(second, { identity: text('identity'), snapshot: text('snapshot') });
  if (second !== undefined) throw new Usage(usage);
  return taken(first, text('to'));
}

async function keyTo(path: string | undefined): Promise<Answer> {
  if (path === undefined) throw new Usage('请用 -o 写明密钥存到哪个文件 / name the file with -o');
  const { identity, recipient } = await newIdentity();
  await writeNew(path, `# public key: ${recipient}\n${identity}\n`);
  return yes(
    recipient,
    `解密密钥已写入 ${path}：请移到离线的地方保管，不要留在服务器上。上面一行是加密用的公钥 / keep that file away from the server`,
  );
}

async function keysTo(path: string | undefined, phraseFile: string | undefined): Promise<Answer> {
  if (path === undefined || phraseFile === undefined) throw new Usage('用法：backup keys -o 文件 --passphrase-file 文件');
  const config = readConfig();
  const keys = await keysOf(config.dataDir, await sealKeyIn(config));
  await writeNew(path, await shutKeys(keys, await phraseIn(phraseFile)));
  return yes(path, `已加密写入：${Object.keys(keys).join('、')}。请与备份分开保管 / keep apart from the backups`);
}

async function taken(into: string, to: string | undefined): Promise<Answer> {
  const recipients = (to ?? '').split(',').filter(Boolean);
  if (recipients.length === 0) throw new Usage('请用 --to 写明加密用的公钥（bin/shifan backup key 生成）/ name the public key with --to');
  const config = readConfig();
  if (config.databaseUrl !== null) requireSecrets(config);
  const bank = await openDatabank(config, say);
  try {
    const { name, snapshot, newFiles, newBytes } = await takeBackup({
      owner: bank.owner,
      files: (hash) => placeIn(join(config.dataDir, 'files'), hash),
      into,
      recipients,
      sealKey: bank.sealKey,
      version: await versionIn(config),
      now: new Date(),
    });
    const rows = snapshot.tables.reduce((sum, one) => sum + one.rows, 0);
    const told = `已备份：${snapshot.tables.length} 张表 ${rows} 行，文件 ${snapshot.files.rows} 个（本次新增 ${newFiles} 个，${megabytes(newBytes)} MB）`;
    if (snapshot.missing.length === 0) return yes(name, `${told} / done`);
    return no(
      `${told}\n有 ${snapshot.missing.length} 个文件不在磁盘上，或内容已不符 / missing or damaged files:\n${snapshot.missing.join('\n')}`,
      name,
    );
  } finally {
    await bank.leave();
  }
}

async function checked(folder: string, asked: { identity: string | undefined; snapshot: string | undefined }): Promise<Answer> {
  const names = await snapshotsIn(folder);
  const name = asked.snapshot ?? names.at(-1);
  if (name === undefined || !names.includes(name))
    return no(`${folder} 里没有${name === undefined ? '' : `名为 ${name} 的`}备份 / no such backup`);
  const config = readConfig();
  const { sealKey = null } = await keysOf(config.dataDir, await sealKeyIn(config)).catch(() => ({ sealKey: undefined }));
  const key = asked.identity === undefined ? null : { identity: await identityIn(asked.identity) };
  const { snapshot, faults } = await checkBackup({ folder, name, sealKey, key });
  const scope = key === null ? '各部分完整（没有解密核对）' : '逐表、逐文件解密核对无误';
  const whose = sealKey === null ? '；本机没有密封密钥，没有核对是谁备份的' : '';
  return faults.length > 0 ? no(faults.join('\n'), name) : yes(name, `${snapshot.at} 的备份${scope}${whose} / whole`);
}

/** The line that holds the key, of a file as `age-keygen` writes it too. */
export async function identityIn(path: string): Promise<string> {
  const line = (await readFile(path, 'utf8')).split('\n').find((one) => one.startsWith('AGE-SECRET-KEY-1'));
  if (line === undefined) throw new Usage(`${path} 里没有解密密钥（AGE-SECRET-KEY-1…）/ holds no key`);
  return line.trim();
}

export async function phraseIn(path: string): Promise<string> {
  const phrase = (await readFile(path, 'utf8')).trim();
  if (phrase.length < 12) throw new Usage(`${path} 里的口令少于12个字 / the passphrase has fewer than 12 characters`);
  return phrase;
}

export const versionIn = async ({ appRoot }: Config): Promise<string> =>
  (JSON.parse(await readFile(join(appRoot, 'package.json'), 'utf8')) as { version: string }).version;

/** Readable by its owner alone, and never over something else. */
async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new Usage(`${path} 已经存在，不覆盖 / is there already`) : error;
  });
  await chmod(path, 0o600);
}

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
