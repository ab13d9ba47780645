import { compare, numericMin, share, shareAtLeast, sum } from '../annexes/decimal.ts';
import { servedFigures } from '../annexes/derive.ts';
import type { Row } from '../annexes/field.ts';
import { cellAt, numberIn, numbersOf, rowsOf, textIn, valueAt } from '../annexes/rows.ts';
import { chosen, reads, type Scheme } from '../scheme/scheme.ts';
import { type Asked, against, type Found, forPerson, needed, unknown } from './verdict.ts';

/** 上一年度: the year before the round opened, so that a correction handed in after New Year still reports on the same year; without a round, before today's. */
export const lastYear = ({ today, context }: Pick<Asked, 'today' | 'context'>): number =>
  Number((context.roundOpensOn ?? today).slice(0, 4)) - 1;

type YearFigure = { readonly year: number; readonly served: string };

function servedByYear(rows: readonly Row[]): YearFigure[] {
  return rows
    .flatMap((row) => {
      const [year, served] = [cellAt(row, 'year'), numberIn(cellAt(row, 'enterprises'))];
      return typeof year === 'number' && served !== null ? [{ year, served }] : [];
    })
    .sort((a, b) => a.year - b.year);
}

/** 第六条（三）近两年服务企业数量稳定增长：no fall in the years given and last year above the one before; level is for a person. By three years, that one above its own too. */
export function growth({ content, scheme, today, context }: Asked): Found {
  const last = lastYear({ today, context });
  const years = servedByYear(rowsOf(content, 'operation')).filter((one) => one.year <= last);
  const more = { threshold: '稳定增长', reading: 'steadyGrowth' } as const;
  const [before, latest] = [years.find((one) => one.year === last - 1), years.find((one) => one.year === last)];
  if (!before || !latest)
    return unknown(`平台运营情况缺${before ? last : latest ? last - 1 : `${last - 1}、${last}`}年度的服务企业总数。`, more);
  const three = reads(scheme, 'growthYears', 'three');
  const first = years.find((one) => one.year === last - 2);
  if (three && !first)
    return unknown(`平台运营情况缺${last - 2}年度的服务企业总数，本次申报要看三个年度。`, { ...more, reading: 'growthYears' });
  const figure = years.map((one) => `${one.year}年${one.served}户`).join('，');
  const fall = years.find((one, index) => index > 0 && compare(one.served, years[index - 1]?.served ?? one.served) < 0);
  if (fall)
    return {
      status: 'notMet',
      figure,
      ...more,
      message: `服务企业总数${figure}，${fall.year}年下降，要求近两年稳定增长（第六条（三））。`,
    };
  const level = compare(latest.served, before.served) === 0 || (three && first !== undefined && compare(before.served, first.served) === 0);
  if (level && chosen(scheme, 'steadyGrowth') !== 'notFalling') {
    return forPerson(`服务企业总数${figure}，两年持平，是否算稳定增长（第六条（三））由工作人员判断。`, { figure, ...more });
  }
  return { status: 'met', figure, ...more, message: `服务企业总数${figure}，${level ? '没有下降' : '逐年增长'}，符合第六条（三）。` };
}

/** 第六条（三）年服务中小微企业120户以上：annex 5's distinct enterprises and 实际服务数, the smaller of the two. */
export function served({ content, scheme }: Asked): Found {
  const threshold = scheme.thresholds.servedEnterprises;
  const { distinct } = servedFigures(content);
  const total = numberIn(valueAt(content, 'servedTotal'));
  const more = { threshold: needed(threshold), reading: 'enterpriseSize' } as const;
  if (distinct === 0) return unknown('附件5还没有一家企业。', more);
  const listed = against(threshold, distinct, '附件5名单（同名只计一次）');
  if (listed.status === 'notMet') return { ...listed, ...more };
  if (total === null) return unknown(`附件5名单${distinct}户；“实际服务（ ）家”未填写。`, { figure: listed.figure ?? null, ...more });
  const smaller = numericMin(distinct, total);
  return { ...against(threshold, smaller, `附件5名单${distinct}户，实际服务${total}家，按`), ...more };
}

/** 第六条（三）企业满意度80%以上：satisfied of all that were rated in annex 5, or by the edition's reading of all that are listed. */
export function satisfaction({ content, scheme }: Asked): Found {
  const threshold = scheme.thresholds.satisfaction;
  const { rated, satisfied, rows } = servedFigures(content);
  if (rated === 0) return unknown('附件5的服务满意度还没有填写。', { threshold: needed(threshold) });
  const listed = reads(scheme, 'satisfactionBasis', 'listed');
  const of = listed ? rows : rated;
  const rate = share(satisfied, of, 'down');
  const met = shareAtLeast(satisfied, of, threshold.atLeast);
  const blank = rows > rated ? `，另有${rows - rated}户未评价${listed ? '，按不满意计' : ''}` : '';
  return {
    status: met ? 'met' : 'notMet',
    figure: `${rate}%`,
    threshold: needed(threshold),
    reading: 'satisfactionBasis',
    message: `附件5已评价${rated}户，满意${satisfied}户${listed ? blank : ''}，满意度${rate}%${listed ? '' : blank}，要求${needed(threshold)}（${threshold.article}），${met ? '符合' : '不符合'}。`,
  };
}

const activitiesIn = ({ content, today, context }: Asked): readonly Row[] =>
  rowsOf(content, 'activities').filter((row) => textIn(cellAt(row, 'heldOn')).startsWith(`${lastYear({ today, context })}-`));

const functionsOf = ({ content, scheme }: Asked): Scheme['functions'] => {
  const declared = valueAt(content, 'functions');
  return scheme.functions.filter(({ key }) => Array.isArray(declared) && declared.includes(key));
};

