import { compare, type Numeric, sum, trimmed } from '../annexes/decimal.ts';
import { derivedValues, equipmentFigures, servedFigures } from '../annexes/derive.ts';
import type { Content } from '../annexes/field.ts';
import { cellAt, latestOperation, numberIn, numbersOf, pathOf, rowsOf, textIn, valueAt } from '../annexes/rows.ts';
import { staffFigures } from '../eligibility/team.ts';
import { functionLabels } from '../scheme/functions.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Disagreement, Rule } from './finding.ts';

const at = (message: string, ...paths: string[]): Disagreement[] => [{ paths, message }];
const figure = (content: Content, key: string): string | null => numberIn(valueAt(content, key));

/** Two figures held together once both are there. */
function pair(left: Numeric | null, right: Numeric | null, clash: (left: Numeric, right: Numeric) => Disagreement[]): Disagreement[] {
  return left === null || right === null ? [] : clash(left, right);
}
const more = (left: Numeric, right: Numeric): boolean => compare(left, right) > 0;
const differ = (left: Numeric, right: Numeric): boolean => compare(left, right) !== 0;

/** A derived figure that someone brought along differs from what its parts come to; the premises have a rule of their own. */
function typedDerived(content: Content): Disagreement[] {
  const { premisesArea: _, ...others } = derivedValues(content);
  return Object.entries(others).flatMap(([path, derived]) => {
    const [table, rowId, column] = path.split('/');
    const row = column ? rowsOf(content, table ?? '').find((one) => one.id === rowId) : undefined;
    const typed = numberIn(row && column ? cellAt(row, column) : valueAt(content, path));
    return pair(typed, numberIn(derived), (left, right) =>
      differ(left, right) ? at(`填写为${left}，按公式应为${right}，请以计算结果为准`, path) : [],
    );
  });
}

function premisesSum(content: Content): Disagreement[] {
  const [typed, owned, rented] = ['premisesArea', 'premisesOwned', 'premisesRented'].map((key) => figure(content, key)) as (
    | string
    | null
  )[];
  if (!typed || !owned || !rented) return [];
  const total = trimmed(sum([owned, rented]));
  return differ(typed, total)
    ? at(
        `服务场地面积${typed}平方米，自有${owned}与租用${rented}合计${total}平方米，两者应相等`,
        'premisesArea',
        'premisesOwned',
        'premisesRented',
      )
    : [];
}

function investorShares(content: Content): Disagreement[] {
  const rows = rowsOf(content, 'investors');
  const total = trimmed(sum(numbersOf(rows, 'share')));
  return more(total, 100) ? at(`主要投资方的投资比例合计${total}%，超过100%`, ...rows.map((row) => pathOf('investors', row, 'share'))) : [];
}

const within =
  (part: string, whole: string, what: readonly [string, string]) =>
  (content: Content): Disagreement[] =>
    pair(figure(content, part), figure(content, whole), (left, right) =>
      more(left, right) ? at(`${what[0]}${left}人，多于${what[1]}${right}人`, part, whole) : [],
    );

const serviceIncome = (content: Content): Disagreement[] =>
  rowsOf(content, 'operation').flatMap((row) =>
    pair(numberIn(cellAt(row, 'serviceIncome')), numberIn(cellAt(row, 'revenue')), (service, revenue) =>
      more(service, revenue)
        ? at(
            `${cellAt(row, 'year')}年度服务收入${service}万元，多于营业收入${revenue}万元`,
            pathOf('operation', row, 'serviceIncome'),
            pathOf('operation', row, 'revenue'),
          )
        : [],
    ),
  );

function operationYears(content: Content): Disagreement[] {
  const rows = rowsOf(content, 'operation');
  const repeated = rows.filter(
    (row, index) => cellAt(row, 'year') !== null && rows.findIndex((one) => cellAt(one, 'year') === cellAt(row, 'year')) !== index,
  );
  return repeated.flatMap((row) => at(`平台运营情况中${cellAt(row, 'year')}年度填了两行`, pathOf('operation', row, 'year')));
}

function productIncome(content: Content): Disagreement[] {
  const last = latestOperation(content);
  const income = last ? numberIn(cellAt(last, 'serviceIncome')) : null;
  const rows = rowsOf(content, 'products');
  const total = sum(numbersOf(rows, 'income'));
  if (!last) return [];
  return pair(total, income, (left, right) =>
    more(left, right)
      ? at(
          `主要服务产品的服务收入合计${left}万元，多于${cellAt(last, 'year')}年度服务收入${right}万元`,
          'products',
          pathOf('operation', last, 'serviceIncome'),
        )
      : [],
  );
}

const servedWithin = (content: Content): Disagreement[] =>
  pair(servedFigures(content).rows, figure(content, 'servedTotal'), (rows, total) =>
    more(rows, total) ? at(`附件5名单有${rows}行，多于实际服务${total}家`, 'served', 'servedTotal') : [],
  );

function assetsAgree(content: Content): Disagreement[] {
  const last = latestOperation(content);
  if (!last) return [];
  return pair(figure(content, 'totalAssets'), numberIn(cellAt(last, 'assets')), (left, right) =>
    differ(left, right)
      ? at(
          `上年末总资产${left}万元，${cellAt(last, 'year')}年度资产总额${right}万元，两者应一致`,
          'totalAssets',
          pathOf('operation', last, 'assets'),
        )
      : [],
  );
}

