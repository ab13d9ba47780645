import { type Counted, counted, type Difference, differences, doubts } from '../../core/calendar/appraise.ts';
import { type Move, movesOf } from '../../core/calendar/moves.ts';
import { parseCalendarYear } from '../../core/calendar/parse.ts';
import type { CalendarYear } from '../../core/calendar/workday.ts';
import { by, type Context, type Event, type Transaction } from '../context.ts';
import { badInput, notNow, refuse } from '../refusal.ts';
import { runningNow } from './clocked.ts';
import type { CalendarVersion } from './port.ts';

const RULE = '国务院办公厅放假安排';

/** A year as it is handed in: a file as it is, or what was put together on the page; `said` answers the doubts. */
export type HandedIn = {
  readonly year: number;
  readonly file?: { readonly name: string; readonly text: string } | undefined;
  readonly arrangement?: unknown;
  readonly said: string;
};

/** What a person reads of an arrangement before it counts. `digest` is SHA-256 of the content as the journal keeps it. */
export type Appraised = {
  readonly year: number;
  readonly value: CalendarYear;
  readonly digest: string;
  readonly counted: Counted;
  readonly doubts: readonly string[];
  readonly differences: readonly Difference[];
  readonly moves: readonly Move[];
};

/** What a year would come to and what it would move; nothing is changed. */
export async function previewCalendar(ctx: Context, handed: HandedIn): Promise<Appraised> {
  const value = arrangementOr400(handed);
  return ctx.inTransaction((tx) => tx.asSystem((system) => appraise(system, ctx, { year: handed.year, value })));
}

/**
 * One person hands a year in; it counts only once another has confirmed it. A faulty one changes nothing; one with doubts needs a word; one that is already
 * in force, or comes while another of the year waits, is refused.
 */
export async function proposeCalendar(ctx: Context, handed: HandedIn): Promise<void> {
  const { year, file } = handed;
  const value = arrangementOr400(handed);
  await ctx.inTransaction((tx) =>
    tx.asSystem(async (system) => {
      const { digest, doubts: open } = await appraise(system, ctx, { year, value });
      const inForce = ctx.calendar[year];
      if (inForce && digestOf(ctx, year, inForce) === digest) notNow(RULE, `${year}年现行的就是这份安排，不用再载入`);
      if (open.length > 0 && handed.said.trim().length < shortestWord)
        badInput('said', RULE, `这份安排有需要说明的地方，请写明依据后再提交：${open.join('')}`);
      const version: CalendarVersion = {
        ...{ id: ctx.tools.newId(), year, data: value, said: handed.said.trim() || null },
        ...{ fileName: file?.name ?? null, fileDigest: file ? ctx.tools.digest(file.text) : null },
        ...{ proposedBy: ctx.actor.accountId, proposedAt: ctx.now, outcome: null, word: null, decidedBy: null, decidedAt: null },
      };
      if (!(await system.time.addCalendarVersion(version)))
        refuse({ kind: 'conflict', message: `${year}年已有一份安排等待确认，请先办理那一份` });
      await system.record({ ...about(ctx), action: 'proposeCalendar', detail: particulars(ctx, version) });
      await tellConfirmers(system, ctx, version);
    }),
  );
}

const shortestWord = 4;

export type Answer = { readonly outcome: 'confirmed' | 'refused' | 'withdrawn'; readonly digest: string; readonly word: string };

/**
 * A second person decides: another administrator, or a leader of the provincial authority. Whoever handed it in may only take it back. `digest` is that of
 * what was read, so that nobody confirms what they have not seen. Those whose days it moves are told.
 */
export async function answerCalendar(ctx: Context, year: number, { outcome, digest, word }: Answer): Promise<void> {
  if (!keepsCalendar(ctx)) refuse({ kind: 'notAllowed' });
  await ctx.inTransaction((tx) =>
    tx.asSystem(async (system) => {
      const version = (await system.time.calendarVersions(year)).find((one) => one.outcome === null);
      if (!version) return notNow(RULE, `${year}年没有等待确认的安排，请先载入`);
      mayAnswerOr4xx(ctx, version, outcome);
      const value = version.data;
      if (digestOf(ctx, year, value) !== digest) refuse({ kind: 'conflict', message: '等待确认的安排已经换了一份，请核对后再办理' });
      if (outcome === 'refused' && word.trim() === '') badInput('word', RULE, '请写明不予确认的原因');
      const decision = { outcome, word: word.trim() || null, decidedBy: ctx.actor.accountId, decidedAt: ctx.now };
      if (!(await system.time.decideCalendarVersion(version.id, decision)))
        refuse({ kind: 'conflict', message: `${year}年的这份安排刚由他人办理，请刷新后查看` });
      const { moves } = await appraise(system, ctx, { year, value });
      await system.record({ ...about(ctx), action: `${outcome}Calendar`, detail: { ...particulars(ctx, version), word: decision.word } });
      if (outcome === 'confirmed') {
        await system.time.loadCalendarYear(year, value, ctx.actor.accountId, ctx.now);
        await tellMoved(system, ctx, { year, value, version: version.id });
      }
      if (version.proposedBy !== null && version.proposedBy !== ctx.actor.accountId)
        await system.post({
          key: `calendar:answered:${version.id}`,
          to: { accountId: version.proposedBy },
          subject: `${year}年工作日历${outcome === 'confirmed' ? '已确认，现已生效' : '未予确认'}`,
          body: outcome === 'confirmed' ? `由${ctx.actor.organisationName}的${ctx.actor.name}确认，变动 ${moves.length} 项。` : word,
          link: '/app/calendar',
        });
    }),
  );
}

