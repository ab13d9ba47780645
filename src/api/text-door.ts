import { type InputFault, Refused } from '../acts/refusal.ts';
import { brokenIn, brokenSentence, plain } from '../core/text/whole.ts';

/** What a person calls the members of bodies that people type into; others are called by their place. */
const labels: ReadonlyMap<string, string> = new Map([
  ['name', '名称'],
  ['personName', '姓名'],
  ['login', '登录名'],
  ['password', '口令'],
  ['current', '原口令'],
  ['next', '新口令'],
  ['title', '标题'],
  ['body', '正文'],
  ['reason', '理由'],
  ['text', '内容'],
  ['note', '备注'],
  ['objector', '姓名或单位'],
  ['contact', '联系方式'],
  ['content', '异议内容'],
  ['evidence', '证据'],
  ['opinion', '意见'],
  ['outcome', '处理结果'],
  ['service', '服务内容'],
  ['interviewee', '受访人'],
  ['mobile', '手机'],
  ['remark', '其他情况'],
  ['employer', '工作单位'],
  ['position', '职务或职称'],
  ['overview', '年度总结'],
  ['annualSummary', '年度总结'],
  ['explanation', '存疑数据说明'],
  ['fileName', '文件名'],
  ['search', '查找内容'],
]);

export const labelOf = (path: string): string => labels.get(path.split('/').at(-1) ?? '') ?? path;

/** Deeper than any body of the contract; what is deeper was not made by a form. */
const DEEPEST = 32;

/**
 * Goes through all that a JSON body holds, in place: line ends are made one kind, control characters go, and what no database can hold (a lone
 * half of a character, U+0000, a member called `__proto__`) is told with its place. `but` leaves a place to be judged by whoever knows its field.
 */
export function textFaults(body: unknown, but: (path: string) => boolean = () => false): InputFault[] {
  const faults: InputFault[] = [];
  const open: { holder: object; path: string; depth: number }[] = [{ holder: { body }, path: '', depth: 0 }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { holder, path, depth } = one;
    if (depth > DEEPEST) return [{ path: path.split('/')[0] ?? '', rule: 'JSON', message: '提交的内容层次过深' }];
    for (const [key, value] of Object.entries(holder)) {
      const place = depth === 0 ? '' : path === '' ? key : `${path}/${key}`;
      if (key === '__proto__' || brokenIn(key) !== null) faults.push(nameFault(path, key));
      if (typeof value === 'object' && value !== null) open.push({ holder: value, path: place, depth: depth + 1 });
      if (typeof value !== 'string') continue;
      const broken = brokenIn(value);
      if (broken === null) Reflect.set(holder, key, plain(value));
      else if (!but(place)) faults.push({ path: place, rule: '字符', message: brokenSentence(labelOf(place), broken) });
    }
  }
  return faults;
}

const nameFault = (path: string, key: string): InputFault => ({
  path,
  rule: '名称',
  message: `“${brokenIn(key) === null ? key : JSON.stringify(key).slice(1, -1)}”不能用作名称`,
});

/**
 * Addresses: a path that is no text leads nowhere (404); a query with a character that can't be kept is refused with it (400). For every route and
 * page alike, so that no handler meets such a text.
 */
export function checkAddress(url: string): void {
  if (/^[!-$&-~]*$/.test(url)) return; // nothing in it stands for anything else
  const { pathname, search } = new URL(url, 'http://localhost');
  const path = decoded(pathname);
  if (path === null || brokenIn(path) !== null) throw new Refused({ kind: 'notFound' });
  for (const [name, value] of new URLSearchParams(search)) {
    const broken = brokenIn(value) ?? brokenIn(name);
    if (broken !== null)
      throw new Refused({ kind: 'badInput', faults: [{ path: name, rule: '字符', message: brokenSentence(labelOf(name), broken) }] });
  }
}

/** What a percent-encoded text says; null where it is none. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The text of a body; bytes that are no UTF-8 are refused rather than kept as �. */
export function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused({ kind: 'badInput', faults: [{ path: 'body', rule: 'UTF-8', message: '提交的内容不是 UTF-8 编码的文字' }] });
  }
}

/** Whether the page that sent a write is one of ours. Scripts send no Origin; `null`, an empty or a strange one is somebody else's. */
export function isOwnOrigin(origin: string | undefined, own: { host: string | undefined; scheme: 'http' | 'https' | null }): boolean {
  if (origin === undefined) return true;
  const parsed = /^(https?):\/\/([^/?#@\s,]+)$/.exec(origin.trim().toLowerCase());
  return parsed !== null && parsed[2] === own.host?.toLowerCase() && (own.scheme === null || parsed[1] === own.scheme);
}
