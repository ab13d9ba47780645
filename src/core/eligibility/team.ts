import { compare, share, shareAtLeast } from '../annexes/decimal.ts';
import type { Content } from '../annexes/field.ts';
import { cellAt, numberIn, rowsOf, textIn, valueAt } from '../annexes/rows.ts';
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
  const judged = rowsOf(content, 'staff').map((row) =>
    isProfessional({ education: textIn(cellAt(row, 'education')), title: textIn(cellAt(row, 'titleLevel')) }, both),
  );
  return {
    rows: judged.length,
    professional: judged.filter((one) => one === 'yes').length,
    unclear: judged.filter((one) => one === 'unclear').length,
  };
}

/**
 * 第六条（二）大专及以上学历或中级及以上技术职称专业人员的比例80%以上, over annex 4's rows.
 * Where annex 4 lists fewer than the full-time staff, a ratio that holds only of those listed is for a person to judge.
 */
export function professionals({ content, scheme }: Asked): Found {
  const threshold = scheme.thresholds.professionalShare;
  const { rows, professional, unclear } = staffFigures(content, scheme);
  const more = { threshold: needed(threshold), reading: 'staffEducationOrTitle' } as const;
  if (rows === 0) return unknown('附件4还没有一行。', more);
  const reaches = (count: number, of: string | number): boolean => shareAtLeast(count, of, threshold.atLeast);
  const figure = `${share(professional, rows, 'down')}%`;
  const count = `附件4所列${rows}人中专业人员${professional}人，占${figure}，要求${needed(threshold)}（${threshold.article}）`;
  if (!reaches(professional, rows)) {
    if (reaches(professional + unclear, rows))
      return forPerson(`${count}；另有${unclear}人的学历、职称写法认不出，请核对后判断。`, { figure, ...more });
    return { status: 'notMet', figure, ...more, message: `${count}，还差${shortOf(professional, rows, threshold.atLeast)}人。` };
  }
  const fullTimeStaff = numberIn(valueAt(content, 'staffFullTime'));
  if (fullTimeStaff !== null && compare(fullTimeStaff, rows) > 0 && !reaches(professional, fullTimeStaff)) {
    return forPerson(`${count}；但专职从业人员有${fullTimeStaff}人，附件4未全列，请核对未列人员后判断。`, { figure, ...more });
  }
  return { status: 'met', figure, ...more, message: `${count}，符合。` };
}

/** How many of the listed people would have to qualify besides. */
const shortOf = (professional: number, rows: number, percent: number): number => Math.ceil((rows * percent) / 100) - professional;
