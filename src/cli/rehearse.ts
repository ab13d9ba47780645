import { type Answer, yes } from './command.ts';
export async function rehearseCommand(_args: readonly string[]): Promise<Answer> {
  return yes();
}
