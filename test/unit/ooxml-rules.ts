import { strFromU8, unzipSync } from 'fflate';

// What Word and Excel refuse or repair, read from the bytes of a package: each rule answers what breaks it, and nothing where all is well.

export type Node = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
};
export type Package = { readonly parts: Readonly<Record<string, Uint8Array>>; readonly xml: Readonly<Record<string, Node>> };

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (/[<]|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(text)) throw new Error(`not escaped: ${text.slice(0, 60)}`);
  const plain = text.replace(/&(?:(\w+)|#x([\da-fA-F]+)|#(\d+));/g, (_, name, hex, decimal) =>
    name ? ENTITIES[name]! : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(plain))
    throw new Error(`a character that XML forbids: ${plain.slice(0, 60)}`);
  return plain;
}

function attributesOf(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  const rest = source.replace(/\s+([\w:.-]+)="([^"]*)"/g, (_, name: string, value: string) => {
    if (name in found) throw new Error(`attribute ${name} twice`);
    found[name] = unescaped(value);
    return '';
  });
  if (rest.trim() !== '') throw new Error(`not an attribute: ${rest.slice(0, 60)}`);
  return found;
}

/** A part as a tree; throws where it is not well formed. */
export function parsed(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let end = 0;
  for (const match of xml.matchAll(/<\?.*?\?>|<!--.*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>/gs)) {
    open.at(-1)!.text += unescaped(xml.slice(end, match.index));
    end = match.index + match[0].length;
    const [, closing, name, attributes, empty] = match;
    if (!name) continue;
    if (closing) {
      const last = open.pop()!;
      if (last.name !== name) throw new Error(`</${name}> closes <${last.name}>`);
      continue;
    }
    const node: Node = { name, attributes: attributesOf(attributes ?? ''), children: [], text: '' };
    open.at(-1)!.children.push(node);
    if (!empty) open.push(node);
  }
  if (open.length !== 1 || root.children.length !== 1 || xml.slice(end).trim() !== '') throw new Error('not one closed element');
  return root.children[0]!;
}

/** The package's parts, those of XML as trees. */
export function opened(bytes: Uint8Array): Package {
  const parts = unzipSync(bytes);
  const trees = Object.entries(parts).filter(([name]) => /\.(xml|rels|vml)$/.test(name));
  return { parts, xml: Object.fromEntries(trees.map(([name, part]) => [name, parsed(strFromU8(part))])) };
}

/** All elements of a name in a tree. */
export const all = (node: Node, name: string): Node[] => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap((child) => all(child, name)),
];
const child = (node: Node | undefined, name: string): Node | undefined => node?.children.find((one) => one.name === name);
const repeated = (list: readonly string[]): string[] => list.filter((one, i) => list.indexOf(one) !== i);
const everywhere = (book: Package, parts: RegExp, name: string): Node[] =>
  Object.entries(book.xml).flatMap(([part, tree]) => (parts.test(part) ? all(tree, name) : []));

/** The schemas' sequences: children may be left out, never stand in another order. */
const words = (text: string): string[] => text.split(/\s+/);
const RUN =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang';
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': words(
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr',
  ),
  'w:rPr': words(RUN),
  'w:tblPr': words(
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook',
  ),
  'w:tcPr': words('cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark'),
  'w:sectPr': words(
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid',
  ),
  'w:tbl': words('tblPr tblGrid tr'),
  'w:tc': words('tcPr p'),
  'w:tr': words('trPr tc'),
  worksheet: words(
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst',
  ),
  workbook: words(
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr',
  ),
  styleSheet: words('numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'),
};

/** Elements of one part that stand out of order, or that have no place there. */
function disordered(node: Node): string[] {
  const order = ORDER[node.name];
  const places = node.children.map((one) => order?.indexOf(one.name.replace(/^w:/, '')) ?? 0);
  const wrong = order ? places.filter((place, i) => place < 0 || place < (places[i - 1] ?? 0)).map((_, i) => node.children[i]!.name) : [];
  return [
    ...(wrong.length > 0 ? [`${node.name}: ${node.children.map((one) => one.name).join(' ')}`] : []),
    ...node.children.flatMap(disordered),
  ];
}

const folder = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const resolved = (from: string, target: string): string =>
  new URL(target, `http://x/${folder(from.replace('_rels/', ''))}`).pathname.slice(1);

