import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, requireSecrets } from '../config.ts';
import { openDatabank, sealKeyIn } from '../databank.ts';
import { bringBackup } from '../store/backup/bring.ts';
import { keysOf, layKeys, openKeys } from '../store/backup/keys.ts';
import { snapshotsIn } from '../store/backup/snapshot.ts';
import { diskFiles } from '../store/files.ts';
import { identityIn, phraseIn } from './backup.ts';
import { type Answer, no, parse, Usage, yes } from './command.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

/**
 * `restore FOLDER --identity FILE [--keys FILE --passphrase-file FILE] [--snapshot NAME]`: a backup onto an empty machine, into DATA_DIR and, where it is set,
 * DATABASE_URL. Without `--keys` the seal has to be there already: nothing that was sealed opens under another.
 */
export async function restoreCommand(args: readonly string[]): Promise<Answer> {
  const { words, flags } = parse(args, { identity: 'valued', keys: 'valued', 'passphrase-file': 'valued', snapshot: 'valued' });
  const [folder, ...more] = words;
  const { identity, keys, snapshot, 'passphrase-file': phraseFile } = flags as Readonly<Record<string, string | undefined>>;
  if (folder === undefined || more.length > 0 || identity === undefined || (keys === undefined) !== (phraseFile === undefined))
    throw new Usage('用法：restore 备份文件夹 --identity 密钥文件 [--keys 文件 --passphrase-file 文件] [--snapshot 名称]');
  const names = await snapshotsIn(folder);
  const name = snapshot ?? names.at(-1);
  if (name === undefined || !names.includes(name))
    return no(`${folder} 里没有${name === undefined ? '' : `名为 ${name} 的`}备份 / no such backup`);
  const config = readConfig();
  if (keys !== undefined && phraseFile !== undefined)
    await layKeys(config.dataDir, await openKeys(await readFile(keys), await phraseIn(phraseFile)));
  if (config.databaseUrl !== null) requireSecrets(config);
  const { sealKey } = await keysOf(config.dataDir, await sealKeyIn(config));
  const bank = await openDatabank(config, say);
  try {
    const brought = await bringBackup({
      ...{ owner: bank.owner, login: bank.login, files: diskFiles(join(config.dataDir, 'files')) },
      ...{ folder, name, key: { identity: await identityIn(identity) }, sealKey },
    });
    const rows = brought.tables.reduce((sum, one) => sum + one.rows, 0);
    return yes(
      name,
      `已恢复 ${brought.at} 的备份：${brought.tables.length} 张表 ${rows} 行，文件 ${brought.files.rows} 个；现在可以启动服务 / restored`,
    );
  } finally {
    await bank.stop();
  }
}
