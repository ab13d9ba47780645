import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, readConfig, requireSecrets } from '../config.ts';
import { openDatabank } from '../databank.ts';
import { createSealer, newSecret } from '../store/crypto.ts';
import { scratchName } from '../store/engine/scratch.ts';
import { isKnownToServer, refuseOtherInstallation } from '../store/installation.ts';
import { ringOf } from '../store/key-ring.ts';
import { createPool } from '../store/pool.ts';
import { resealAll } from '../store/reseal.ts';
import { type Answer, no, parse, Usage, yes } from './command.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

/**
 * `reseal key`: a new key before the present one in DATA_DIR; `reseal`: what lies under former keys comes under the first, while the server goes on
 * (docs/decisions/0066). Exit 1 where something is left, and the former key may not go.
 */
export async function resealCommand(args: readonly string[]): Promise<Answer> {
  const [verb, ...more] = parse(args, {}).words;
  if (more.length > 0 || (verb !== undefined && verb !== 'key'))
    throw new Usage('用法：reseal key，或 reseal / usage: reseal key | reseal');
  const config = readConfig();
  return verb === 'key' ? keyBefore(config) : resealed(config);
}

async function keyBefore(config: Config): Promise<Answer> {
  if (config.databaseUrl !== null || config.sealKey !== null || config.sealCommand !== null)
    throw new Usage(
      '密钥由 SHIFAN_SEAL_KEY（或给出它的命令）给出：请把 openssl rand -base64 32 的结果写在原密钥前面，以逗号分开，再重新启动服务 / put the new key before the former one, by a comma, and restart',
    );
  const file = join(config.dataDir, 'seal-key');
  const former = (await readFile(file, 'utf8')).trim();
  if (ringOf(former).length > 1)
    return no(`${file} 里已有新旧两个密钥：请先运行 bin/shifan reseal，办完后删去第二行 / a change is under way`);
  await replace(file, `${Buffer.from(newSecret(), 'hex').toString('base64')}\n${former}\n`);
  return yes(
    file,
    '新密钥已写在第一行，原密钥在第二行。请依次：另存密钥（bin/shifan backup keys），重新启动服务，运行 bin/shifan reseal / back the keys up, restart the server, then run reseal',
  );
}

/** At no moment is there a file without both keys. */
async function replace(file: string, text: string): Promise<void> {
  const scratch = scratchName(file);
  const written = await open(scratch, 'wx', 0o600);
  try {
    await written.writeFile(text);
    await written.sync();
  } finally {
    await written.close();
  }
  await rename(scratch, file);
}

async function resealed(config: Config): Promise<Answer> {
  requireSecrets(config);
  const bank = await openDatabank(config, say);
  const owner = createPool(bank.owner, 2);
  try {
    const sealer = createSealer(bank.sealKey);
    await refuseOtherInstallation(owner, { demonstration: config.demonstration, sealer });
    if (!(await isKnownToServer(owner, sealer)))
      return no(
        '正在运行的服务还不知道新密钥，换上以后会读不出来：请先重新启动服务，再运行 / restart the server first, it does not know the new key',
      );
    const { rows, left } = await resealAll(owner, sealer, progress());
    const told = `已改用新密钥 ${rows} 行 / resealed`;
    if (left.length > 0)
      return no(
        [
          `${told}；还有不在新密钥下的，原密钥不能去掉。多是更换时仍有服务用着原密钥，请全部重新启动后再运行；再运行仍在的，是被改动或从别处搬来的，打不开 / left:`,
          ...left.map((one) => `${one.place}　${one.rows}`),
        ].join('\n'),
        String(rows),
      );
    return yes(
      String(rows),
      sealer.ids.length > 1
        ? `${told}，数据库里没有留下原密钥的密文：可以去掉原密钥，再重新启动服务。更换以前的备份仍要用原密钥打开，请随备份保管 / the former key may go; older backups still need it`
        : told,
    );
  } finally {
    await owner.end();
    await bank.leave();
  }
}

/** A line every tenth. */
function progress(): (done: number, all: number) => void {
  let said = 0;
  return (done, all) => {
    const tenth = Math.floor((done * 10) / Math.max(1, all));
    if (tenth <= said) return;
    said = tenth;
    say(`${done}/${all}`);
  };
}
