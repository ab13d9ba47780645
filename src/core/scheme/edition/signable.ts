import { type Honoured, unreadChoices } from './coverage.ts';
import type { Edition } from './edition.ts';
import { conditionsOf, readingsOf, sentencesOf } from './walk.ts';

/**
 * Why an edition that is without fault can't be signed yet: it asks for what the program does not carry out, beyond what the edition of now asks for. Each is
 * a sentence with its place. An edition may be drafted, compared and kept all the same.
 */
export function unsignable(edition: Edition, now: Edition, honoured: Honoured): string[] {
  return [
    ...(edition.draft ? ['文件头写着 draft: true，是草案；定稿后改为 false'] : []),
    ...newChoices(edition, now, honoured),
    ...unlike('申报条件', conditionIds(now), conditionIds(edition)),
    ...unlike('服务功能', keysOf(now, 'function'), keysOf(edition, 'function')),
    ...unlike('申报材料', keysOf(now, 'material'), keysOf(edition, 'material')),
    ...(edition.extraFields.length > 0 ? [`增加的栏目（${edition.extraFields.map(({ label }) => label).join('、')}）还不能填报`] : []),
  ];
}

function newChoices(edition: Edition, now: Edition, honoured: Honoured): string[] {
  const known = new Set(sentencesOf(now).flatMap((one) => unreadChoices(one, honoured)));
  const questions = new Map(readingsOf(edition).map((one) => [one.id, one]));
  const unread = sentencesOf(edition).flatMap((one) => unreadChoices(one, honoured));
  return unread
    .filter((one) => !known.has(one))
    .map((one) => {
      const reading = questions.get(one.split('=')[0] ?? '');
      return `${reading?.place ?? ''}解读“${reading?.question ?? one}”选的“${reading?.options[reading.chosen] ?? ''}”，程序还不能照此办理`;
    });
}

const conditionIds = (edition: Edition): string[] => conditionsOf(edition).map(({ id }) => id);
const keysOf = (edition: Edition, kind: 'function' | 'material'): string[] => sentencesOf(edition).flatMap((one) => one[kind]?.key ?? []);

function unlike(what: string, now: readonly string[], asked: readonly string[]): string[] {
  const [gone, added] = [now.filter((one) => !asked.includes(one)), asked.filter((one) => !now.includes(one))];
  return [
    ...(gone.length > 0 ? [`删去的${what}（${gone.join('、')}），程序还会照现行版本办理`] : []),
    ...(added.length > 0 ? [`增加的${what}（${added.join('、')}），程序还不能办理`] : []),
  ];
}
