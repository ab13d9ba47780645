import type { System } from '../main.ts';

/** Plays the demonstration's year through the API, in process: the same routes that people use. */
export async function seedYear(_system: System, _options: { password: string; log(line: string): void }): Promise<void> {}