function lostTargets(book: Package): string[] {
  return Object.entries(book.xml)
    .filter(([name]) => name.endsWith('.rels'))
    .flatMap(([name, tree]) =>
      all(tree, 'Relationship')
        .filter((one) => one.attributes.TargetMode !== 'External' && !(resolved(name, one.attributes.Target ?? '') in book.parts))
        .map((one) => `${name}: ${one.attributes.Target}`),
    );
}

/** Ids of relationships that a part uses and its own list lacks. */
function lostIds(book: Package): string[] {
  return Object.entries(book.xml).flatMap(([name, tree]) => {
    const own = book.xml[`${folder(name)}_rels/${name.slice(folder(name).length)}.rels`];
    const ids = new Set(own ? all(own, 'Relationship').map((one) => one.attributes.Id) : []);
    const used = (node: Node): string[] => [
      ...['r:id', 'r:embed'].flatMap((key) => node.attributes[key] ?? []),
      ...node.children.flatMap(used),
    ];
    return used(tree)
      .filter((id) => !ids.has(id))
      .map((id) => `${name}: ${id}`);
  });
}

function untyped(book: Package): string[] {
  const types = book.xml['[Content_Types].xml']!;
  const defaults = new Set(all(types, 'Default').map((one) => one.attributes.Extension));
  const overrides = all(types, 'Override').map((one) => one.attributes.PartName!.slice(1));
  const parts = Object.keys(book.parts).filter((name) => name !== '[Content_Types].xml' && !name.endsWith('/'));
  return [
    ...parts.filter((name) => !overrides.includes(name) && !defaults.has(name.slice(name.lastIndexOf('.') + 1))),
    ...overrides.filter((name) => !(name in book.parts)),
    ...repeated(overrides),
  ];
}

const value = (node: Node | undefined, otherwise: string): string => node?.attributes['w:val'] ?? otherwise;

/** Rows whose cells do not fill the grid, and cells that go on from above where nothing of that width begins. */
function brokenTable(table: Node): string[] {
  const columns = child(table, 'w:tblGrid')?.children.length ?? 0;
  let above = new Map<number, number>();
  return table.children
    .filter((one) => one.name === 'w:tr')
    .flatMap((row, r) => {
      const faults: string[] = [];
      const now = new Map<number, number>();
      let at = 0;
      for (const cell of row.children.filter((one) => one.name === 'w:tc')) {
        const of = child(cell, 'w:tcPr');
        const span = Number(value(child(of, 'w:gridSpan'), '1'));
        const merge = child(of, 'w:vMerge');
        if (merge && value(merge, 'continue') === 'continue' && above.get(at) !== span)
          faults.push(`row ${r}: vMerge goes on from nothing`);
        if (merge) now.set(at, span);
        if (cell.children.at(-1)?.name !== 'w:p') faults.push(`row ${r}: a cell does not end in a paragraph`);
        at += span;
      }
      above = now;
      return at === columns ? faults : [...faults, `row ${r}: ${at} columns of ${columns}`];
    });
}

const columnOf = (letters: string): number => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);

