import { type WeighedCase, weighRound } from '../acts/dossier/impact.ts';
import { readConfig } from '../config.ts';
import type { Edition } from '../core/scheme/edition/edition.ts';
import { impactOf, impactSentences } from '../core/scheme/edition/impact.ts';
import { assemble, type System } from '../main.ts';
import { type Answer, no, yes } from './command.ts';

/**
 * What an edition would have done to the submissions of a round, by its id or its year: the sentences first, then a line for each case that turns. Names of
 * applicants are read, so the journal says that it was done.
 */
export async function impactCommand(edition: Edition, round: string): Promise<Answer> {
  const system = await assemble(readConfig());
  try {
    const world = await system.world();
    const rounds = await world.asSystem((tx) => tx.rounds.rounds());
    const found = rounds.filter(({ id, year, cancelledAt }) => cancelledAt === null && (id === round || String(year) === round));
    const [one, ...others] = found;
    if (!one)
      return no(`没有年度工作“${round}”；有 ${rounds.map(({ id, title }) => `${id} ${title}`).join('、') || '零个'} / no such round`);
    if (others.length > 0)
      return no(`${round} 年有几项年度工作，请写编号：${found.map(({ id, title }) => `${id} ${title}`).join('、')} / which round?`);
    await world.asSystem((tx) =>
      tx.record({
        at: world.now,
        actor: { id: null, name: '命令行', organisationId: null },
        action: 'weighEdition',
        article: '第十八条',
        subject: { kind: 'round', id: one.id },
        detail: { version: edition.id, title: edition.title },
      }),
    );
    return yes(told(await all(system, edition, one.id)).join('\n'));
  } finally {
    await system.leave();
  }
}

async function all(system: System, edition: Edition, roundId: string, after: string | null = null): Promise<WeighedCase[]> {
  const world = await system.world();
  const { cases, next } = await world.asSystem((tx) => weighRound(tx, world, { edition, roundId, after }));
  return next === null ? [...cases] : [...cases, ...(await all(system, edition, roundId, next))];
}

function told(cases: readonly WeighedCase[]): string[] {
  const impact = impactOf(cases);
  const line = (turn: string, side: 'before' | 'after') => (one: WeighedCase) =>
    [turn, one.number ?? '', one.applicant, one[side].bars.map(({ message }) => message).join('')].join('\t');
  return [...impactSentences(impact), ...impact.falls.map(line('不再符合', 'after')), ...impact.passes.map(line('变为符合', 'before'))];
}