/** Whether this person may see what waits and what was before: who keeps the system, and the provincial authority's leaders. */
export const keepsCalendar = ({ actor }: Context): boolean =>
  actor.roles.includes('administrator') || (actor.organisationKind === 'province' && actor.roles.includes('leader'));

function mayAnswerOr4xx(ctx: Context, version: CalendarVersion, outcome: Answer['outcome']): void {
  const own = version.proposedBy === ctx.actor.accountId;
  if (own && outcome !== 'withdrawn') notNow('两人办理', '这份安排是您提交的，须由另一位系统管理员或者省级主管部门的领导确认；您可以收回');
  if (!own && outcome === 'withdrawn') notNow('两人办理', '这份安排不是您提交的，不能收回；可以确认或者不予确认');
}

/** What is in the journal of a year's arrangement: all of it, so that it can be read and compared without this system. */
const particulars = (ctx: Context, version: CalendarVersion): Record<string, unknown> => {
  const value = version.data;
  const inForce = ctx.calendar[version.year];
  return {
    ...{ year: version.year, document: value.doc, off: value.off.map((range) => range.join('至')), work: value.work },
    ...{ digest: digestOf(ctx, version.year, value), replaces: inForce ? digestOf(ctx, version.year, inForce) : null },
    ...{ file: version.fileName, fileDigest: version.fileDigest, said: version.said },
  };
};

const about = (ctx: Context): Pick<Event, 'at' | 'actor' | 'article' | 'subject'> => ({
  ...by(ctx),
  article: null,
  subject: { kind: 'calendar', id: null },
});

/** SHA-256 of the content, its parts in one order whatever file it came in. */
export const digestOf = ({ tools }: Pick<Context, 'tools'>, year: number, { doc, issued, off, work }: CalendarYear): string =>
  tools.digest(JSON.stringify({ year, doc, issued: issued ?? null, off, work }));

export async function appraise(
  system: Transaction,
  ctx: Context,
  { year, value }: { year: number; value: CalendarYear },
): Promise<Appraised> {
  const inForce = ctx.calendar[year];
  const asked = { today: ctx.today, before: ctx.calendar, after: { ...ctx.calendar, [year]: value } };
  return {
    ...{ year, value, digest: digestOf(ctx, year, value), counted: counted(year, value) },
    doubts: doubts(year, value, inForce),
    differences: differences(inForce, value),
    moves: movesOf(await runningNow(system, ctx), asked),
  };
}

function arrangementOr400({ year, file, arrangement }: HandedIn): CalendarYear {
  const parsed = parseCalendarYear(file ? file.text : arrangement, year);
  if (parsed.ok) return parsed.value;
  return refuse({ kind: 'badInput', faults: parsed.faults.map((message) => ({ path: String(year), rule: RULE, message })) });
}

async function tellConfirmers(system: Transaction, ctx: Context, { id, year }: CalendarVersion): Promise<void> {
  const operators = (await system.reporting.timeline.operators()).map((organisationId) => ({ organisationId, role: 'administrator' }));
  const provinces = (await system.directory.organisations({ kinds: ['province'] })).filter((one) => one.active);
  for (const to of [...operators, ...provinces.map((one) => ({ organisationId: one.id, role: 'leader' }))])
    await system.post({
      key: `calendar:proposed:${id}:${to.organisationId}`,
      to,
      subject: `${year}年工作日历待确认`,
      body: `${ctx.actor.organisationName}的${ctx.actor.name}提交了${year}年的放假调休安排，须由另一人对照国务院办公厅通知核对确认后生效。`,
      link: '/app/calendar',
    });
}

/** Each organisation one letter with its own days that change. */
async function tellMoved(
  system: Transaction,
  ctx: Context,
  { year, value, version }: { year: number; value: CalendarYear; version: string },
): Promise<void> {
  const running = await runningNow(system, ctx);
  const asked = { today: ctx.today, before: ctx.calendar, after: { ...ctx.calendar, [year]: value } };
  for (const organisationId of new Set(running.flatMap((one) => one.organisations))) {
    const own = running.filter((one) => one.organisations.includes(organisationId));
    const lines = movesOf(own, asked).map((one) => `${one.what}：${one.before} → ${one.after}`);
    if (lines.length === 0) continue;
    await system.post({
      key: `calendar:moved:${version}:${organisationId}`,
      to: { organisationId },
      subject: `${year}年放假安排已载入，有期限变动`,
      body: `${lines.slice(0, mostLines).join('；')}${lines.length > mostLines ? `；等 ${lines.length} 项` : ''}。`,
      link: '/app',
    });
  }
}

const mostLines = 12;
