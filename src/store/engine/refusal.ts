import { codeOf } from '../../core/text/code-of.ts';
/** An error an operator can act on: what is wrong and what to do, in Chinese, then in English. */
export function refusal(chinese: string, english: string, cause?: unknown): Error {
  const error = new Error(`${chinese}\n${english}`, cause === undefined ? undefined : { cause });
  error.name = 'EngineRefusal';
  return error;
}

/** For `.catch()`: swallows an error of one of these codes, throws any other. */
export function unless(...codes: string[]): (error: unknown) => undefined {
  return (error) => {
    if (codes.includes(codeOf(error))) return undefined;
    throw error;
  };
}