type Tally = { readonly label: string; readonly held: number; readonly atLeast: number };

const tallies = (asked: Asked): Tally[] =>
  functionsOf(asked).flatMap(({ key, label }) => {
    const threshold = asked.scheme.activities[key];
    return threshold
      ? [{ label, held: activitiesIn(asked).filter((row) => cellAt(row, 'function') === key).length, atLeast: threshold.atLeast }]
      : [];
  });

const spoken = (each: readonly Tally[]): string => each.map((one) => `${one.label}${one.held}次（要求${one.atLeast}次）`).join('，');

/** Whether 第六条（三） asks this platform for events at all: a specialised training platform is asked for person-times instead. */
export const asksForActivities = (asked: Asked): boolean => functionsOf(asked).length === 0 || tallies(asked).length > 0;

/** 第六条（三）年开展大型服务活动：function by function; a comprehensive platform by the scheme's reading, where a shortfall is for a person. */
export function activities(asked: Asked): Found {
  const kind = textIn(valueAt(asked.content, 'kind'));
  const each = tallies(asked);
  if (kind === '' || each.length === 0) return unknown('平台类型或申报服务功能未填写。');
  const year = lastYear(asked);
  const figure = each.map((one) => `${one.label}${one.held}次`).join('，');
  const threshold = each.map((one) => `${one.label}${one.atLeast}次以上`).join('，');
  const said = `${year}年大型服务活动：${spoken(each)}（第六条（三））`;
  if (kind === '综合性') return comprehensive(asked, { each, figure, said });
  const short = each.filter((one) => one.held < one.atLeast);
  if (rowsOf(asked.content, 'activities').length === 0) return unknown('大型服务活动开展情况还没有一行。', { threshold });
  const verdict = short.length === 0 ? '符合' : short.map((one) => `${one.label}还差${one.atLeast - one.held}次`).join('，');
  return { status: short.length === 0 ? 'met' : 'notMet', figure, threshold, message: `${said}，${verdict}。` };
}

function comprehensive(asked: Asked, { each, figure, said }: { each: readonly Tally[]; figure: string; said: string }): Found {
  const declared = functionsOf(asked);
  const held = activitiesIn(asked).filter((row) => declared.some(({ key }) => key === cellAt(row, 'function'))).length;
  const most = Math.max(...each.map((one) => one.atLeast));
  const reached = {
    strictest: held >= most,
    all: each.every((one) => one.held >= one.atLeast),
    any: each.some((one) => one.held >= one.atLeast),
  }[chosen(asked.scheme, 'comprehensiveActivities')];
  const option = chosen(asked.scheme, 'comprehensiveActivities');
  const threshold = { strictest: `合计${most}次以上`, all: '各功能均达到', any: '有一项功能达到' }[option] ?? null;
  const more = { figure: `合计${held}次：${figure}`, threshold, reading: 'comprehensiveActivities' } as const;
  if (rowsOf(asked.content, 'activities').length === 0)
    return unknown('大型服务活动开展情况还没有一行。', { threshold, reading: more.reading });
  if (reached) return { status: 'met', ...more, message: `${said}，合计${held}次，按“${threshold}”符合。` };
  return forPerson(`${said}，合计${held}次，按“${threshold}”不足；办法未写综合性平台的次数，由工作人员判断。`, more);
}

/** 第六条（三）人才培训专业性平台年培训1600人次以上: only there. */
export const asksForTraining = (asked: Asked): boolean =>
  textIn(valueAt(asked.content, 'kind')) === '专业性' && functionsOf(asked).some(({ key }) => key === 'training');

/** Person-times of last year's training events; where only the products' 服务人次 reach the number, a person judges. */
export function training(asked: Asked): Found {
  const threshold = asked.scheme.thresholds.trainedPersons;
  const events = activitiesIn(asked).filter((row) => cellAt(row, 'function') === 'training');
  const trained = sum(numbersOf(events, 'participants'));
  const inProducts = sum(numbersOf(rowsOf(asked.content, 'products'), 'persons'));
  if (events.length === 0 && compare(inProducts, 0) === 0) return unknown('培训活动和服务人次都未填写。', { threshold: needed(threshold) });
  const found = against(threshold, trained, `${lastYear(asked)}年培训活动参加人数合计`);
  if (found.status === 'met' || compare(inProducts, threshold.atLeast) < 0) return found;
  return {
    ...found,
    status: 'forPerson',
    message: `${found.message}但主要服务产品的服务人次合计${inProducts}，是否都是培训由工作人员判断。`,
  };
}

/** 第六条（六）公益性或低收费服务占总服务量的20%以上：last year's declared share, on the basis that the applicant states. */
export function benefit({ content, scheme, today, context }: Asked): Found {
  const threshold = scheme.thresholds.benefitShare;
  const year = lastYear({ today, context });
  const row = rowsOf(content, 'operation').find((one) => cellAt(one, 'year') === year);
  const declared = row ? numberIn(cellAt(row, 'benefitShare')) : null;
  const basis = textIn(valueAt(content, 'benefitBasis'));
  const more = { threshold: needed(threshold), reading: 'benefitBasis' } as const;
  if (declared === null) return unknown(`平台运营情况缺${year}年度的公益性或低收费服务占比。`, more);
  const found = { ...against(threshold, declared, `${year}年公益性或低收费服务占比（${basis || '未说明口径'}）`), ...more };
  const asked = { times: '按次数', enterprises: '按户数', income: '按收入' }[chosen(scheme, 'benefitBasis')];
  if (asked === undefined || asked === basis) return found;
  return {
    ...found,
    status: 'forPerson',
    message: `${found.message}本次申报要求${asked}计算，申报单位填的是${basis || '未说明'}，请核对。`,
  };
}
