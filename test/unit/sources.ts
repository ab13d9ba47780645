import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** A node of the syntax tree, as loosely as a rule needs it. */
export type Node = { readonly type: string; readonly start: number } & { readonly [key: string]: unknown };

export type Import = { readonly from: string; readonly typeOnly: boolean };

/** One source file, parsed: path from src/ with forward slashes, text, tree, comments, imports. */
export type Source = {
  readonly path: string;
  readonly room: string;
  readonly isTest: boolean;
  readonly text: string;
  readonly lines: number;
  readonly nodes: readonly Node[];
  readonly body: readonly Node[];
  readonly comments: readonly string[];
  readonly imports: readonly Import[];
};

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Files below `folder` (from the repository's root) whose names end so; paths with forward slashes, sorted. */
export const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => ending.test(path))
    .sort();

let parsedOnce: Source[] | undefined;
/** Every TypeScript file of src/, parsed once a process: it takes seconds. */
export function sources(): readonly Source[] {
  parsedOnce ??= filesBelow('src', /\.tsx?$/).map((path) => read(path));
  return parsedOnce;
}

function read(path: string): Source {
  return parsed(path, readFileSync(join(repository, 'src', path), 'utf8'));
}

/** Parses one file; throws where it does not parse, since an unread file would pass every rule. */
export function parsed(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const nodes = [...walk(program)];
  return {
    path,
    room: path.includes('/') ? (path.split('/')[0] as string) : path.replace(/\.tsx?$/, ''),
    isTest: /\.test\.tsx?$/.test(path),
    text,
    lines: text.split('\n').length - 1,
    nodes,
    body: program.body as unknown as Node[],
    comments: comments.map((one) => one.value),
    imports: nodes.flatMap(importOf),
  };
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* walk(one);
  else if (isNode(value)) {
    yield value;
    for (const child of Object.values(value)) yield* walk(child);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string' && 'start' in value;

const importKinds: Readonly<Record<string, (node: Node) => boolean>> = {
  ImportDeclaration: (node) => node.importKind === 'type',
  ExportNamedDeclaration: (node) => node.exportKind === 'type',
  ExportAllDeclaration: (node) => node.exportKind === 'type',
  ImportExpression: () => false,
  TSImportType: () => true,
};

/** Static, re-exported, dynamic and type imports alike; one that is not a plain string is named `(computed)`. */
function importOf(node: Node): Import[] {
  const typeOnly = importKinds[node.type];
  const source = node.source as Node | null | undefined;
  if (!typeOnly || !source) return [];
  return [{ from: typeof source.value === 'string' ? source.value : '(computed)', typeOnly: typeOnly(node) }];
}

/** The path from src/ that a relative import means; null for a package. */
export const target = (source: Source, one: Import): string | null =>
  one.from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(source.path), one.from)) : null;

/** `Date.now` for a member expression of two names, else ''. */
export function dotted(node: Node): string {
  const { object, property } = node as { object?: Node; property?: Node };
  return node.type === 'MemberExpression' && object?.type === 'Identifier' ? `${object.name}.${property?.name ?? property?.value}` : '';
}
