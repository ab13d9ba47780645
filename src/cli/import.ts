import { type Answer, yes } from './command.ts';
export async function importCommand(_args: readonly string[]): Promise<Answer> {
  return yes();
}
