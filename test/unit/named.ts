import { HOLE, lineOf, template } from './shown.ts';
import type { Node, Source } from './sources.ts';

/** An element with an accessible name of its own and visible text: every name it may have, and the text, `{}` where something is put in. */
export type Named = { readonly path: string; readonly line: number; readonly names: readonly string[]; readonly text: string };

/** What takes its name from what stands in it, and answers to it when it is spoken. */
const spokenTo = new Set(['a', 'button', 'summary', 'Button', 'ButtonLink', 'Link', 'FileButton', 'MenuItem']);

function stringsOf(node: Node | null): string[] {
  if (!node) return [];
  if (node.type === 'Literal') return [String(node.value)];
  if (node.type === 'TemplateLiteral') return [template(node)];
  if (node.type === 'JSXExpressionContainer') return stringsOf(node.expression as Node);
  if (node.type === 'ConditionalExpression') return [...stringsOf(node.consequent as Node), ...stringsOf(node.alternate as Node)];
  return [HOLE];
}

function attribute(element: Node, name: string): Node | null {
  const { attributes } = element.openingElement as unknown as { attributes: readonly { name?: { name?: string }; value?: Node }[] };
  return attributes.find((one) => one.name?.name === name)?.value ?? null;
}

function visible(node: Node): string {
  if (node.type === 'JSXText') return String(node.value).replace(/\s*\n\s*/g, '');
  if (node.type === 'JSXExpressionContainer') {
    const said = stringsOf(node);
    return said.length === 1 ? (said[0] as string) : HOLE; // which of several is seen, a browser tells (axeFaults in test/browser/rig.ts)
  }
  if (node.type !== 'JSXElement' || attribute(node, 'aria-hidden') !== null) return '';
  return (node.children as Node[]).map(visible).join('');
}

export function namedIn(source: Source): Named[] {
  const line = lineOf(source);
  return source.nodes
    .filter(({ type }) => type === 'JSXElement')
    .filter((node) => spokenTo.has(String((node.openingElement as unknown as { name: { name?: string } }).name.name)))
    .map((node) => ({ path: `src/${source.path}`, line: line(node), names: stringsOf(attribute(node, 'aria-label')), text: visible(node) }))
    .filter(({ names, text }) => names.length > 0 && text.trim() !== '');
}

/** WCAG 2.5.3: each visible piece stands in one of the names. */
export const isHeard = ({ names, text }: Named): boolean =>
  names.some((name) =>
    text
      .split(HOLE)
      .map((piece) => piece.trim())
      .every((piece) => name.includes(piece)),
  );
