import { type Answer, yes } from './command.ts';
export async function renderCommand(_args: readonly string[]): Promise<Answer> {
  return yes();
}
