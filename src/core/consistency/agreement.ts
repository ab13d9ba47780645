import { shareAtLeast, sum } from '../annexes/decimal.ts';
import type { Content } from '../annexes/field.ts';
import { equipmentFigures } from '../annexes/figures.ts';
import { cellAt, latestOperation, numberIn, numbersOf, pathOf, rowsOf, textIn, valueAt } from '../annexes/rows.ts';
import { professionalShares, staffFigures } from '../eligibility/team.ts';
import { functionLabel } from '../scheme/functions.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { at, type Disagreement, differ, figure, more, pair, type Rule } from './finding.ts';

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

/**
 * 第六条（二）: one paper reaches the share and the other does not, or more are claimed than annex 4 and those it leaves out can make up. The condition goes
 * by the lower share; whoever reads either is told of the other.
 */
function sharesAgree(content: Content, scheme: Scheme): Disagreement[] {
  const { table, list } = professionalShares(content, scheme);
  if (!table || !list || table.professional > table.of) return [];
  const { atLeast } = scheme.thresholds.professionalShare;
  const [claimed, shown] = [table, list].map((one) => shareAtLeast(one.professional, one.of, atLeast));
  const unlisted = Math.max(0, table.of - list.of);
  if (claimed === shown && table.professional <= list.professional + list.unclear + unlisted) return [];
  return at(
    `申请表专业人员${table.professional}人，占从业人数${table.of}人的${table.share}；附件4所列${list.of}人中${list.professional}人，占${list.share}；申报条件按较低的判断，请核对`,
    'staffProfessional',
    'staff',
  );
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

function activityFunctions(content: Content, scheme: Scheme): Disagreement[] {
  const functions = valueAt(content, 'functions');
  if (!Array.isArray(functions)) return [];
  return rowsOf(content, 'activities').flatMap((row) => {
    const key = textIn(cellAt(row, 'function'));
    if (key === '' || functions.includes(key)) return [];
    return at(
      `活动“${textIn(cellAt(row, 'name'))}”属${functionLabel(key, scheme.functions)}，不在申报服务功能之列，不计入次数`,
      pathOf('activities', row, 'function'),
      'functions',
    );
  });
}

/** The same fact in two places of the form: worth another look before it is handed in. */
export const agreementRules: readonly Rule[] = [
  { id: 'product-income', severity: 'warning', article: '附件2', find: productIncome },
  { id: 'assets-agree', severity: 'warning', article: '附件2', find: assetsAgree },
  { id: 'equipment-agrees', severity: 'warning', article: '附件3', find: equipmentAgrees },
  { id: 'staff-agrees', severity: 'warning', article: '附件4', find: staffAgrees },
  { id: 'professional-shares', severity: 'warning', article: '第六条（二）', find: sharesAgree },
  { id: 'product-households', severity: 'warning', article: '附件2', find: productHouseholds },
  { id: 'served-totals', severity: 'warning', article: '附件5', find: servedTotals },
  { id: 'kind-fits-functions', severity: 'warning', article: '第五条', find: kindFits },
  { id: 'activity-functions', severity: 'warning', article: '第六条（三）', find: activityFunctions },
];
