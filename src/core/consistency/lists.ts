import { basics } from '../annexes/annex2.ts';
import { namesEnterprise, servedFigures } from '../annexes/derive.ts';
import { fieldIn } from '../annexes/document-kind.ts';
import type { Content, Row } from '../annexes/field.ts';
import { creditCodeFault } from '../annexes/identifier-fault.ts';
import { cellAt, pathOf, rowsOf, textIn, valueAt } from '../annexes/rows.ts';
import { enterpriseKey, looseEnterpriseKey } from '../identifiers/enterprise-name.ts';
import { checkDocument, usualDocument } from '../identifiers/legal-document.ts';
import { entryAt } from '../list/entry-at.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { type Disagreement, grouped, type Rule } from './finding.ts';
import { contactOf, sameContact } from './same-contact.ts';

/** The name that it is compared by; empty where none stands there. */
const nameOf = (row: Row, column: string): string => (namesEnterprise(row, column) ? enterpriseKey(textIn(cellAt(row, column))) : '');
const pathsOf = (rows: readonly Row[], column: string, table = 'served'): string[] => rows.map((row) => pathOf(table, row, column));
const namesOf = (rows: readonly Row[]): string => {
  const names = rows.map((row) => textIn(cellAt(row, 'enterprise')));
  return names.length > 5 ? `${names.slice(0, 5).join('、')}等` : names.join('、');
};
const masked = (number: string): string => number.replace(/^(\d{3})\d{4}/, '$1****');

/** Annex 5 lists no enterprise twice; names are compared by width, brackets and spaces. */
function repeatedEnterprises(content: Content): Disagreement[] {
  const rows = rowsOf(content, 'served');
  const lineOf = new Map(rows.map((row, index) => [row.id, index + 1]));
  return [...grouped(rows, (row) => nameOf(row, 'enterprise')).values()]
    .filter((same) => same.length > 1)
    .map((same) => ({
      paths: pathsOf(same, 'enterprise'),
      message: `“${textIn(cellAt(entryAt(same, 0), 'enterprise'))}”在附件5第${same.map((row) => lineOf.get(row.id)).join('、')}行重复，同一企业只列一次`,
    }));
}

/** 有限公司 here and 有限责任公司 there: one enterprise under two names, or two; the applicant knows. */
function nearlyRepeated(content: Content): Disagreement[] {
  const rows = rowsOf(content, 'served').filter((row) => namesEnterprise(row, 'enterprise'));
  return [...grouped(rows, (row) => looseEnterpriseKey(textIn(cellAt(row, 'enterprise')))).values()]
    .filter((same) => new Set(same.map((row) => nameOf(row, 'enterprise'))).size > 1)
    .map((same) => ({
      paths: pathsOf(same, 'enterprise'),
      message: `${namesOf(same)}只差“有限公司”“有限责任公司”，是同一家的只列一次`,
    }));
}

/** Satisfied and dissatisfied are one fact here; a value that is neither came from elsewhere. */
function exclusiveRatings(content: Content): Disagreement[] {
  const odd = rowsOf(content, 'served').filter((row) => cellAt(row, 'satisfied') !== null && typeof cellAt(row, 'satisfied') !== 'boolean');
  return odd.map((row) => ({
    paths: [pathOf('served', row, 'satisfied')],
    message: `“${textIn(cellAt(row, 'enterprise'))}”的服务满意度只能是满意、不满意之一`,
  }));
}

/** A wrong check character is for the officer who inspects the certificate: real codes break it (GB 32100). */
function creditCodeCheck(content: Content): Disagreement[] {
  const code = textIn(valueAt(content, 'creditCode'));
  if (code === '' || creditCodeFault(code) !== 'check') return [];
  return [{ paths: ['creditCode'], message: `统一社会信用代码“${code}”的校验位不符，请对照证照核对；确实无误的可以提交，由推荐部门查验` }];
}

/** A sheet keeps 15 digits of a number; where 000 happens to fit the check character, only a person can tell. */
function cutIdNumber(content: Content): Disagreement[] {
  const field = fieldIn(basics.legalIdNumber, content.values);
  const checked = checkDocument(field.documentKind ?? usualDocument, textIn(valueAt(content, 'legalIdNumber')));
  return checked.ok && checked.warning ? [{ paths: ['legalIdNumber'], message: checked.warning.replace(/。$/, '') }] : [];
}

