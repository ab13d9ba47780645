import { unescaped } from '../core/sheet/html.ts';
import { MOST_COLUMNS } from '../core/sheet/limits.ts';
import { inSymbolFont, isSymbolFont } from '../core/sheet/symbol-fonts.ts';

/** The font of a style of cells or of text, by family and name; only fonts of symbols, and null where a style says another one. */
type Fonts = ReadonlyMap<string, string | null>;

/**
 * The sheets' XML with letters in fonts of symbols (Wingdings, Wingdings 2) as the signs that they draw: ticks, crosses, boxes. A cell's style
 * may stand at the cell, at its row or at its column, and a run within the text may have a style of its own. `common`: styles.xml.
 */
export function withSymbols(content: string, common: string): string {
  const fonts = symbolFonts(common + content);
  return [...fonts.values()].some((font) => font !== null) ? redrawn(content, fonts) : content;
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const familyOf = (text: string): string => unescaped(text).replace(/['"]/g, '').split(',')[0]?.trim() ?? '';

const faceTag = /<style:font-face\s[^<>]*>/g;
const styleTag = /<style:style\s([^<>]*[^<>/])>([\s\S]*?)<\/style:style>|<style:style\s[^<>]*\/>/g;

function symbolFonts(xml: string): Fonts {
  const faces = new Map(
    [...xml.matchAll(faceTag)].map(([tag]) => [attribute(tag, 'style:name'), familyOf(attribute(tag, 'svg:font-family'))]),
  );
  const said = new Map<string, { parent: string; font: string }>();
  for (const [whole] of xml.matchAll(styleTag)) {
    const family = attribute(whole, 'style:family');
    if (family !== 'table-cell' && family !== 'text') continue;
    const text = /<style:text-properties\s[^<>]*>/.exec(whole)?.[0] ?? '';
    const named = attribute(text, 'style:font-name');
    const font = named === '' ? familyOf(attribute(text, 'fo:font-family')) : (faces.get(named) ?? unescaped(named));
    const parent = attribute(whole, 'style:parent-style-name');
    said.set(`${family} ${attribute(whole, 'style:name')}`, { parent: parent && `${family} ${parent}`, font });
  }
  const fonts = new Map<string, string | null>();
  for (const key of said.keys()) {
    let at: string = key;
    for (let steps = 0; steps < 20 && said.get(at)?.font === ''; steps += 1) at = said.get(at)?.parent ?? '';
    const font = said.get(at)?.font ?? '';
    if (font !== '') fonts.set(key, isSymbolFont(font) ? font : null);
  }
  return fonts;
}

/** What the text is in at a place of the sheet: the styles of its columns, of its row, its own font and those of the runs around it. */
type Place = { columns: string[]; row: string; column: number; cell: string | null; runs: (string | null)[]; inCell: boolean };

const piece =
  /<(\/?)(table:table|table:table-column|table:table-row|table:table-cell|table:covered-table-cell|text:span)(?=[\s/>])([^<>]*)>([^<]*)|<[^<>]*>([^<]*)/g;

function redrawn(xml: string, fonts: Fonts): string {
  const place: Place = { columns: [], row: '', column: 0, cell: null, runs: [], inCell: false };
  return xml.replace(piece, (whole: string, slash: string, tag: string | undefined, attributes: string, after = '', other = '') => {
    if (tag) step({ tag, closing: slash === '/', attributes }, place, fonts);
    const text = tag ? after : other;
    if (!place.inCell || text === '') return whole;
    const font = place.runs.at(-1) ?? place.cell;
    return font ? whole.slice(0, whole.length - text.length) + escaped(inSymbolFont(unescaped(text), font)) : whole;
  });
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;' })[one] ?? '&gt;');

type Tag = { readonly tag: string; readonly closing: boolean; readonly attributes: string };

function step({ tag, closing, attributes }: Tag, place: Place, fonts: Fonts): void {
  const empty = attributes.endsWith('/');
  const style = (name: string): string => attribute(` ${attributes}`, name);
  const times = (): number => Math.min(MOST_COLUMNS + 1, Number(style('table:number-columns-repeated')) || 1);
  if (tag === 'text:span') {
    if (closing) place.runs.pop();
    else if (!empty) {
      const own = fonts.get(`text ${style('text:style-name')}`);
      // A run that says nothing of its font has the font around it; one in another font is drawn as it stands.
      place.runs.push(own === null ? '' : (own ?? place.runs.at(-1) ?? place.cell));
    }
  } else if (tag === 'table:table') place.columns = [];
  else if (closing) place.inCell = false;
  else if (tag === 'table:table-column') {
    for (let i = times(); i > 0 && place.columns.length <= MOST_COLUMNS; i -= 1) place.columns.push(style('table:default-cell-style-name'));
  } else if (tag === 'table:table-row') {
    place.row = style('table:default-cell-style-name');
    place.column = 0;
  } else {
    const name = style('table:style-name') || place.row || place.columns[place.column] || '';
    Object.assign(place, { cell: fonts.get(`table-cell ${name}`) ?? null, runs: [], inCell: !empty });
    place.column += times();
  }
}
