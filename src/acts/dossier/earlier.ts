import { REVOKED } from '../../core/annexes/carried.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { expiredSaid, lastingKinds, uploadedKinds } from '../../core/materials/validity.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { states } from '../../core/workflow/state.ts';
import type { Context, Transaction } from '../context.ts';
import { statesOf } from '../files/quarantine.ts';
import { found } from '../refusal.ts';
import type { DossierLine } from './port.ts';
import type { Material } from './records.ts';

/** An earlier dossier of the applicant's own, as what may be used of it again. `revokedOn`: since when its recognition is revoked. */
export type Earlier = { readonly line: DossierLine; readonly revokedOn: string | null; readonly label: string };

/** The applicant's last dossier that left its hands, other than this one; null where there is none. */
export async function lastEarlier(tx: Transaction, ctx: Context, except: string | null): Promise<Earlier | null> {
  const lines = await tx.dossiers.lines({ applicantId: ctx.actor.organisationId });
  const [last] = lines.filter((one) => one.state !== 'draft' && one.id !== except).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  return last ? earlierOf(tx, last) : null;
}

/** The same of one that is named; 404 where it is not the applicant's own. */
export async function ownEarlier(tx: Transaction, ctx: Context, id: string): Promise<Earlier> {
  const line = found(await tx.dossiers.line(id));
  return earlierOf(tx, found(line.applicantId === ctx.actor.organisationId ? line : null));
}

/** The same of one whose line is there already. */
export async function earlierOf(tx: Transaction, line: DossierLine): Promise<Earlier> {
  const platforms = line.state === 'recognised' ? await tx.recognitions.platforms({ organisationId: line.applicantId }) : [];
  const revokedOn = platforms.find(({ dossierId }) => dossierId === line.id)?.revokedOn ?? null;
  const number = line.number === null ? '' : ` ${line.number}`;
  return { line, revokedOn, label: `${line.roundYear}年度申报${number}（${revokedOn === null ? states[line.state].label : REVOKED}）` };
}

/** What becomes of a dossier's content and files after it was withdrawn, or its recognition revoked (第十二条); null where neither. */
export function fateSaid({ line, revokedOn }: Earlier): string | null {
  if (revokedOn !== null)
    return `该次认定已于${chineseDay(revokedOn)}撤销：填写的内容可以沿用，须逐项核对后才算；申报材料不沿用，请重新上传（第十二条）`;
  return line.state === 'withdrawn' ? '该申报已撤回：填写的内容和没有到期的材料可以沿用，须重新提交才算申报' : null;
}

type Under = { readonly scheme: Scheme; readonly year: number; readonly today: string };
/** `asked`: the kinds that are uploaded in the new year; `lasting`: those of which another year's files can be used too. */
type Kinds = { readonly asked: ReadonlySet<string>; readonly lasting: ReadonlySet<string> };

/** Why a file of an earlier dossier can't be used in a new one, in words; null where it can. Of the same year all that is asked for can. */
function whyNotUsed(file: Material, { line, revokedOn }: Earlier, { asked, lasting, year, today }: Omit<Under, 'scheme'> & Kinds) {
  if (revokedOn !== null) return '该次认定已撤销，不沿用，请重新上传';
  if (!asked.has(file.kind)) return '本年度不收这类材料';
  const over = expiredSaid(file, today);
  if (over !== null) return `${over}，请上传新的`;
  return line.roundYear === year || lasting.has(file.kind) ? null : '是当年的材料，请上传本年度的';
}

/** The files of an earlier dossier, each with why it can't be used. */
export async function earlierFiles(
  tx: Transaction,
  earlier: Earlier,
  { scheme, ...when }: Under,
): Promise<{ file: Material; why: string | null }[]> {
  const files = await tx.dossiers.materials(earlier.line.id);
  const malware = await statesOf(tx, files);
  const under = { ...when, asked: uploadedKinds(scheme), lasting: lastingKinds(scheme) };
  const infected = (file: Material) => (malware.get(file.fileHash) === 'infected' ? '含恶意程序，已隔离' : null);
  return files.map((file) => ({ file, why: infected(file) ?? whyNotUsed(file, earlier, under) }));
}
