import * as z from 'zod';
import type { InputFault } from '../acts/refusal.ts';
import { figures } from '../core/annexes/annex7.ts';
import { fieldAt } from '../core/annexes/form.ts';
import { own } from '../core/text/own.ts';
import { labels } from './contract/labels.ts';

z.config(z.locales.zhCN());

type Issue = z.ZodError['issues'][number];

/** What is wrong with an input, place by place: the path as the contract has it, the sentence with what the place is called in Chinese. */
export const inputFaults = (schema: z.ZodType, error: z.ZodError): InputFault[] =>
  error.issues.map((issue) => ({ path: issue.path.join('/'), rule: issue.code, message: sentenceOf(issue, calledIn(schema, issue.path)) }));

/** 退回事项第2项的位置; empty where the whole is meant. */
function calledIn(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let at: unknown = schema;
  let said = '';
  for (const key of path) {
    at = within(at, key);
    if (typeof key === 'number') said = `${said}第${key + 1}项`;
    else said = said === '' ? nameOf(at, String(key)) : `${said}的${nameOf(at, String(key))}`;
  }
  return said;
}

/** A step's field says it itself (broughtSchema); others stand in the tables; what nobody knows is named as it was sent. */
const nameOf = (schema: unknown, key: string): string =>
  titleOf(schema) ?? own(labels, key) ?? fieldAt(key)?.label ?? own(figures, key)?.label ?? key;

const titleOf = (schema: unknown): string | undefined => (schema instanceof z.ZodType ? schema.meta()?.title : undefined);

/** The schema of a member; undefined where there is none to be found. */
function within(schema: unknown, key: PropertyKey): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return within(schema.unwrap(), key);
  if (schema instanceof z.ZodObject) return own(schema.shape as Record<string, unknown>, String(key));
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '一列',
  object: '一组栏目',
  record: '一组栏目',
  date: '日期',
};

/** Sentences that a schema brings itself are said as they are; the library's own, which speak of types, in plain words. */
function sentenceOf(issue: Issue, name: string): string {
  if (isOwnSentence(issue)) return name === '' || !name.includes('的') ? issue.message : `${name}：${issue.message}`;
  return name === '' ? plain(issue, '提交的内容') : plain(issue, `“${name}”`);
}

const isOwnSentence = ({ code, message }: Issue): boolean =>
  code === 'custom' || !/^(无效|数值过|无法识别|必须|record 中|集合|未知)/.test(message);

function plain(issue: Issue, name: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return /undefined$/.test(issue.message) ? `请填写${name}` : `${name}应为${own(kinds, issue.expected) ?? issue.expected}`;
    case 'too_big':
    case 'too_small':
      return `${name}${bound(issue)}`;
    case 'invalid_value':
      return `${name}只能是：${issue.values.map(String).join('、')}`;
    case 'unrecognized_keys':
      return `${name}中有不认识的栏目：${issue.keys.join('、')}`;
    case 'invalid_format':
      return `${name}${own(formats, issue.format) ?? '格式不对'}`;
    default:
      return `${name}格式不对`;
  }
}

const formats: Readonly<Record<string, string>> = { uuid: '不是有效的编号', date: '应为日期，如 2026-03-31', email: '不是有效的电子邮箱' };

function bound(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): string {
  const [word, limit] = issue.code === 'too_big' ? ['最多', issue.maximum] : ['至少', issue.minimum];
  if (issue.origin === 'string') return `${word} ${limit} 个字`;
  if (issue.origin === 'array' || issue.origin === 'set') return `${word} ${limit} 项`;
  return issue.code === 'too_big' ? `不能大于 ${limit}` : `不能小于 ${limit}`;
}
