import { canonical } from '../../text/canonical.ts';
import { type Honoured, unreadChoices } from './coverage.ts';
import type { Condition, Edition, EditionNumber, Settings } from './edition.ts';
import { countedNumbers } from './to-scheme.ts';
import { cellsOf, type Placed, readingsOf, sentencesOf } from './walk.ts';

/**
 * Why an edition that is without fault can't be signed yet: what it changes beyond what the program takes from the edition, each with its place. Taken from
 * it are the numbers of the conditions, the choices that the rules read, some settings, and every text; the rest still stands in code and on papers.
 */
export function unsignable(edition: Edition, now: Edition, honoured: Honoured): string[] {
  return [
    ...(edition.draft ? ['文件头写着 draft: true，是草案；定稿后改为 false'] : []),
    ...(edition.issuer === now.issuer ? [] : [`由${edition.issuer}发布：各地的年度工作还不能按本地的版本建立（第十七条）`]),
    ...newChoices(edition, now, honoured),
    ...otherMeanings(edition, now),
    ...otherCells(edition, now),
    ...otherSettings(edition.settings, now.settings),
    ...(edition.extraFields.length > 0 ? [`增加的栏目（${edition.extraFields.map(({ label }) => label).join('、')}）还不能填报`] : []),
  ];
}

function newChoices(edition: Edition, now: Edition, honoured: Honoured): string[] {
  const known = new Set(sentencesOf(now).flatMap((one) => unreadChoices(one, honoured)));
  const readings = new Map(readingsOf(edition).map((one) => [one.id, one]));
  const unread = sentencesOf(edition).flatMap((one) => unreadChoices(one, honoured));
  return unread
    .filter((one) => !known.has(one))
    .map((one) => {
      const reading = readings.get(one.split('=')[0] ?? '');
      return `${reading?.place ?? ''}解读“${reading?.question ?? one}”选的“${reading?.options[reading.chosen] ?? ''}”，程序还不能照此办理`;
    });
}

/** Sentences that are something else in the procedure than now, or are new or gone; those without effect may come and go. */
function otherMeanings(edition: Edition, now: Edition): string[] {
  const before = new Map(sentencesOf(now).map((one) => [one.id, one]));
  const after = new Map(sentencesOf(edition).map((one) => [one.id, one]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((id) => meaning(before.get(id)) !== meaning(after.get(id)))
    .map((id) => after.get(id) ?? before.get(id))
    .flatMap((one) => (one ? [`${one.place}“${shortened(one.text)}”改动的不只是条件的数，程序、文书还会照现行版本办理`] : []));
}

const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** What a sentence is, without what may differ: its words, the number of a condition, the days of the edition itself, what is chosen. */
function meaning(one: Placed | undefined): string {
  if (!one) return '{}';
  const { id, place, text, paragraph, readings, reading, otherNumbers, cites, noEffect, condition, number, ...rest } = one;
  return canonical({ ...rest, ...(condition ? { condition: withoutNumber(condition) } : {}), ...(number ? numbered(number) : {}) });
}

const withoutNumber = ({ atLeast, atMost, unit, because, ...rest }: Condition): object => rest;

/** Numbers that are taken from the edition wherever they are said. */
const taken: readonly string[] = ['servedEnterprises', 'adopted', 'inForce', ...countedNumbers];
const numbered = ({ is, value, ...rest }: EditionNumber): object => ({ number: taken.includes(is) ? { is } : { is, value, ...rest } });

function otherCells(edition: Edition, now: Edition): string[] {
  const of = (one: Edition, annex: number) => canonical(cellsOf(one).filter((cell) => cell.annex === annex));
  const annexes = new Set([...edition.annexes, ...now.annexes].map(({ annex }) => annex));
  return [...annexes]
    .filter((annex) => of(edition, annex) !== of(now, annex))
    .map((annex) => `附件${annex}的栏目有改动，表格还会照现行版本印制`);
}

/** Settings that the rules take from the edition. */
const read: readonly (keyof Settings)[] = ['panel', 'sample', 'renewal', 'correction', 'hearing', 'spread', 'signals', 'rubric'];

const otherSettings = (settings: Settings, now: Settings): string[] =>
  (Object.keys({ ...now, ...settings }) as (keyof Settings)[])
    .filter((key) => !read.includes(key) && canonical(settings[key]) !== canonical(now[key]))
    .map((key) => `办理参数 ${key} 有改动，程序还会照现行版本办理`);
