import { canonical } from '../../text/canonical.ts';
import { keysOf } from '../../text/keys-of.ts';
import { type Honoured, unreadChoices } from './coverage.ts';
import { settingNames } from './difference.ts';
import type { Edition, Settings } from './edition.ts';
import { meaning, saidOf } from './meaning.ts';
import { localCells, localMeanings, localNames, localSettings } from './signable-local.ts';
import { cellsOf, readingsOf, sentencesOf } from './walk.ts';

/**
 * Why an edition that is without fault can't be signed yet: what it changes beyond what the program takes from the edition, each with its place. Taken from
 * it are the numbers of the conditions, the choices that the rules read, some settings, and every text; the rest still stands in code and on papers. An
 * edition of a city (第十七条), which another office issues than `now`, its base, may also have names, parties and an area of its own, and ask less.
 */
export function unsignable(edition: Edition, now: Edition, honoured: Honoured): string[] {
  const local = edition.issuer !== now.issuer;
  return [
    ...(edition.draft ? ['文件头写着 draft: true，是草案；定稿后改为 false'] : []),
    ...(local ? localNames(edition, now) : []),
    ...newChoices(edition, now, honoured),
    ...(local ? localMeanings(edition, now) : otherMeanings(edition, now)),
    ...(local ? localCells(edition, now) : otherCells(edition, now)),
    ...otherSettings(local ? withTaken(edition.settings, now.settings) : edition.settings, now.settings),
    ...(local ? localSettings(edition.settings) : []),
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
    .flatMap((one) => (one ? [saidOf(one)] : []));
}

function otherCells(edition: Edition, now: Edition): string[] {
  const of = (one: Edition, annex: number) => canonical(cellsOf(one).filter((cell) => cell.annex === annex));
  const annexes = new Set([...edition.annexes, ...now.annexes].map(({ annex }) => annex));
  return [...annexes]
    .filter((annex) => of(edition, annex) !== of(now, annex))
    .map((annex) => `附件${annex}的栏目有改动，表格还会照现行版本印制`);
}

/** Settings that the rules take from the edition. */
const read: readonly (keyof Settings)[] = [
  'panel',
  'sample',
  'stamped',
  'asked',
  'renewal',
  'correction',
  'hearing',
  'reconsideration',
  'spread',
  'signals',
  'rubric',
];

/** A city's area and recommenders are its own. */
const withTaken = (settings: Settings, { region, recommenders }: Settings): Settings => ({ ...settings, region, recommenders });

const otherSettings = (settings: Settings, now: Settings): string[] =>
  keysOf({ ...now, ...settings })
    .filter((key) => !read.includes(key) && canonical(settings[key]) !== canonical(now[key]))
    .map((key) => `办理参数“${settingNames[key]}”有改动，程序还会照现行版本办理`);
