import { own } from '../text/own.ts';

/** The seven service functions of 第五条; the keys are stored, the labels are printed. */
export const serviceFunctions = [
  { key: 'information', label: '信息查询', article: '第五条（一）' },
  { key: 'innovation', label: '技术创新', article: '第五条（二）' },
  { key: 'quality', label: '质量管理', article: '第五条（三）' },
  { key: 'consulting', label: '管理咨询', article: '第五条（四）' },
  { key: 'startup', label: '创业辅导', article: '第五条（五）' },
  { key: 'training', label: '人才培训', article: '第五条（六）' },
  { key: 'digitalisation', label: '信息化应用', article: '第五条（七）' },
] as const;

export type FunctionKey = (typeof serviceFunctions)[number]['key'];
export type ServiceFunction = { readonly key: FunctionKey; readonly label: string; readonly article: string };

export const functionKeys: readonly FunctionKey[] = serviceFunctions.map((one) => one.key);

export const functionLabels: Readonly<Record<FunctionKey, string>> = Object.fromEntries(
  serviceFunctions.map((one) => [one.key, one.label]),
) as Record<FunctionKey, string>;

/** What a function is called: by the names of an edition, one that it does not know by the official name; words of another list as they stand. */
export const functionLabel = (key: string, called: readonly { readonly key: string; readonly label: string }[]): string =>
  called.find((one) => one.key === key)?.label ?? own(functionLabels, key) ?? key;

/** Several of them, as they stand in a sentence or a cell; `called`: by the names of the edition that they were asked by. */
export const functionsOf = (keys: readonly string[], called: readonly { readonly key: string; readonly label: string }[] = []): string =>
  keys.map((key) => functionLabel(key, called)).join('、');

/** Functions as people write them in one cell, in the order of 第五条, and the words that are none. */
export function functionsNamed(text: string): { readonly keys: FunctionKey[]; readonly strange: string[] } {
  const words = text.split(/[、，,；;／/|\s]+/).filter((word) => word !== '');
  const named = words.map((word) => {
    const said = word.replace(/^综合性|^专业性|[:：]|(服务|类|平台)+$/g, '');
    return { word, key: serviceFunctions.find(({ key, label }) => label === said || key === word)?.key };
  });
  return {
    keys: functionKeys.filter((key) => named.some((one) => one.key === key)),
    strange: named.filter(({ key }) => key === undefined).map(({ word }) => word),
  };
}

/** 综合性 with several functions, or 专业性 with one that stands out (第五条). */
export const platformKinds = ['综合性', '专业性'] as const;
export type PlatformKind = (typeof platformKinds)[number];
