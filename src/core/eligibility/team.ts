import { compare, share, shareAtLeast } from '../annexes/decimal.ts';
import type { Content } from '../annexes/field.ts';
import { cellAt, numberIn, rowsOf, textIn, valueAt } from '../annexes/rows.ts';
import { noName } from '../identifiers/no-name.ts';
import { chosen, type Scheme } from '../scheme/scheme.ts';
import { isProfessional } from './qualification.ts';
import { type Asked, against, type Found, forPerson, needed, unknown } from './verdict.ts';

/** 第六条（二）专职从业人员15人以上。 */
export function fullTime({ content, scheme }: Asked): Found {
  const threshold = scheme.thresholds.fullTimeStaff;
  const total = chosen(scheme, 'staffCount') === 'total';
  const figure = numberIn(valueAt(content, total ? 'staffTotal' : 'staffFullTime'));
  const what = total ? '从业人数' : '专职从业人员';
  if (figure === null) return unknown(`${what}未填写。`, { threshold: needed(threshold), reading: 'staffCount' });
  return { ...against(threshold, figure, what), reading: 'staffCount' };
}

/** Annex 4 counted: a person with both 学历 and 职称 counts once; whose entry can't be read is `unclear`. */
export function staffFigures(content: Content, scheme: Scheme): { rows: number; professional: number; unclear: number } {
  const both = chosen(scheme, 'staffEducationOrTitle') === 'both';
  const people = rowsOf(content, 'staff').filter((row) => noName(textIn(cellAt(row, 'name'))) === null);
  const judged = people.map((row) =>
    isProfessional({ education: textIn(cellAt(row, 'education')), title: textIn(cellAt(row, 'titleLevel')) }, both),
  );
  return {
    rows: judged.length,
    professional: judged.filter((one) => one === 'yes').length,
    unclear: judged.filter((one) => one === 'unclear').length,
  };
}

/** One paper's count: so many people, so many of them 专业人员, the share in per cent. */
export type Counted = { readonly of: number; readonly professional: number; readonly share: string };
export type Shares = { readonly table: Counted | null; readonly list: (Counted & { readonly unclear: number }) | null };

const counted = (professional: number, of: number): Counted => ({ of, professional, share: `${share(professional, of, 'down')}%` });

/**
 * 专业人员 as 附件2 claims them (从业人数, as it prints 占总人数) and as 附件4 shows them by name; null where that paper says nothing yet.
 * The one function that /check, the form, the warnings and the reviewers' pages read.
 */
export function professionalShares(content: Content, scheme: Scheme): Shares {
  const [of, claimed] = ['staffTotal', 'staffProfessional'].map((key) => numberIn(valueAt(content, key)));
  const { rows, professional, unclear } = staffFigures(content, scheme);
  return {
    table: of && claimed && compare(of, 0) > 0 ? counted(Number(claimed), Number(of)) : null,
    list: rows === 0 ? null : { ...counted(professional, rows), unclear },
  };
}

/** The paper with the lower share decides; where they are equal it is 附件4, which names the people. */
function deciding({ table, list }: Shares): 'table' | 'list' {
  if (!table || !list) return list ? 'list' : 'table';
  return table.professional * list.of < list.professional * table.of ? 'table' : 'list';
}

const papers = { table: '申请表', list: '附件4' } as const;

function bothSaid({ table, list }: Shares): string {
  return [
    table ? `申请表从业${table.of}人中专业人员${table.professional}人，占${table.share}` : null,
    list ? `附件4所列${list.of}人中专业人员${list.professional}人，占${list.share}` : null,
  ]
    .filter((one) => one !== null)
    .join('；');
}

/**
 * 第六条（二）大专及以上学历或中级及以上技术职称专业人员的比例80%以上. 申请表 and 附件4 both say it; the verdict names both figures and goes by the lower, so
 * that leaving people out of a list is no way past it. Where annex 4 lists fewer than the full-time staff, a ratio that holds only of those listed is
 * for a person to judge; without annex 4 the form is not finished, while /check, which asks no list, goes by the figures alone.
 */
export function professionals({ content, scheme, context }: Asked): Found {
  const threshold = scheme.thresholds.professionalShare;
  const shares = professionalShares(content, scheme);
  const more = { threshold: needed(threshold), reading: 'staffEducationOrTitle' } as const;
  const by = deciding(shares);
  const decisive = shares[by];
  if (decisive === null) return unknown(context.figuresOnly ? '从业人数、专业人员未填写。' : '附件4还没有一行。', more);
  const { list } = shares;
  const reaches = (count: number, of: string | number): boolean => shareAtLeast(count, of, threshold.atLeast);
  const { professional, of, share: figure } = decisive;
  const said = `${bothSaid(shares)}；按${papers[by]}${shares.table && list ? '（两处中较低的）' : ''}判断，要求${needed(threshold)}（${threshold.article}）`;
  if (!reaches(professional, of)) {
    if (by === 'list' && list && reaches(professional + list.unclear, of))
      return forPerson(`${said}；另有${list.unclear}人的学历、职称写法认不出，请核对后判断。`, { figure, ...more });
    return { status: 'notMet', figure, ...more, message: `${said}，还差${shortOf(professional, of, threshold.atLeast)}人。` };
  }
  if (list === null && !context.figuresOnly) return unknown(`${said}；附件4还没有一行。`, { figure, ...more });
  const fullTimeStaff = numberIn(valueAt(content, 'staffFullTime'));
  if (list && fullTimeStaff !== null && compare(fullTimeStaff, list.of) > 0 && !reaches(list.professional, fullTimeStaff)) {
    return forPerson(`${said}；但专职从业人员有${fullTimeStaff}人，附件4未全列，请核对未列人员后判断。`, { figure, ...more });
  }
  return { status: 'met', figure, ...more, message: `${said}，符合。` };
}

/** How many of the people counted would have to qualify besides. */
const shortOf = (professional: number, of: number, percent: number): number => Math.ceil((of * percent) / 100) - professional;