/** Every cell of A1:C3 as a word. */
function cellsOf(range: string): string[] {
  const [, a, top, b, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
  const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return span(Number(top), Number(bottom)).flatMap((row) =>
    span(columnOf(a ?? 'B'), columnOf(b ?? 'A')).map((column) => `${column},${row}`),
  );
}

function brokenValidations(sheet: Node): string[] {
  const list = child(sheet, 'dataValidations');
  const rules = list?.children ?? [];
  const long = rules.flatMap((rule) => [
    ...(rule.attributes.error && rule.attributes.error.length > 255 ? [`error: ${rule.attributes.error}`] : []),
    ...(['errorTitle', 'promptTitle'] as const).filter((key) => (rule.attributes[key] ?? '').length > 32),
    ...rule.children.filter((one) => one.text.length > 257 || one.text === '').map((one) => `${one.name}: ${one.text}`),
    ...(rule.attributes.type === 'list' && !/^"[^"]+"$/.test(rule.children[0]?.text ?? '') ? ['a list without its words'] : []),
  ]);
  return list && Number(list.attributes.count) !== rules.length ? [...long, 'count'] : long;
}

/** Cells out of order, twice, with a string that is not there, or with a formula. */
function brokenCells(sheet: Node, strings: number, styles: number): string[] {
  const rows = child(sheet, 'sheetData')?.children ?? [];
  const numbers = rows.map((row) => Number(row.attributes.r));
  const unsorted = numbers.some((number, i) => number <= (numbers[i - 1] ?? 0)) ? ['rows out of order'] : [];
  const faults = rows.flatMap((row) => {
    const columns = row.children.map((cell) => columnOf(cell.attributes.r!.replace(/\d+$/, '')));
    const cells = row.children.filter((cell) => {
      const text = child(cell, 'v')?.text;
      const typed = cell.attributes.t ?? 'n';
      const lost = typed === 's' ? Number(text) >= strings : typed === 'n' && text !== undefined && !Number.isFinite(Number(text));
      return lost || Number(cell.attributes.s ?? 0) >= styles || child(cell, 'f') !== undefined;
    });
    const tall = Number(row.attributes.ht ?? 0) > 409 ? [`row ${row.attributes.r} is too tall`] : [];
    return [
      ...cells.map((cell) => cell.attributes.r!),
      ...tall,
      ...(columns.some((one, i) => one <= (columns[i - 1] ?? 0)) ? [`row ${row.attributes.r}`] : []),
    ];
  });
  return [...unsorted, ...faults];
}

const sheets = (book: Package): Node[] => everywhere(book, /^xl\/worksheets\/[^/]+\.xml$/, 'worksheet');
const count = (book: Package, part: string, list: string): number => child(book.xml[part], list)?.children.length ?? 0;
const strings = (book: Package): Node | undefined => book.xml['xl/sharedStrings.xml'];

/** The rules, each by what must never be found. */
export const rules: Readonly<Record<string, (book: Package) => readonly string[]>> = {
  'a relationship without its part': lostTargets,
  'an id that no relationship has': lostIds,
  'a part without a type, a type without a part, or two types': untyped,
  'elements out of the order of the schema': (book) => Object.values(book.xml).flatMap(disordered),
  'two drawings of one id': (book) => repeated(everywhere(book, /^word\//, 'wp:docPr').map((one) => one.attributes.id!)),
  'two bookmarks of one id or name': (book) => {
    const marks = everywhere(book, /^word\//, 'w:bookmarkStart');
    return ['w:id', 'w:name'].flatMap((key) => repeated(marks.map((one) => one.attributes[key]!)));
  },
  'a table whose cells do not fit its grid': (book) => everywhere(book, /^word\//, 'w:tbl').flatMap(brokenTable),
  'two tables that Word would join': (book) =>
    everywhere(book, /^word\/document/, 'w:body').flatMap((body) =>
      body.children.filter((one, i) => one.name === 'w:tbl' && body.children[i + 1]?.name === 'w:tbl').map(() => 'w:tbl'),
    ),
  'a sheet of a name that Excel refuses': (book) => {
    const names = everywhere(book, /^xl\/workbook/, 'sheet').map((one) => one.attributes.name!);
    return [
      ...names.filter((name) => name === '' || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name)),
      ...repeated(names.map((one) => one.toLowerCase())),
    ];
  },
  'a defined name whose sheet wants quotes': (book) =>
    everywhere(book, /^xl\/workbook/, 'definedName')
      .map((one) => one.text)
      .filter((text) => !/^(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!\$/u.test(text)),
  'merges that overlap, or of one cell': (book) =>
    sheets(book).flatMap((sheet) => {
      const ranges = all(sheet, 'mergeCell').map((one) => one.attributes.ref!);
      return [...repeated(ranges.flatMap(cellsOf)), ...ranges.filter((one) => cellsOf(one).length < 2)];
    }),
  'cells out of order, with a formula, or with what is not there': (book) =>
    sheets(book).flatMap((sheet) => brokenCells(sheet, strings(book)?.children.length ?? 0, count(book, 'xl/styles.xml', 'cellXfs'))),
  'a count of strings that is wrong': (book) => {
    const table = strings(book);
    return table && Number(table.attributes.uniqueCount) !== table.children.length ? [`${table.attributes.uniqueCount}`] : [];
  },
  'a text longer than a cell may hold': (book) =>
    (strings(book)?.children ?? []).flatMap((one) => all(one, 't').filter((t) => t.text.length > 32_767)).map((t) => t.text.slice(0, 40)),
  'a rule for cells that Excel refuses': (book) => sheets(book).flatMap(brokenValidations),
};

/** What breaks a rule, with the rule's name; empty where Word and Excel open the file as it is. */
export function faultsOf(bytes: Uint8Array): string[] {
  const book = opened(bytes);
  return Object.entries(rules).flatMap(([rule, found]) => found(book).map((what) => `${rule}: ${what}`));
}
