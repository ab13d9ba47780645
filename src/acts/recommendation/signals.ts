import { servedFigures } from '../../core/annexes/derive.ts';
import type { Content, Row } from '../../core/annexes/field.ts';
import { cellAt, pathOf, rowsOf, textIn, valueAt } from '../../core/annexes/rows.ts';
import { findings } from '../../core/consistency/findings.ts';
import { areaOf } from '../../core/identifiers/area.ts';
import { enterpriseKey } from '../../core/identifiers/enterprise-name.ts';
import type { Context } from '../context.ts';
import type { DossierLine } from '../dossier/port.ts';
import { found } from '../refusal.ts';
import { caseSeen } from './case.ts';
import type { Claim, Owner, Twin } from './comparisons-port.ts';

/** A pattern worth a look, with the places that show it; never a reason to refuse anything. */
export type Signal = { id: string; article: string; title: string; message: string; paths: string[]; rows: SharedRow[] };
/** A row of annex 5 (counted from 1) whose enterprise others list too, and what stands there: 乙公司第2行：技术培训. */
export type SharedRow = { path: string; row: number; enterprise: string; service: string; others: string[] };
type Pattern = Omit<Signal, 'rows'>;

/**
 * What lists and files show, within the case and beside others of the round or earlier (附件5、第九条). Of other applicants only those are named whose
 * cases the actor's own office has; of the rest how many. Refuses 404 whoever is neither recommender nor authority of the case.
 */
export async function signalsOf(ctx: Context, dossierId: string): Promise<Signal[]> {
  const { dossier, line, round, content } = await ctx.inTransaction(async (tx) => {
    const seen = await caseSeen(tx, ctx, dossierId, ['recommenderOf', 'authorityOf']);
    const placed = found(await tx.dossiers.line(dossierId));
    return {
      dossier: seen,
      line: placed,
      round: found(await tx.rounds.round(seen.roundId)),
      content: await tx.dossiers.content(dossierId, 'open'),
    };
  });
  const { claims, twins } = await ctx.asSystem(async (tx) => ({
    claims: await tx.recommendations.claimsBesides(dossier, namesIn(content)),
    twins: await tx.recommendations.twinsOf(dossier),
  }));
  const told = whoIsTold(ctx);
  const inForm = findings(content, ctx.tools.schemes.named(round.scheme)).filter((one) => one.severity === 'signal');
  const patterns: Pattern[] = [
    ...otherArea(line),
    ...sameFiles(twins, dossier.applicantId, told),
    ...shorterList(content),
    ...inForm.map(({ id, article, message, paths }) => ({ id, article, title: titles[id] ?? '名单信号', message, paths: [...paths] })),
  ];
  return [...claimedElsewhere(content, claims, told), ...patterns.map((one) => ({ ...one, rows: [] }))].sort(byWeight);
}

/** What weighs most is read first: whose list and whose area it is, one telephone, one file; a name alone comes late. */
const weights = [
  'other-area',
  'claimed-elsewhere',
  'same-mobile',
  'consecutive-mobiles',
  'related-enterprise',
  'same-file',
  'shorter-list',
  'same-contact',
  'unrated-enterprises',
];
const weightOf = ({ id }: Signal): number => weights.indexOf(id.split(':')[0] ?? id);
const byWeight = (a: Signal, b: Signal): number => weightOf(a) - weightOf(b) || b.paths.length - a.paths.length;

/** The enterprises of annex 5, each once, as others' lists are asked for them. */
const namesIn = (content: Content): string[] => [
  ...new Set(
    rowsOf(content, 'served')
      .map((row) => enterpriseKey(textIn(cellAt(row, 'enterprise'))))
      .filter((name) => name !== ''),
  ),
];

/** Registered in another area than that of the authority it turned to: begun before that was asked, or moved since. */
function otherArea(line: DossierLine): Pattern[] {
  const { outside, registeredIn } = areaOf(line);
  if (!outside) return [];
  const message = `申报单位登记在${registeredIn}，推荐部门是${line.recommenderName}；申请应向当地主管部门提出，推荐限本辖区（第八条（一）（二））`;
  return [{ id: 'other-area', article: '第八条（二）', title: '不是本辖区的单位', message, paths: ['address'] }];
}

const titles: Readonly<Record<string, string>> = {
  'same-mobile': '手机号码相同',
  'same-contact': '联系人同名',
  'consecutive-mobiles': '手机号码连号',
  'related-enterprise': '服务企业与申报单位有关联',
  'unrated-enterprises': '未评价企业',
};

type Told = ((owners: readonly Owner[]) => string) & { readonly mayName: (one: Owner) => boolean };

