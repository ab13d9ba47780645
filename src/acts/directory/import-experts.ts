import { poolChangeProcedure } from '../../core/procedure/pool-change.ts';
import {
  type ExpertCells,
  type ExpertChoice,
  type ExpertEntry,
  type ExpertLine,
  type ExpertsRead,
  type KnownExpert,
  readExperts,
} from '../../core/review/expert-list.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { notNow, refuse } from '../refusal.ts';
import { madeIn } from './accounts.ts';
import { keepContact } from './contact.ts';

const { article: REVIEW } = poolChangeProcedure;

/** A row with what a person said of it, and how the pool's entry stood that was shown beside it; null: none was. */
export type ExpertRow = ExpertCells & { readonly as?: ExpertChoice | undefined; readonly was: ExpertEntry | null };
export type ExpertsTaken = { readonly added: number; readonly changed: number; readonly same: number; readonly leftOut: number };

/** A list held against the pool as it stands; nothing is written. `placeOf`: what a row is called. */
export const lookAtExperts = (ctx: Context, rows: readonly ExpertCells[], placeOf: (at: number) => string): Promise<ExpertsRead> => {
  mayKeep(ctx);
  return ctx.asSystem(async (tx) => readExperts(rows, await tx.reviews.pool(), placeOf));
};

/**
 * The province takes a list of experts into its pool in one step, all of it or nothing (第八条（四）). Who is new gets an account that nobody can sign in to
 * before an administrator gives out its link: nobody makes an expert and becomes one. Frozen pools of rounds stay as they are.
 */
export async function importExperts(
  ctx: Context,
  { rows, source }: { readonly rows: readonly ExpertRow[]; readonly source: string },
): Promise<ExpertsTaken> {
  mayKeep(ctx);
  return ctx.asSystem(async (tx) => {
    // Two who take the same list in one moment come here one after the other.
    await tx.next('experts');
    const read = readExperts(rows, await tx.reviews.pool());
    refuseFaults(read);
    for (const line of read.lines) refuseOvertaken(line, rows[line.at]?.was ?? null);
    const added = read.lines.filter(({ kind }) => kind === 'new');
    const changed = read.lines.filter(({ kind }) => kind === 'changed');
    if (added.length > 0) await addAll(tx, ctx, added);
    for (const { known, entry, mobile } of changed)
      if (known) await enter(tx, ctx, { ...known, ...entry, mobile, active: known.active || !known.listed });
    const taken = { added: added.length, changed: changed.length, same: count(read, 'same'), leftOut: count(read, 'leftOut') };
    await tx.record({
      ...by(ctx),
      action: 'importExperts',
      article: REVIEW,
      subject: { kind: 'organisation', id: ctx.actor.organisationId },
      parties: { issuerId: ctx.actor.organisationId },
      detail: { ...taken, file: source },
    });
    return taken;
  });
}

const mayKeep = ({ actor }: Context): void => {
  if (actor.organisationKind !== 'province' || !actor.roles.includes('officer')) refuse({ kind: 'notAllowed' });
};

const count = ({ lines }: ExpertsRead, kind: ExpertLine['kind']): number => lines.filter((line) => line.kind === kind).length;

function refuseFaults({ lines, faults }: ExpertsRead): void {
  const unsaid = lines
    .filter(({ kind }) => kind === 'doubtful')
    .map(({ at, name }) => ({ at, key: 'name', rule: REVIEW, message: `“${name}”有同名的专家，请选择是其中哪一位，还是另一位` }));
  const all = [...faults, ...unsaid];
  if (all.length === 0) return;
  refuse({
    kind: 'badInput',
    faults: all.map(({ at, key, rule, message }) => ({ path: `rows/${at}/${key}`, rule, message: placed(at, message) })),
  });
}

const placed = (at: number, message: string): string => `第${at + 1}位：${message}`;

/** What was shown as the entry of the pool has been changed since, or somebody was entered: it is looked at again. */
function refuseOvertaken({ known, name }: ExpertLine, was: ExpertEntry | null): void {
  const said = (one: ExpertEntry) => JSON.stringify([one.employer, one.formerEmployers, one.position, one.fields]);
  if ((known === null ? null : said(known)) !== (was === null ? null : said(was)))
    refuse({ kind: 'conflict', message: `读取名单以后，“${name}”在专家库的登记又有变更，没有导入。请重新选择文件，核对后再导入` });
}

async function addAll(tx: Transaction, ctx: Context, lines: readonly ExpertLine[]): Promise<void> {
  const [organisation] = (await tx.directory.organisations({ kinds: ['pool'] })).filter(({ active }) => active);
  if (!organisation) return notNow(REVIEW, '系统中还没有专家库单位，新专家没有地方建立账号，请系统管理员先添加专家库单位');
  const logins = await loginsFor(tx, lines.length);
  for (const [i, { name, entry, mobile }] of lines.entries()) {
    const login = logins[i] as string;
    const account = await madeIn(tx, ctx, { organisation, invitation: { login, name, roles: ['expert'] }, action: 'addAccount' });
    await enter(tx, ctx, { accountId: account.id, name, ...entry, mobile, active: true, listed: true });
  }
  for (const { id } of await tx.directory.organisations({ kinds: ['operator'] }))
    await tx.post(toOperator(ctx, { id, organisation: organisation.name, first: logins[0] ?? '', n: lines.length }));
}

/** The next free ones: zhuanjia001, zhuanjia002 …; past those that somebody has who is no expert. */
async function loginsFor(tx: Transaction, n: number): Promise<string[]> {
  const taken = (await tx.reviews.pool()).map(({ login }) => Number(/^zhuanjia(\d+)$/.exec(login)?.[1] ?? 0));
  const free: string[] = [];
  for (let number = 1 + Math.max(0, ...taken); free.length < n; number += 1) {
    const login = `zhuanjia${String(number).padStart(3, '0')}`;
    if ((await tx.directory.accountByLogin(login)) === null) free.push(login);
  }
  return free;
}

type Entered = KnownExpert & { readonly mobile: string | null };

async function enter(tx: Transaction, ctx: Context, { mobile, name: _, listed: __, ...expert }: Entered): Promise<void> {
  const { accountId, employer, position, active } = expert;
  const fields = [...expert.fields];
  await tx.reviews.saveExpert({ accountId, employer, position, active, fields, formerEmployers: [...expert.formerEmployers] });
  // How one is reached is one's own to change: a list fills in what nobody has said yet.
  const contact = mobile === null ? null : await tx.contacts.of(accountId);
  if (mobile !== null && contact?.mobile == null) await keepContact(tx, ctx, { accountId, email: contact?.email ?? null, mobile });
  await tx.record({
    ...by(ctx),
    action: 'saveExpert',
    article: REVIEW,
    subject: { kind: 'account', id: accountId },
    parties: { issuerId: ctx.actor.organisationId },
    detail: { fields, active },
  });
}

const toOperator = (
  ctx: Context,
  { id, organisation, first, n }: { id: string; organisation: string; first: string; n: number },
): Letter => ({
  key: `experts:${first}:${ctx.now}:${id}`,
  to: { organisationId: id, role: 'administrator' },
  subject: `专家库新增 ${n} 位专家，请办理口令链接`,
  body: `${by(ctx).actor.name}导入专家名单，${organisation}新增 ${n} 个账号（${first} 起）。请在单位名录中为他们重置口令、交付一次性链接；链接办理之前谁也不能用这些账号登录。`,
  link: '/app/organisations',
});
