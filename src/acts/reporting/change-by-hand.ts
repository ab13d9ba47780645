import { type FigureKey, type Figures, figures as fields, figureKeys } from '../../core/annexes/annex7.ts';
import { isBlank, readText } from '../../core/annexes/read.ts';
import { labelOf, partFaults } from '../../core/reporting/faults.ts';
import { standingOf } from '../../core/reporting/standing.ts';
import { type ByHand, withByHand } from '../../core/reporting/table.ts';
import { by, type Context } from '../context.ts';
import { badInput, expectVersion, found, notNow, refuse } from '../refusal.ts';
import type { Summary } from './records.ts';
import { belowOf } from './report-case.ts';
import { reportsOf } from './summary-case.ts';

export type HandChange = {
  readonly platformId: string;
  readonly figure: string;
  /** Null takes an earlier change back. */
  readonly value: string | null;
  readonly reason: string;
  readonly version?: number | undefined;
};

const article = '第十五条';
const writable: readonly Summary['state'][] = ['open', 'prepared', 'returned', 'amending', 'amended'];

export const isItsOfficer = ({ actor }: Context, { authorityId }: Pick<Summary, 'authorityId'>): boolean =>
  actor.organisationId === authorityId && actor.roles.includes('officer');

/** The authority's officers may, while the table is not signed. */
export const mayChange = (ctx: Context, summary: Summary): boolean => isItsOfficer(ctx, summary) && writable.includes(summary.state);

/**
 * Changes a figure of annex 8 by hand, for the version of the report that stands; the reason is printed with the table and goes to the issuer. What was prepared
 * has to be prepared anew. Throws Refused.
 */
export async function changeByHand(ctx: Context, id: string, { platformId, figure, value, reason, version }: HandChange): Promise<Summary> {
  return ctx.inTransaction(async (tx) => {
    const summary = found(await tx.reporting.lockedSummary(id));
    if (ctx.actor.organisationId !== summary.authorityId) refuse({ kind: 'notAllowed' });
    expectVersion(summary.version, version, '汇总表');
    if (!mayChange(ctx, summary)) notNow(article, '已签发的汇总表不能改动；有补报、更正的，请编制更正表');
    const key = keyOf(figure);
    const report = (await reportsOf(tx, summary)).find((one) => one.platformId === platformId);
    const standing = report && standingOf(report);
    if (!report || !standing) return badInput('platformId', '附件8', '这个平台没有列入汇总表，不能更改它的数据');
    const { acceptedBy } = await tx.asSystem((system) => belowOf(system, report));
    if (acceptedBy) notNow(article, `${acceptedBy}已接收汇总表中的这一行，不能改动；确需更改的，报请${acceptedBy}退回汇总表`);
    const others = summary.byHand.filter((one) => one.platformId !== platformId || one.figure !== key);
    const change = value === null ? [] : [{ platformId, no: standing.no, figure: key, value: readAs(key, value), reason: wordOf(reason) }];
    const byHand = [...others, ...change];
    partsWithin(
      standing.figures,
      byHand.filter((one) => one.platformId === platformId && one.no === standing.no),
    );
    if (!(await tx.reporting.changeSummary(id, summary.version, { byHand })))
      refuse({ kind: 'conflict', message: '汇总表刚被他人办理，请刷新后查看最新状态' });
    await tx.record({
      ...by(ctx, 'officer'),
      action: 'changeSummaryByHand',
      article,
      subject: { kind: 'summary', id },
      parties: { issuerId: summary.issuerId, recommenderId: summary.authorityId },
      detail: { figure: labelOf(key), number: report.certificateNumber, from: String(standing.figures[key] ?? ''), to: value, reason },
    });
    return { ...summary, byHand, version: summary.version + 1 };
  });
}

const keyOf = (figure: string): FigureKey =>
  figureKeys.find((key) => key === figure) ?? badInput('figure', '附件8', `附件8没有“${figure}”这一项，请刷新页面`);

function readAs(key: FigureKey, value: string): string {
  const read = readText(fields[key], value);
  if (isBlank(value) || !read.ok)
    return badInput('value', labelOf(key), read.ok ? `请填写${labelOf(key)}` : `${labelOf(key)}：${read.message}`);
  if (read.note) return badInput('value', labelOf(key), `没有更改：${read.note}，再按${fields[key].unit}填写`);
  return String(read.value);
}

function partsWithin(figures: Figures, changed: readonly ByHand[]): void {
  const [fault] = partFaults(withByHand(figures, changed));
  if (fault) badInput('value', fault.label, `没有更改：${fault.message}`);
}

const wordOf = (reason: string): string => (isBlank(reason.trim()) ? badInput('reason', '更改理由', '请写明更改理由') : reason.trim());
