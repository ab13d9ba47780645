import { sum, trimmed } from '../annexes/decimal.ts';
import { derivedValues, servedFigures } from '../annexes/derive.ts';
import type { Content } from '../annexes/field.ts';
import { cellAt, numberIn, numbersOf, pathOf, rowsOf, valueAt } from '../annexes/rows.ts';
import { at, type Disagreement, differ, figure, more, pair, type Rule } from './finding.ts';

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
  const typed = figure(content, 'premisesArea');
  const [owned, rented] = [figure(content, 'premisesOwned'), figure(content, 'premisesRented')];
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

const servedWithin = (content: Content): Disagreement[] =>
  pair(servedFigures(content).rows, figure(content, 'servedTotal'), (rows, total) =>
    more(rows, total) ? at(`附件5名单有${rows}行，多于实际服务${total}家`, 'served', 'servedTotal') : [],
  );

/** Figures that contradict one another, in the order of the form. */
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
];
