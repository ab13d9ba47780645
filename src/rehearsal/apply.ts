import type { Content } from '../core/annexes/field.ts';
import { rowsToProve } from '../core/materials/proofs.ts';
import { keysOf } from '../core/text/keys-of.ts';
import type { Player } from './cast.ts';
import type { Caller } from './client.ts';
import { withExtra } from './extra.ts';
import { demoForm } from './form.ts';
import { goesUp } from './goes-up.ts';
import { demoPaper, drafts, type UploadedKind } from './papers.ts';
import type { Stage } from './stage.ts';

export type Case = Player & { dossierId: string; number: string | null };
/** Whether a sample was drawn from its list. */
export const hasDraw = ({ number, fate }: Case): boolean => number !== null && fate !== 'withdrawn' && fate !== 'declined';
/** Whether a panel was drawn to review it. */
export const hasPanel = (one: Case): boolean => hasDraw(one) && one.fate !== 'rejected';

type Round = { id: string; year: number };
const PER_REQUEST = 200;

/** A small real PDF of one page with a line on it, different for each text, as the applicants attach it. */
export function smallPdf(line: string): Blob {
  const drawn = `BT /F1 20 Tf 72 740 Td (${line}) Tj 0 -36 Td /F1 12 Tf (Invented for the demonstration.) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const offsets: number[] = [];
  let body = '%PDF-1.4\n';
  for (const [i, object] of objects.entries()) {
    offsets.push(body.length);
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return new Blob([body + end], { type: 'application/pdf' });
}

/** Fills the form the way the browser saves it: values and rows as patches; rows that came from an earlier dossier make room. */
export async function fill(clerk: Caller, dossierId: string, content: Content): Promise<void> {
  const { versions, tables } = await clerk('GET /api/dossiers/{id}/form', { params: { id: dossierId } });
  const carried = Object.entries(tables).flatMap(([table, list]) =>
    list.map(({ id: rowId }) => ({ kind: 'removeRow' as const, table, rowId, base: versions[`${table}/${rowId}`] ?? 0 })),
  );
  const values = Object.entries(content.values).map(([key, value]) => ({
    kind: 'value' as const,
    key,
    value: value as string,
    base: versions[key] ?? 0,
  }));
  const rows = Object.entries(content.tables).flatMap(([table, list]) =>
    list.map((row, i) => ({
      kind: 'row' as const,
      table,
      rowId: row.id,
      position: i + 1,
      cells: row.cells as Record<string, string>,
      base: 0,
    })),
  );
  const patches = [...carried, ...values, ...rows];
  for (let at = 0; at < patches.length; at += PER_REQUEST)
    await clerk('PATCH /api/dossiers/{id}/form', { params: { id: dossierId }, body: { patches: patches.slice(at, at + PER_REQUEST) } });
}

type Paper = { kind: UploadedKind; name: string; body: Promise<Blob> };

/** The papers that an applicant uploads for 第九条. They are set while the form is being filled in, so that nobody waits for them. */
function papersOf(stage: Stage, player: Player, year: number): Paper[] {
  const kinds = keysOf(drafts);
  return kinds.map((kind) => {
    const bearer = { ...player, year };
    const line = Promise.resolve(smallPdf(`${player.login} ${kind} ${player.creditCode}`));
    const body = stage.renderPdf?.(demoPaper(kind, bearer)).then((pdf) => new Blob([pdf as BlobPart], { type: 'application/pdf' })) ?? line;
    body.catch(() => undefined); // who attaches it hears of it, and may come later or, where the loading is cut off, not at all
    return { kind, name: drafts[kind](bearer).file, body };
  });
}

/** One is two enterprises short, one has just as many as the law of the play asks for, the others have more. */
function servedBy({ n, fate }: Player, atLeast: number): number {
  if (fate === 'tooFew') return atLeast - 2;
  return n === JUST_ENOUGH ? atLeast : atLeast + 1 + ((n * 7) % 37);
}
const JUST_ENOUGH = 1;

/** From nothing to a complete draft: started, filled in, materials attached, declaration confirmed. */
export async function prepare(stage: Stage, round: Round, player: Player): Promise<Case> {
  const clerk = await stage.party(player.login);
  const { organisation } = await (await stage.party(`${player.recommenderKey}-jb`))('GET /api/session');
  const { id } = await clerk('POST /api/dossiers', { body: { roundId: round.id, recommenderId: organisation.id } });
  const { scheme } = await clerk('GET /api/dossiers/{id}', { params: { id } });
  const { materials, thresholds, leftOut, extraFields, functions } = await clerk('GET /api/schemes/{id}', { params: { id: scheme } });
  const served = servedBy(player, thresholds.servedEnterprises.atLeast);
  const papers = papersOf(stage, player, round.year);
  const known = functions.map(({ key }) => key);
  const form = withExtra(demoForm({ ...player, year: round.year, served, known, newId: () => crypto.randomUUID() }), extraFields, player.n);
  const below = await goesUp(stage, id, player.login);
  for (const key of [...leftOut, ...(below ? ['municipalRecognition'] : [])]) delete (form.values as Record<string, unknown>)[key];
  await fill(clerk, id, form);
  for (const { kind, name, body } of papers.filter(
    (paper) => materials.some(({ key }) => key === paper.kind) && !(below && paper.kind === 'm9'),
  )) {
    const paper = await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', { params: { id, kind }, query: { name }, body: await body });
    const proven = rowsToProve(materials.find(({ key }) => key === kind) ?? {}, form).map(({ path }) => path);
    const at = { id, materialId: paper.id };
    if (proven.length > 0) await clerk('PUT /api/dossiers/{id}/materials/{materialId}/proves', { params: at, body: { rows: proven } });
  }
  await clerk('POST /api/dossiers/{id}/declaration', { params: { id }, body: { confirmed: true } });
  const { offers } = await clerk('GET /api/dossiers/{id}', { params: { id } });
  const brought = offers.some(({ blockedBy }) => blockedBy.some((reason) => reason.startsWith('往年带入')));
  if (brought) await clerk('POST /api/dossiers/{id}/carried', { params: { id }, body: { confirmed: true } });
  return { ...player, dossierId: id, number: null };
}

/** Submits; the receipt's number and hash come at once. One applicant is short of enterprises and is told so with the article. */
export async function submit(stage: Stage, one: Case): Promise<Case> {
  const clerk = await stage.party(one.login);
  const params = { id: one.dossierId };
  const { scheme } = await clerk('GET /api/dossiers/{id}', { params });
  const { atLeast } = (await clerk('GET /api/schemes/{id}', { params: { id: scheme } })).thresholds.servedEnterprises;
  if (one.fate === 'tooFew') {
    const problem = await clerk.refused('POST /api/dossiers/{id}/submit', { params, body: {} });
    stage.check(
      `第六条（三）${atLeast - 2}家不足${atLeast}家，不能提交，并说明条款`,
      problem.status === 422 && (problem.detail ?? '').includes('第六条（三）'),
    );
    return one;
  }
  const { number, contentHash } = await clerk('POST /api/dossiers/{id}/submit', { params, body: {} });
  if (one.n === JUST_ENOUGH) stage.check(`第六条（三）恰好${atLeast}家，可以提交`, number !== null);
  stage.check('提交即得编号与校验码', /^\p{Script=Han}+平\d{4}-\d{4}$/u.test(number ?? '') && /^[0-9a-f]{64}$/.test(contentHash));
  return { ...one, number };
}

/** Corrects what the one correction names, and nothing else, and submits again. */
export async function correct(stage: Stage, one: Case): Promise<void> {
  const clerk = await stage.party(one.login);
  const params = { id: one.dossierId };
  const { versions } = await clerk('GET /api/dossiers/{id}/form', { params });
  const closed = await clerk.refused('PATCH /api/dossiers/{id}/form', {
    params,
    body: { patches: [{ kind: 'value', key: 'nature', value: '事业单位', base: versions.nature ?? 0 }] },
  });
  stage.check('补正期间通知以外的内容不能改', closed.status === 422);
  await clerk('PATCH /api/dossiers/{id}/form', {
    params,
    body: { patches: [{ kind: 'value', key: 'website', value: 'https://www.example.cn', base: versions.website ?? 0 }] },
  });
  await clerk('POST /api/dossiers/{id}/submit', { params, body: {} });
}
