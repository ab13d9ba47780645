import type { FrozenForm } from '../../core/annexes/freeze.ts';
import type { Calendar } from '../../core/calendar/workday.ts';
import { veiledThroughout } from '../../core/disclosure/in-text.ts';
import { personalAnnexes } from '../../core/disclosure/personal.ts';
import type { PanelBundle } from '../../core/draw/panel-bundle.ts';
import { boundParts } from '../../core/evidence/bundle.ts';
import { blackedOut, type Cells, committed, rootOf } from '../../core/evidence/cells.ts';
import { type Facts, personalCells } from '../../core/evidence/facts.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { disclose } from '../disclosure/disclose.ts';
import { submitted } from '../dossier/frozen-forms.ts';
import { personalIn } from '../dossier/open-paper.ts';
import { entitledTo } from '../dossier/papers.ts';
import type { Dossier } from '../dossier/records.ts';
import { released } from '../files/quarantine.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { counted, rules } from '../throttle.ts';
import { factsOf } from './evidence-facts.ts';

/** Why it is taken, whether personal cells are blacked out, and the panel as it was published. */
export type Taking = {
  readonly purpose: string;
  readonly masked: boolean;
  readonly panel: PanelBundle | null;
  /** What uploaded files may come to together, in bytes. */
  readonly largest: number;
  /** Who takes it on the machine itself holds the database: of that no account's measure is counted. */
  readonly byOperator?: boolean;
};

/** What goes into the archive besides the proof; `files`: uploaded ones that whoever takes it may have. */
export type TakenEvidence = {
  readonly number: string;
  readonly masked: boolean;
  readonly applicant: string;
  readonly parts: Readonly<Record<'form.json' | 'facts.json' | (typeof boundParts)[number], string>>;
  readonly files: readonly { readonly hash: string; readonly size: number }[];
};

const ARTICLE = '第十六条';

/**
 * The evidence of a case for whoever has it in hand (第十六条): its submitted form and all that its results follow from, each value under a salted commitment.
 * The applicant has its own whole, its authorities with personal cells once they have said why, a supervisor with those blacked out. The roots of what was
 * handed out stand in the journal, which so binds every value, shown or not.
 */
export async function takeEvidence(ctx: Context, dossierId: string, taking: Taking): Promise<TakenEvidence> {
  if (!taking.byOperator) await takenInMeasure(ctx);
  return ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    const right = entitledTo(ctx, await tx.dossiers.partiesOf(dossier));
    if (right === 'masked' && !ctx.actor.roles.includes('supervisor')) refuse({ kind: 'notFound' });
    const masked = taking.masked || right === 'masked';
    const last = (await tx.dossiers.submissions(dossierId)).at(-1) ?? notNow(ARTICLE, '还没有提交，没有可取的证据；请在提交之后取得证据包');
    const form = submitted(ctx, last);
    const kept = await tx.dossiers.materials(dossierId);
    const files = masked ? [] : form.materials.filter(({ hash }) => kept.some(({ fileHash }) => fileHash === hash));
    if (files.reduce((sum, { size }) => sum + size, 0) > taking.largest)
      refuse({ kind: 'tooLarge', message: '佐证材料合计超过 1.9 GB，不能装入一个证据包，请选取不含个人信息的证据包，材料只列摘要' });
    await released(tx, ...kept.filter(({ fileHash }) => files.some(({ hash }) => hash === fileHash)));
    const law = lawOf(ctx, found(await tx.rounds.round(dossier.roundId)));
    const facts = await tx.asSystem((system) =>
      factsOf(system, ctx, { dossier, panel: taking.panel, law: digests(ctx, law), sees: seesRanking(ctx, dossier, masked) }),
    );
    const secret = (last.frozen as { cells?: string }).cells;
    const cells = {
      form: committed(form, secret === undefined ? ctx.tools.newSecret() : ctx.tools.open(secret), ctx.tools.digest),
      facts: committed(facts, ctx.tools.newSecret(), ctx.tools.digest),
    };
    const isOpening = right === 'forPurpose' && !masked && !taking.byOperator;
    await noted(tx, ctx, { dossier, isOpening, masked, purpose: taking.purpose, cells });
    const shown = masked ? blackedCells(ctx, { cells, form }) : cells;
    return {
      ...{ masked, number: facts.dossier.number, applicant: facts.dossier.applicant },
      parts: { 'form.json': JSON.stringify(shown.form), 'facts.json': JSON.stringify(shown.facts), ...law },
      files: [...new Map(files.map(({ hash, size }) => [hash, { hash, size }])).values()],
    };
  });
}

const takenInMeasure = (ctx: Context) =>
  counted(
    ctx,
    { purpose: 'evidenceTaken', subject: ctx.actor.accountId, source: '' },
    rules.evidenceTaken,
    (wait) => `一小时内取得的证据包较多，请${wait}后再取；已经下载的不受影响`,
  );

type Both = { readonly form: Cells; readonly facts: Cells };

function blackedCells({ tools: { digest } }: Context, { cells, form }: { cells: Both; form: FrozenForm }): Both {
  const holdsNumber = (_: string, value: unknown) => typeof value === 'string' && veiledThroughout(value) !== value;
  return { form: blackedOut(cells.form, personalCells(form), digest), facts: blackedOut(cells.facts, holdsNumber, digest) };
}

/** What others scored is for whoever recognises, and for whoever supervises it; a masked evidence is made to be handed on, and names no other case but for the supervisor. */
const seesRanking = ({ actor }: Context, { issuerId }: Dossier, masked: boolean): boolean =>
  actor.roles.includes('supervisor') || (!masked && actor.organisationId === issuerId && !actor.roles.includes('expert'));

type Law = Readonly<Record<(typeof boundParts)[number], string>>;

/** The edition of the case's round as the system holds it and made whole, and the years of the calendar that its days may fall into. */
function lawOf({ tools: { schemes }, calendar, today }: Context, { scheme, year }: { scheme: string; year: number }): Law {
  const years = Object.entries(calendar).filter(([one]) => Number(one) >= year - 1 && Number(one) <= Number(today.slice(0, 4)) + 1);
  const used: Calendar = Object.fromEntries(years);
  return {
    'edition.yaml': schemes.source(scheme),
    'edition.json': JSON.stringify(schemes.edition(scheme)),
    'calendar.json': JSON.stringify(used),
  };
}

const digests = ({ tools: { digest } }: Context, law: Law): Facts['files'] =>
  boundParts.map((name) => ({ name, sha256: digest(law[name]) }));

type Noted = {
  readonly dossier: Dossier;
  readonly isOpening: boolean;
  readonly masked: boolean;
  readonly purpose: string;
  readonly cells: Both;
};

/** Before anything is handed out: what could not be noted is not shown. Personal data of an authority's counts as every opening does. */
async function noted(tx: Transaction, ctx: Context, { dossier, isOpening, masked, purpose, cells }: Noted): Promise<void> {
  const { digest } = ctx.tools;
  const detail = { number: dossier.number, cellsRoot: rootOf(cells.form, digest), factsRoot: rootOf(cells.facts, digest) };
  const entry = { action: 'exportEvidence', article: ARTICLE, subject: { kind: 'dossier', id: dossier.id }, parties: dossier };
  const personal = masked ? 0 : await personalIn(tx, dossier, personalAnnexes);
  if (isOpening) await disclose(tx, ctx, { ...entry, detail, what: 'evidence', purpose, personal });
  else await tx.record({ ...by(ctx), ...entry, detail: { ...detail, purpose, personal } });
}
