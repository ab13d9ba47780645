import type { Period } from '../core/deadlines/reporting.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { player } from './cast.ts';
import type { Caller } from './client.ts';
import type { Recognised } from './notice.ts';
import type { Stage } from './stage.ts';

type Figures = Record<string, string | number | null>;

/** Who reports. `how`: in the usual way, or nothing to report, or from its own ledger, or so that it is asked about, or below a condition, or not at all. */
export type Reporting = Pick<Recognised, 'n' | 'login' | 'platformId'> & {
  readonly cityKey?: string;
  readonly how?: 'usual' | 'returned' | 'nothing' | 'ledger' | 'doubted' | 'below' | 'silent';
};

/** What a platform reports for the q-th quarter of a year: base figures stand, cumulative ones grow. */
const reported = (n: number, q: number): Figures => ({
  premisesArea: '860',
  equipmentCount: 64,
  fullTimeStaff: 24,
  serviceIncome: `${96 * q + n}.50`,
  lowFeeIncome: `${27 * q}.30`,
  profit: `${11 * q}.20`,
  gatheredInstitutions: 3 + q,
  enterprises: 42 * q + (n % 9),
  persons: 410 * q + n,
  officialActivities: q,
});

const frequent = (q: number) =>
  Array.from({ length: 2 * q }, (_, i) => ({
    id: crypto.randomUUID(),
    cells: {
      enterprise: `江西样表企业${i + 1}有限公司`,
      contact: '陈某某',
      phone: `1380000${String(1000 + i)}`,
      times: 5 + (i % 4),
      service: '管理咨询',
    },
  }));
const events = (year: number, q: number) =>
  Array.from({ length: 2 * q }, (_, i) => ({
    id: crypto.randomUUID(),
    cells: {
      name: `第${i + 1}期服务对接会`,
      heldOn: `${year}-0${1 + (i % 3)}-1${i % 9}`,
      place: '南昌',
      service: '供需对接',
      enterprises: 30,
      persons: 90,
    },
  }));

/** One report from its opening to its acceptance; `returned`: given back by its cells and mended in between. */
export async function reportOne(
  stage: Stage,
  period: Period,
  { one, returned, by }: { one: Reporting; returned: boolean; by?: string },
): Promise<void> {
  const own = await ownReport(stage, period, one);
  const { clerk, at, save } = own;
  if (returned) {
    await save({ figures: { ...reported(one.n, period.quarter), lowFeeIncome: '99999.00' } });
    const refused = await clerk.refused('POST /api/reports/{id}/submit', { ...at, body: {} });
    stage.check('附件7 低收费收入多于总收入不能报送', refused.status === 422);
  }
  await fill(own, period, one);
  const receipt = await clerk('POST /api/reports/{id}/submit', { ...at, body: {} });
  stage.check('报送即得回执', receipt.number !== '' && receipt.hash !== '');
  const officer = await stage.party(`${by ?? one.cityKey ?? player(one.n).cityKey}-jb`);
  if (returned) {
    await officer('POST /api/reports/{id}/return', {
      ...at,
      body: { reason: '服务人数与样表2不一致，请核对', items: [itemOf(await figuresOf(own))] },
    });
    await save({ figures: { persons: Number((await figuresOf(own)).persons) + 1 } });
    await clerk('POST /api/reports/{id}/submit', { ...at, body: {} });
  }
  await officer('POST /api/reports/{id}/steps/{step}', { params: { ...at.params, step: 'accept' }, body: {} });
}

/** The cell that is given back. */
const itemOf = ({ persons }: Figures) => ({
  ...{ path: 'persons', label: '服务人数', article: '第十五条' },
  ...{ reason: `服务人数${persons}人次，与样表2不一致`, expected: '按样表2核对后填写' },
});

const figuresOf = async ({ clerk, at }: Own): Promise<Figures> => (await clerk('GET /api/reports/{id}', at)).figures;

/** A platform's own report, as its clerk writes it. */
type Own = { readonly clerk: Caller; readonly at: { readonly params: { readonly id: string } }; save(body: object): Promise<unknown> };

async function ownReport(stage: Stage, period: Period, { login, platformId }: Reporting): Promise<Own> {
  const clerk = await stage.party(login);
  const { reports } = await clerk('GET /api/reports', { query: { year: period.year, quarter: period.quarter } });
  const own = reports.filter((one) => one.platformId === platformId);
  stage.check('季度调度表到期自动打开，每个称号只有一份', own.length === 1 && reports.length <= 2);
  const at = { params: { id: entryAt(own, 0).id } };
  const version = async () => (await clerk('GET /api/reports/{id}', at)).version;
  return { clerk, at, save: async (body) => clerk('PATCH /api/reports/{id}', { ...at, body: { ...body, version: await version() } }) };
}

const DOUBTED = '面向规模以下工业企业逐户服务，一户一人到场。';

/** All that the report asks for, in one go. */
async function fill({ clerk, at, save }: Own, { year, quarter }: Period, { n, how }: Reporting): Promise<void> {
  const usual = reported(n, quarter);
  const summary = quarter === 4 ? { annualSummary: `${year}年，本平台服务企业一百六十余户，开展活动八次。` } : {};
  const tables = [
    { table: 'frequent', rows: frequent(quarter) },
    { table: 'events', rows: events(year, quarter) },
  ];
  const { premisesArea, equipmentCount, fullTimeStaff } = usual;
  if (how === 'nothing')
    return void (await save({ figures: { premisesArea, equipmentCount, fullTimeStaff }, nothingToReport: true, ...summary }));
  if (how === 'ledger') {
    const { figures, sampleTables } = await clerk('GET /api/reports/{id}/ledger', at);
    const rows = [
      { table: 'frequent', rows: sampleTables.frequent },
      { table: 'events', rows: sampleTables.events },
    ];
    return void (await save({ figures: { ...usual, ...figures }, rows, ...summary }));
  }
  const figures =
    how === 'doubted' || how === 'silent' ? { ...usual, persons: 160 } : how === 'below' ? { ...usual, fullTimeStaff: 12 } : usual;
  await save({ figures, rows: tables, ...(figures.persons === 160 ? { explanation: DOUBTED } : {}), ...summary });
}

/** One that was silent sends in after its authority's table was signed: it waits for the officer, and the table for its amendment. */
export async function reportAtLast(stage: Stage, period: Period, one: Reporting): Promise<void> {
  const own = await ownReport(stage, period, one);
  await fill(own, period, one);
  await own.clerk('POST /api/reports/{id}/submit', { ...own.at, body: {} });
}

/** The platform corrects what was accepted, with its reason, and its officer accepts that. */
export async function correctAccepted(stage: Stage, period: Period, one: Reporting): Promise<void> {
  const own = await ownReport(stage, period, one);
  const { clerk, at, save } = own;
  await clerk('POST /api/reports/{id}/reopen', { ...at, body: { reason: '漏计12月线上培训的服务人数' } });
  await save({ figures: { persons: Number((await figuresOf(own)).persons) + 36 } });
  await clerk('POST /api/reports/{id}/submit', { ...at, body: {} });
  const officer = await stage.party(`${one.cityKey ?? player(one.n).cityKey}-jb`);
  await officer('POST /api/reports/{id}/steps/{step}', { params: { ...at.params, step: 'accept' }, body: {} });
}
