import { isDate } from '../annexes/dates.ts';
import { premisesArea } from '../annexes/figures.ts';
import { creditCodeFault } from '../annexes/identifier-fault.ts';
import { numberIn, rowsOf, saysNone, textIn, valueAt } from '../annexes/rows.ts';
import { addYears, chineseDay } from '../calendar/day.ts';
import { divisions } from '../identifiers/divisions.ts';
import { chosen } from '../scheme/scheme.ts';
import { type Asked, against, type Found, forPerson, needed, unknown } from './verdict.ts';

const elsewhere =
  /^(北京|天津|上海|重庆|河北|山西|辽宁|吉林省|黑龙江|江苏|浙江|安徽|福建|山东|河南|湖北|湖南|广东|海南省|四川|贵州|云南|陕西|甘肃|青海省|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)/;
const noLegalEntity = /个体工商户|个体户|合伙|个人独资|分公司|分支机构|办事处/;

/** 第六条（一）有独立法人资格，在江西省内注册登记。The place is read from the address: the credit code's digits name an office, not a place. */
export function registeredHere({ content, scheme }: Asked): Found {
  const said = (key: string): string => textIn(valueAt(content, key));
  const [address, code, nature] = [said('address'), said('creditCode'), said('nature')];
  const { name, places } = scheme.region;
  const figure = address;
  const threshold = `${name}内注册的法人`;
  if (address === '' || code === '' || nature === '') return unknown('单位性质、统一社会信用代码、注册地址未填全。', { threshold });
  if (noLegalEntity.test(nature))
    return {
      status: 'notMet',
      figure: nature,
      threshold,
      message: `单位性质“${nature}”没有独立法人资格，要求有独立法人资格（第六条（一））。`,
    };
  const here = address.includes(name.replace(/省$/, '')) || places.some((place) => address.startsWith(place));
  if ((elsewhere.test(address) && !address.startsWith(name)) || (!here && inOtherCity(address, scheme.region)))
    return { status: 'notMet', figure, threshold, message: `注册地址“${address}”不在${name}内，要求在${name}内注册登记（第六条（一））。` };
  if (!here) return forPerson(`注册地址“${address}”看不出是否在${name}内，请查验统一社会信用代码证。`, { figure, threshold });
  const fault = creditCodeFault(code);
  if (fault === 'form')
    return {
      status: 'notMet',
      figure: code,
      threshold,
      message: `统一社会信用代码“${code}”不是18位有效字符，无法证明法人资格（第六条（一））。`,
    };
  if (fault === 'check')
    return forPerson(`统一社会信用代码“${code}”的校验位不符，请查验统一社会信用代码证（第八条（三））。`, { figure: code, threshold });
  return { status: 'met', figure, threshold, message: `注册地址“${address}”在${name}内，统一社会信用代码格式正确，符合第六条（一）。` };
}

/** Of a city's own edition: the address names another city of the province. 赣江新区 lies in two of them, so that their names say nothing against it. */
const inOtherCity = (address: string, { name }: { readonly name: string }): boolean =>
  name.endsWith('市') && divisions.some((one) => one.kind === '设区市' && one.name !== name && address.includes(one.name));

/** 第六条（一）运营2年以上：from 注册日期 to the day of submission, the anniversary included. */
export function operating({ content, scheme, today, context }: Asked): Found {
  const threshold = scheme.thresholds.operatingYears;
  const from = textIn(valueAt(content, 'registeredOn'));
  const until = chosen(scheme, 'operationStart') === 'roundOpening' ? (context.roundOpensOn ?? today) : today;
  const more = { threshold: needed(threshold), reading: 'operationStart' } as const;
  if (!isDate(from)) return unknown('注册日期未填写。', more);
  const since = addYears(from, threshold.atLeast);
  const met = until >= since;
  const figure = `${from}注册`;
  const verdict = met ? '符合' : `要到${chineseDay(since)}才满${threshold.atLeast}年`;
  return {
    status: met ? 'met' : 'notMet',
    figure,
    ...more,
    message: `${chineseDay(from)}注册，到${chineseDay(until)}，要求运营${needed(threshold)}（${threshold.article}），${verdict}。`,
  };
}

/** 第六条（一）资产总额200万元以上。 */
export function assets({ content, scheme }: Asked): Found {
  const threshold = scheme.thresholds.totalAssets;
  const figure = numberIn(valueAt(content, 'totalAssets'));
  return figure === null ? unknown('上年末总资产未填写。', { threshold: needed(threshold) }) : against(threshold, figure, '上年末总资产');
}

/** 第六条（一）有固定的服务场所且面积200平方米以上。 */
export function premises({ content, scheme }: Asked): Found {
  const threshold = scheme.thresholds.premisesArea;
  const figure = premisesArea(content);
  return figure === null
    ? unknown('服务场地面积（自有、租用）未填写。', { threshold: needed(threshold) })
    : against(threshold, figure, '服务场地面积（自有与租用合计）');
}

/** 第六条（一）有开展服务必备的服务设施、仪器设备: the text gives no number, so that one line of 附件3 is enough. */
export function facilities({ content }: Asked): Found {
  const rows = rowsOf(content, 'equipment').length;
  const threshold = '有开展服务必备的服务设施、仪器设备';
  return rows === 0
    ? unknown('附件3还没有一行。', { threshold })
    : { status: 'met', figure: `${rows}项`, threshold, message: `附件3列有服务设施、软件及仪器设备${rows}项，符合第六条（一）。` };
}

/** 第六条（一）从事相关服务的资质或能力: papers and a person's judgement, never a word in a field. */
export function qualified({ content }: Asked): Found {
  const functions = valueAt(content, 'functions');
  if (!Array.isArray(functions) || functions.length === 0) return unknown('申报服务功能未填写。');
  const named = textIn(valueAt(content, 'qualifications'));
  return forPerson(
    named === '' || saysNone(named)
      ? '未填专业服务资质，请阅报告五和申报材料，判断有无从事相关服务的能力（第六条（一））。'
      : '请阅“获得专业服务资质情况”和材料（十），判断有无从事相关服务的资质或能力（第六条（一））。',
  );
}
