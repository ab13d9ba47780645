import { type FrozenForm, thawed } from '../annexes/freeze.ts';
import { servicesOf } from '../annexes/kind-and-functions.ts';
import { rowsOf } from '../annexes/rows.ts';
import { bundleOf, type DrawBundle } from '../draw/bundle.ts';
import { commitmentOf, type Digest, listHash } from '../draw/draw.ts';
import { noEnterpriseReason, type Replacement } from '../draw/sample.ts';
import { drawListOf } from '../draw/stratify.ts';
import { verifyPanel } from '../draw/verify-panel.ts';
import { noEnterprise } from '../identifiers/no-name.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Facts } from './facts.ts';
import { compared, type Difference, differencesAt, type Outcome, underivable } from './outcome.ts';

type Drawn = { readonly form: FrozenForm; readonly facts: Facts; readonly scheme: Scheme; readonly digest: Digest };

/** The list that a form gives to the draw. */
function listIn({ form, facts, scheme }: Drawn) {
  const rows = rowsOf(thawed(form), 'served').map(({ id, cells }) => ({
    ...{ id, enterprise: String(cells.enterprise ?? ''), service: String(cells.service ?? '') },
  }));
  return drawListOf({ dossierNumber: facts.dossier.number, committedOn: facts.round.committedOn, rows }, scheme.sample.stratify);
}

/** The sample out of the submitted list and the round's secret, with each replacement as it was recorded (附件1). */
export function drawAnew(evidence: Drawn): Outcome[] {
  const { facts, digest } = evidence;
  const list = listIn(evidence);
  const hash = listHash(list, digest);
  const last = facts.submissions.at(-1);
  const sealed = compared(
    { what: '服务企业名单的摘要', article: '附件5' },
    differencesAt('submissions/listHash', last?.listHash, hash),
    hash,
  );
  return [sealed, sampleAnew(evidence, list)];
}

function sampleAnew({ facts: { draw, round }, digest }: Drawn, list: ReturnType<typeof listIn>): Outcome {
  const named = { what: '抽样', article: '附件1' };
  if (draw === null) return underivable(named, '没有抽样，或者本年度的抽样密钥还没有公布');
  try {
    const derived = bundleOf({ ...list, secret: draw.secret, n: draw.n }, replacementsIn(draw), digest);
    const places = [
      ...differencesAt('draw', draw, JSON.parse(JSON.stringify(derived))),
      ...differencesAt('round/commitment', round.commitment, commitmentOf(draw.secret, digest)),
      ...differencesAt('draw/n', draw.n, round.sampleSize),
      ...passedOver(draw),
    ];
    return compared(named, places, `${draw.rows.length} 家中抽 ${draw.n} 家，递补 ${draw.sample.length - draw.n} 家`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return compared(named, [{ path: 'draw/sample', bundle: '抽样和递补', derived: error.message }], '');
  }
}

/** In the order in which those came in who stand for them. */
function replacementsIn({ sample, order }: DrawBundle): Replacement[] {
  const replaced = sample.flatMap(({ rowId, replaced: by }) => (by === null ? [] : [{ rowId, ...by }]));
  return replaced
    .toSorted((a, b) => order.indexOf(a.by) - order.indexOf(b.by))
    .map(({ rowId, reason }) => ({ rowId, reason: reason as Replacement['reason'] }));
}

/** What names no enterprise is passed over by the draw itself, and nothing else is. */
const passedOver = ({ sample, rows }: DrawBundle): Difference[] =>
  sample.flatMap(({ rowId, replaced }, i) => {
    const name = rows.find(({ id }) => id === rowId)?.enterprise ?? '';
    const [bundle, derived] = [replaced?.reason === noEnterpriseReason, noEnterprise(name) !== null].map((one) =>
      one ? '名称不是企业' : '是企业',
    );
    return bundle === derived ? [] : [{ path: `draw/sample/#${i}`, bundle: bundle ?? '', derived: derived ?? '' }];
  });

/** The panel out of the frozen pool, as the verifier of the published file derives it, for the functions that the form names (第八条（四）). */
export function panelAnew({ facts: { panel, round, dossier }, form, scheme, digest }: Drawn): Outcome {
  const named = { what: '专家组的抽取', article: scheme.panel.article };
  if (panel === null) return underivable(named, '没有抽取，或者专家组还没有公开');
  const { functions } = servicesOf(thawed(form));
  const places = [
    ...verifyPanel(panel, digest, round.commitment).map(
      ({ check, message }): Difference => ({ path: `panel/${check}`, bundle: '专家组', derived: message }),
    ),
    ...differencesAt('panel/dossierNumber', panel.dossierNumber, dossier.number),
    ...differencesAt('panel/functions', [...panel.functions].toSorted(), [...functions].toSorted()),
  ];
  const sitting = panel.seats.filter(({ left }) => left === null).length;
  return compared(named, places, `${panel.n} 人，现有 ${sitting} 人，先后抽取 ${panel.draws.length} 次`);
}
