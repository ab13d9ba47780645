import { checkCreditCode } from '../core/identifiers/credit-code.ts';
import { checkIdNumber } from '../core/identifiers/id-number.ts';
import { type Answer, no, parse, Usage, yes } from './command.ts';

/** `check credit-code` and `check id-number`: exit 0 where form and check character are right, with what is odd about it on stderr; 1 with the reason otherwise. */
export async function checkCommand(args: readonly string[]): Promise<Answer> {
  const { words } = parse(args, {});
  const [what, text, ...more] = words;
  if (text === undefined || more.length > 0)
    throw new Usage('用法：check credit-code 代码，或 check id-number 号码 / usage: check credit-code CODE | check id-number NUMBER');
  if (what === 'credit-code') return answer(checkCreditCode(text));
  if (what === 'id-number') return answer(checkIdNumber(text));
  throw new Usage(`不能核对“${what}”；可以核对 credit-code、id-number / can't check that; there are credit-code, id-number`);
}

const answer = (checked: { ok: true; warning?: string } | { ok: false; message: string }): Answer =>
  checked.ok ? yes(undefined, checked.warning) : no(checked.message);