function equipmentAgrees(content: Content): Disagreement[] {
  const { rows, quantity, price } = equipmentFigures(content);
  if (rows === 0) return [];
  return [
    ...pair(figure(content, 'equipmentCount'), quantity, (left, right) =>
      differ(left, right) ? at(`申请表仪器、设备数量${left}台(套)，附件3数量合计${right}`, 'equipmentCount', 'equipment') : [],
    ),
    ...pair(figure(content, 'equipmentPrice'), price, (left, right) =>
      differ(left, right) ? at(`申请表购买价格${left}万元，附件3购买价格合计${right}万元`, 'equipmentPrice', 'equipment') : [],
    ),
  ];
}

function staffAgrees(content: Content, scheme: Scheme): Disagreement[] {
  const { rows, professional } = staffFigures(content, scheme);
  if (rows === 0) return [];
  return [
    ...pair(rows, figure(content, 'staffTotal'), (left, right) =>
      more(left, right) ? at(`附件4列${left}人，多于从业人数${right}人`, 'staff', 'staffTotal') : [],
    ),
    ...pair(rows, figure(content, 'staffFullTime'), (left, right) =>
      more(right, left) ? at(`附件4列${left}人，少于专职从业人员${right}人，请核对是否列全`, 'staff', 'staffFullTime') : [],
    ),
    ...pair(professional, figure(content, 'staffProfessional'), (left, right) =>
      more(left, right)
        ? at(`附件4中大专及以上学历或中级及以上职称的有${left}人，多于申请表所填专业人员${right}人`, 'staff', 'staffProfessional')
        : [],
    ),
  ];
}

function productHouseholds(content: Content): Disagreement[] {
  const last = latestOperation(content);
  const total = last ? numberIn(cellAt(last, 'enterprises')) : null;
  const rows = rowsOf(content, 'products');
  const each = numbersOf(rows, 'enterprises');
  if (!last || total === null || each.length === 0) return [];
  const place = pathOf('operation', last, 'enterprises');
  const over = rows.filter((row) => more(numberIn(cellAt(row, 'enterprises')) ?? 0, total));
  const all = sum(each);
  return [
    ...over.flatMap((row) =>
      at(
        `服务产品“${textIn(cellAt(row, 'product'))}”服务${numberIn(cellAt(row, 'enterprises'))}户，多于服务企业总数${total}户`,
        pathOf('products', row, 'enterprises'),
        place,
      ),
    ),
    ...(more(total, all) ? at(`主要服务产品的企业户数合计${all}户，少于服务企业总数${total}户`, 'products', place) : []),
  ];
}

function servedTotals(content: Content): Disagreement[] {
  const last = latestOperation(content);
  if (!last) return [];
  return pair(figure(content, 'servedTotal'), numberIn(cellAt(last, 'enterprises')), (left, right) =>
    differ(left, right)
      ? at(
          `附件5实际服务${left}家，${cellAt(last, 'year')}年度服务企业总数${right}户，两者应一致`,
          'servedTotal',
          pathOf('operation', last, 'enterprises'),
        )
      : [],
  );
}

function kindFits(content: Content): Disagreement[] {
  const [kind, functions] = [valueAt(content, 'kind'), valueAt(content, 'functions')];
  if (!Array.isArray(functions) || functions.length === 0) return [];
  if (kind === '综合性' && functions.length === 1) return at('平台类型填综合性，申报服务功能只有一项', 'kind', 'functions');
  return kind === '专业性' && functions.length > 1 ? at(`平台类型填专业性，申报服务功能有${functions.length}项`, 'kind', 'functions') : [];
}

function activityFunctions(content: Content): Disagreement[] {
  const functions = valueAt(content, 'functions');
  if (!Array.isArray(functions)) return [];
  return rowsOf(content, 'activities').flatMap((row) => {
    const key = textIn(cellAt(row, 'function'));
    if (key === '' || functions.includes(key)) return [];
    const label = functionLabels[key as keyof typeof functionLabels] ?? key;
    return at(
      `活动“${textIn(cellAt(row, 'name'))}”属${label}，不在申报服务功能之列，不计入次数`,
      pathOf('activities', row, 'function'),
      'functions',
    );
  });
}

/** Figures that must agree, in the order of the form. */
export const figureRules: readonly Rule[] = [
  { id: 'premises-sum', severity: 'error', article: '附件2', find: premisesSum },
  { id: 'investor-shares', severity: 'error', article: '附件2', find: investorShares },
  {
    id: 'professional-within-staff',
    severity: 'error',
    article: '附件2',
    find: within('staffProfessional', 'staffTotal', ['专业人员', '从业人数']),
  },
  {
    id: 'full-time-within-staff',
    severity: 'error',
    article: '第六条（二）',
    find: within('staffFullTime', 'staffTotal', ['专职从业人员', '从业人数']),
  },
  { id: 'service-within-revenue', severity: 'error', article: '附件2', find: serviceIncome },
  { id: 'operation-years', severity: 'error', article: '附件2', find: operationYears },
  { id: 'derived-figures', severity: 'error', article: '附件2', find: typedDerived },
  { id: 'served-within-total', severity: 'error', article: '附件5', find: servedWithin },
  { id: 'product-income', severity: 'warning', article: '附件2', find: productIncome },
  { id: 'assets-agree', severity: 'warning', article: '附件2', find: assetsAgree },
  { id: 'equipment-agrees', severity: 'warning', article: '附件3', find: equipmentAgrees },
  { id: 'staff-agrees', severity: 'warning', article: '附件4', find: staffAgrees },
  { id: 'product-households', severity: 'warning', article: '附件2', find: productHouseholds },
  { id: 'served-totals', severity: 'warning', article: '附件5', find: servedTotals },
  { id: 'kind-fits-functions', severity: 'warning', article: '第五条', find: kindFits },
  { id: 'activity-functions', severity: 'warning', article: '第六条（三）', find: activityFunctions },
];
