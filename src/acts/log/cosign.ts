import type { World } from '../context.ts';
import { badInput } from '../refusal.ts';

/** A witness's line under a checkpoint that was signed here, kept and published with it from then on. @throws Refused where it is of no known witness. */
export async function cosign(world: World, { size, line }: { size: number; line: string }): Promise<{ witness: string }> {
  const checkpoint = await world.asSystem((tx) => tx.logs.ofSize(size));
  if (checkpoint === null) return badInput('size', '检查点', `没有签发过含 ${size} 条的检查点，请重新下载检查点后再会签`);
  const witness = world.tools.log.witnessOf(checkpoint, line);
  if (witness === null)
    return badInput('line', '会签', '会签不是已登记的见证方对这个检查点作出的：请先把见证方的公钥交系统管理员登记，登记后再会签');
  await world.asSystem((tx) => tx.logs.cosign(size, witness, `${line}\n`));
  return { witness };
}