/** 甲公司、乙公司和另1家单位: those of the actor's own office by name, each once. */
function whoIsTold({ actor }: Context): Told {
  const isOurs = (one: Owner) => one.recommenderId === actor.organisationId || (one.issuerId === actor.organisationId && one.recommended);
  const said = (owners: readonly Owner[]): string => {
    const each = [...new Map(owners.map((one) => [one.applicantId, one])).values()];
    const names = each.filter(isOurs).map((one) => one.applicant);
    const others = each.length - names.length;
    return [names.join('、'), others > 0 ? `另${others}家单位` : ''].filter((part) => part !== '').join('和');
  };
  return Object.assign(said, { mayName: isOurs });
}

const MOST_NAMED = 5;

function claimedElsewhere(content: Content, claims: readonly Claim[], told: Told): Signal[] {
  const byName = new Map<string, Claim[]>();
  for (const claim of claims) {
    const name = enterpriseKey(claim.enterprise);
    if (name !== '') byName.set(name, [...(byName.get(name) ?? []), claim]);
  }
  const shared = rowsOf(content, 'served').flatMap((row, index) => {
    const enterprise = textIn(cellAt(row, 'enterprise'));
    const same = byName.get(enterpriseKey(enterprise));
    return same ? [{ ...sharedRow(row, index, same, told), by: told(same) }] : [];
  });
  if (shared.length === 0) return [];
  const groups = [...new Set(shared.map((one) => one.by))].map((by) =>
    named(
      by,
      shared.filter((one) => one.by === by),
    ),
  );
  const message = `${shared.length}家企业也列在本轮其他单位的附件5中：${groups.join('；')}`;
  return [
    {
      id: 'claimed-elsewhere',
      article: '附件5',
      title: '多家单位申报同一服务企业',
      message,
      paths: shared.map((one) => one.path),
      rows: shared.map(({ by: _, ...one }) => one),
    },
  ];
}

const sharedRow = (row: Row, index: number, same: readonly Claim[], told: Told): SharedRow => ({
  path: pathOf('served', row, 'enterprise'),
  row: index + 1,
  enterprise: textIn(cellAt(row, 'enterprise')),
  service: textIn(cellAt(row, 'service')),
  others: [
    ...same.filter(told.mayName).map((one) => `${one.applicant}第${one.row}行：${one.service || '未写服务内容'}`),
    ...hidden(same, told),
  ],
});

/** Of lists that the asker may not see, only how many. */
function hidden(same: readonly Claim[], told: Told): string[] {
  const others = same.filter((one) => !told.mayName(one));
  return others.length > 0 ? [told(others)] : [];
}

/** 乙平台有限公司和另1家单位也列有甲公司、丙公司等12家: by whom they are claimed too, the first of them by name. */
function named(by: string, shared: readonly { enterprise: string }[]): string {
  const first = shared.slice(0, MOST_NAMED).map((one) => one.enterprise);
  return `${by}也列有${first.join('、')}${shared.length > MOST_NAMED ? `等${shared.length}家` : ''}`;
}

/** By file: the same bytes in the applicant's own earlier case, and in others'. */
function sameFiles(twins: readonly Twin[], applicantId: string, told: Told): Pattern[] {
  const files = [...new Set(twins.map(({ kind, name }) => JSON.stringify([kind, name])))];
  return files.map((file) => {
    const [kind, name] = JSON.parse(file) as [string, string];
    const same = twins.filter((one) => one.kind === kind && one.name === name);
    const own = same.filter((one) => one.applicantId === applicantId).map((one) => `本单位${one.roundYear}年度申报`);
    const others = same.filter((one) => one.applicantId !== applicantId);
    const [now, before] = [others.filter((one) => one.sameRound), others.filter((one) => !one.sameRound)];
    const where = [...own, ...(now.length > 0 ? [`${told(now)}本轮申报`] : []), ...(before.length > 0 ? [`${told(before)}以往申报`] : [])];
    const message = `“${name}”与${where.join('、')}的材料逐字节相同`;
    return { id: `same-file:${kind}:${name}`, article: '第九条', title: '材料与其他申报相同', message, paths: [`materials/${kind}`] };
  });
}

function shorterList(content: Content): Pattern[] {
  const rows = servedFigures(content).rows;
  const stated = Number(valueAt(content, 'servedTotal') ?? 0);
  if (rows >= stated) return [];
  const message = `附件5写明实际服务${stated}家，名单只列${rows}家，少${stated - rows}家`;
  return [{ id: 'shorter-list', article: '附件5', title: '名单少于所写家数', message, paths: ['servedTotal', 'served'] }];
}
