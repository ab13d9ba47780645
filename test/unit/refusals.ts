import { CHINESE, lineOf, type Shown, template } from './shown.ts';
import type { Node, Source } from './sources.ts';

/** The sentences of a value: one, either of two, each of a list. */
function sentences(node: Node | undefined): string[] {
  if (!node) return [];
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral') return [template(node)];
  if (node.type === 'ConditionalExpression') return [...sentences(node.consequent as Node), ...sentences(node.alternate as Node)];
  if (node.type === 'LogicalExpression') return [...sentences(node.left as Node), ...sentences(node.right as Node)];
  return node.type === 'ArrayExpression' ? (node.elements as Node[]).flatMap(sentences) : [];
}

/** Behind how many arguments the sentences of a refusing call begin (acts/refusal.ts). */
const calls: Readonly<Record<string, number>> = { notNow: 1, badInput: 2 };

function saidBy(node: Node): string[] {
  if (node.type === 'CallExpression') {
    const from = calls[String((node.callee as Node).name)];
    return from === undefined ? [] : (node.arguments as Node[]).slice(from).flatMap(sentences);
  }
  const name = node.type === 'Property' ? String((node.key as Node).name) : '';
  return name === 'message' || name === 'missing' ? sentences(node.value as Node) : [];
}

/** Every sentence by which an act or a procedure says no. */
export function refusalsIn(source: Source): Shown[] {
  const line = lineOf(source);
  return source.nodes.flatMap((node) =>
    saidBy(node)
      .filter((text) => CHINESE.test(text))
      .map((text) => ({ path: `src/${source.path}`, line: line(node), text })),
  );
}

/** Every sentence that a button which can't be pressed gives as its reason. */
export function reasonsIn(source: Source): Shown[] {
  const line = lineOf(source);
  return source.nodes
    .filter(({ type, name }) => type === 'JSXAttribute' && (name as unknown as Node).name === 'reason')
    .flatMap((node) => {
      const { expression, ...value } = (node.value ?? {}) as Node & { expression?: Node };
      return sentences(expression ?? value).map((text) => ({ path: `src/${source.path}`, line: line(node), text }));
    })
    .filter(({ text }) => CHINESE.test(text));
}

/** There is nothing to press for, and nothing to do about it. */
const idle = /^(已是|没有(改动|可|选中)|正在读取|还没有)/;
export const tellsWhoPresses = (shown: Shown): boolean => tellsNext(shown) || idle.test(shown.text);

/** Words that tell whoever is refused what to do, who does it, when it can be done, what is allowed, or that nothing is left to do. */
const next =
  /请|须|应|才能|可以|可在|可下载|可填的有|联系|只能|只收|不超过|不能超过|不(?:得)?少于|至少|最多|以内|之间|例如|如 |不用|不需要|不必|无需|后再|由.+(?:办理|决定|核对)|改/;

/** What is over, and nothing follows from it for whoever asks; each was read by somebody. A sentence whose end is put in at run time stands here too. */
const over: readonly string[] = [
  '这件申报没有上传的材料和扫描件',
  '“{}”不是 {} 文件（按内容判断，与扩展名无关）{}',
  '公示期已于{}24时结束，不再接收异议',
  '示范平台称号已于{}撤销，不再出具证书',
  '第{}家：{}',
  '这个链接已经作废：{}',
  '该平台的称号已不在有效期内，不能奖励',
  '该平台的称号已不在有效期内，不能总结为典型经验',
  '没有决定',
  '本年度抽样密钥已于{}公开，不能再抽取样本',
  '{}未填写',
  '排序已退回经办人：{}',
  '自 {} 起草不了：{}',
  '本次认定工作已经取消，不能变更',
  '申报现为“{}”，推荐部门在初审和测评时、认定部门在受理前核验材料',
];

export const tellsNext = ({ text }: Shown): boolean => next.test(text) || over.includes(text);
