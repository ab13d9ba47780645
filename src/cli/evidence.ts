import { createWriteStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { evidenceOf } from '../api/evidence.ts';
import { readConfig } from '../config.ts';
import { purposeFault } from '../core/disclosure/purpose.ts';
import { assemble } from '../main.ts';
import { asSystem } from './as-system.ts';
import { type Answer, no, parse, Usage, yes } from './command.ts';

/** `evidence CASE FILE --purpose WHY [--masked]`: the evidence of a case by its number; whole it shows personal data, so why it is taken stands in the journal (第十六条). */
export async function evidenceCommand(args: readonly string[]): Promise<Answer> {
  const { words, flags } = parse(args, { purpose: 'valued', masked: 'flag' });
  const [number, file, ...more] = words;
  if (number === undefined || file === undefined || more.length > 0)
    throw new Usage('用法：evidence 申报编号 文件.zip --purpose 用途 [--masked] / usage: evidence CASE FILE.zip --purpose WHY [--masked]');
  const purpose = typeof flags.purpose === 'string' ? flags.purpose.trim() : '';
  const fault = purposeFault(purpose);
  if (fault !== null) throw new Usage(`证据包须用 --purpose 写明用途：${fault} / --purpose is required`);
  const system = await assemble(readConfig());
  try {
    const world = await system.world();
    const dossier = await world.asSystem((tx) => tx.dossiers.numbered(number));
    if (dossier === null) return no(`没有编号为“${number}”的申报 / no such dossier`);
    const { actor, ...ctx } = asSystem(world);
    // The operator holds the database and its keys: reads as a supervisor does, and may have the case as its issuer does.
    const operator = { ...ctx, actor: { ...actor, organisationId: dossier.issuerId, roles: ['supervisor' as const] } };
    if (existsSync(file)) throw new Usage(`${file} 已经存在，不覆盖 / is there already`);
    const { bytes } = await evidenceOf(operator, dossier.id, { purpose, masked: flags.masked === true, byOperator: true });
    const into = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    let isOurs = false;
    into.once('open', () => {
      isOurs = true;
    });
    await pipeline(Readable.from(bytes instanceof Uint8Array ? [bytes] : bytes), into).catch(async (error: unknown) => {
      if (isOurs) await rm(file, { force: true });
      throw error;
    });
    return yes(file);
  } finally {
    await system.leave();
  }
}
