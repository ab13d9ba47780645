import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { JournalFilter } from '../acts/directory/port.ts';
import { addDays } from '../core/calendar/day.ts';
import { sameTimeOn } from '../core/calendar/instant.ts';
import { anyOf } from './bulk.ts';
import { escapeLike } from './like.ts';
import type { Tables } from './schema.ts';
import type { Tx } from './transaction.ts';

/** A condition on the journal. */
type Condition = (w: ExpressionBuilder<Tables, 'journal'>) => Expression<SqlBool>;

/** Of a year's cases, or of a name that many share, no more are followed than this. */
const MOST = 2000;
/** Midnight in Shanghai, whatever the date. */
const MIDNIGHT = '2000-01-01T00:00:00+08:00';

/** What entries must be like, each way of asking one condition; ids first, so that the journal itself is read by its indexes. */
export async function conditionsOf(
  tx: Tx,
  { subject, number, certificate, unit, article, from, to, search }: JournalFilter,
): Promise<Condition[]> {
  const conditions: Condition[] = [];
  if (subject) conditions.push((w) => w('subjectId', '=', subject));
  if (number) conditions.push(about(await caseSubjects(tx, await dossiersNumbered(tx, number))));
  if (certificate) conditions.push(about(await certificateSubjects(tx, certificate)));
  if (unit) conditions.push(await ofUnits(tx, unit));
  if (article) conditions.push(byArticle(article));
  if (from) conditions.push((w) => w('at', '>=', sameTimeOn(from, MIDNIGHT)));
  if (to) conditions.push((w) => w('at', '<', sameTimeOn(addDays(to, 1), MIDNIGHT)));
  if (search) conditions.push(await sought(tx, search.trim()));
  return conditions;
}

/** One word, whatever it is: an article, a case's or certificate's number or how it begins, else a unit, a person or an act. */
async function sought(tx: Tx, text: string): Promise<Condition> {
  if (/^(第.+条|附件\d)/.test(text)) return byArticle(text);
  const dossiers = await dossiersNumbered(tx, text);
  if (dossiers.length > 0) return about(await caseSubjects(tx, dossiers));
  const certificates = await certificateSubjects(tx, text);
  if (certificates.length > 0) return about(certificates);
  const units = await ofUnits(tx, text);
  return (w) => w.or([units(w), w('actorName', 'like', `%${escapeLike(text)}%`), w('action', '=', text)]);
}

const prefix = (text: string): string => `${escapeLike(text)}%`;
const byArticle =
  (article: string): Condition =>
  (w) =>
    w('article', 'like', prefix(article));

const about =
  (ids: readonly string[]): Condition =>
  (w) =>
    ids.length === 0 ? w.lit(false) : w('subjectId', '=', anyOf(ids));

/** What they did, what was done in their cases – what of it an applicant does not read, too – and what was done to them. */
async function ofUnits(tx: Tx, named: string): Promise<Condition> {
  const units = await unitsNamed(tx, named);
  if (units.length === 0) return (w) => w.lit(false);
  const cases = await tx.selectFrom('dossier').select('id').where('applicantId', '=', anyOf(units)).limit(MOST).execute();
  const subjects = [...units, ...cases.map(({ id }) => id)];
  return (w) =>
    w.or([
      ...(['organisationId', 'applicantId', 'recommenderId'] as const).map((column) => w(column, '=', anyOf(units))),
      w('subjectId', '=', anyOf(subjects)),
    ]);
}

async function dossiersNumbered(tx: Tx, number: string): Promise<string[]> {
  const rows = await tx.selectFrom('dossier').select('id').where('number', 'like', prefix(number)).limit(MOST).execute();
  return rows.map(({ id }) => id);
}

async function unitsNamed(tx: Tx, text: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('organisation')
    .select('id')
    .where((w) => w.or([w('creditCode', '=', text.toUpperCase()), w('name', 'like', `%${escapeLike(text)}%`)]))
    .limit(MOST)
    .execute();
  return rows.map(({ id }) => id);
}

/** A case itself, objections to it, and the title that came of it with all that came of the title. */
async function caseSubjects(tx: Tx, dossiers: readonly string[]): Promise<string[]> {
  if (dossiers.length === 0) return [];
  const objections = await tx.selectFrom('objection').select('id').where('dossierId', '=', anyOf(dossiers)).execute();
  const platforms = await tx.selectFrom('platform').select('id').where('dossierId', '=', anyOf(dossiers)).execute();
  return [
    ...dossiers,
    ...objections.map(({ id }) => id),
    ...(await titleSubjects(
      tx,
      platforms.map(({ id }) => id),
    )),
  ];
}

async function certificateSubjects(tx: Tx, certificate: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('platform')
    .select(['id', 'dossierId'])
    .where('certificateNumber', 'like', prefix(certificate))
    .limit(MOST)
    .execute();
  const titles = rows.map(({ id }) => id);
  const entered = await tx
    .selectFrom('earlierPlatform')
    .select('id')
    .where((w) => w.or([w('certificateNumber', '=', certificate), w('platformId', '=', anyOf(titles))]))
    .limit(MOST)
    .execute();
  return [...rows.flatMap(({ dossierId }) => dossierId ?? []), ...entered.map(({ id }) => id), ...(await titleSubjects(tx, titles))];
}

/** A title, its reports, reward, revocation and showcases. */
async function titleSubjects(tx: Tx, platforms: readonly string[]): Promise<string[]> {
  if (platforms.length === 0) return [];
  const ids = [...platforms];
  for (const table of ['report', 'reward', 'revocation', 'showcase'] as const) {
    const rows = await tx.selectFrom(table).select('id').where('platformId', '=', anyOf(platforms)).execute();
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}