function sameMobile(content: Content, scheme: Scheme): Disagreement[] {
  return [...grouped(rowsOf(content, 'served'), (row) => textIn(cellAt(row, 'mobile')))]
    .filter(([, rows]) => rows.length >= scheme.signals.sameMobile)
    .map(([mobile, rows]) => ({
      paths: pathsOf(rows, 'mobile'),
      message: `${rows.length}家企业用同一手机${masked(mobile)}${oneContact(rows) ? '，联系人也同名' : ''}：${namesOf(rows)}`,
    }));
}

const oneContact = (rows: readonly Row[]): boolean => new Set(rows.map(contactOf)).size === 1 && rows.every((row) => contactOf(row) !== '');

type Numbered = { readonly number: number; readonly row: Row };

/** Runs of numbers that follow one another, each number once. */
function runs(rows: readonly Row[]): Numbered[][] {
  const found = new Map<number, Row>();
  for (const row of rows) {
    const mobile = textIn(cellAt(row, 'mobile'));
    if (/^1\d{10}$/.test(mobile)) found.set(Number(mobile), row);
  }
  const sorted = [...found].map(([number, row]) => ({ number, row })).sort((a, b) => a.number - b.number);
  return sorted.reduce<Numbered[][]>((all, one) => {
    const current = all.at(-1);
    if (current && current.at(-1)?.number === one.number - 1) current.push(one);
    else all.push([one]);
    return all;
  }, []);
}

const consecutiveMobiles = (content: Content, scheme: Scheme): Disagreement[] =>
  runs(rowsOf(content, 'served'))
    .filter((run) => run.length >= scheme.signals.consecutiveNumbers)
    .map((run) => {
      const rows = run.map((one) => one.row);
      return {
        paths: pathsOf(rows, 'mobile'),
        message: `${rows.length}家企业的手机号码连号（${masked(String(run[0]?.number))}起）：${namesOf(rows)}`,
      };
    });

/** A served enterprise that is the applicant's own investor or partner. */
function relatedEnterprises(content: Content): Disagreement[] {
  const relations = [
    { table: 'investors', what: '主要投资方' },
    { table: 'agreements', what: '签订合作协议的单位' },
    { table: 'otherPartners', what: '其他合作单位' },
  ];
  const enterprises = grouped(rowsOf(content, 'served'), (row) => nameOf(row, 'enterprise'));
  return relations.flatMap(({ table, what }) =>
    rowsOf(content, table).flatMap((related) => {
      const rows = enterprises.get(nameOf(related, 'name'));
      if (!rows) return [];
      return [
        {
          paths: [...pathsOf(rows, 'enterprise'), pathOf(table, related, 'name')],
          message: `服务企业“${textIn(cellAt(related, 'name'))}”也是申报单位的${what}`,
        },
      ];
    }),
  );
}

/** Leaving the dissatisfied blank lifts the rate: how many are blank is worth knowing. */
function unrated(content: Content): Disagreement[] {
  const { rows, rated } = servedFigures(content);
  return rated === 0 || rated === rows
    ? []
    : [{ paths: ['served'], message: `附件5有${rows - rated}户未评价，不计入满意度的基数（已评价${rated}户）` }];
}

export const listRules: readonly Rule[] = [
  { id: 'served-duplicates', severity: 'error', article: '附件5', find: repeatedEnterprises },
  { id: 'served-nearly-same', severity: 'warning', article: '附件5', find: nearlyRepeated },
  { id: 'ratings-exclusive', severity: 'error', article: '附件5', find: exclusiveRatings },
  { id: 'credit-code-check', severity: 'warning', article: '第八条（三）', find: creditCodeCheck },
  { id: 'id-number-cut', severity: 'warning', article: '附件2', find: cutIdNumber },
  { id: 'same-mobile', severity: 'signal', article: '附件5', find: sameMobile },
  { id: 'consecutive-mobiles', severity: 'signal', article: '附件5', find: consecutiveMobiles },
  { id: 'related-enterprise', severity: 'signal', article: '附件5', find: relatedEnterprises },
  { id: 'same-contact', severity: 'signal', article: '附件5', find: sameContact },
  { id: 'unrated-enterprises', severity: 'signal', article: '附件5', find: unrated },
];
