import { unescaped } from '../core/sheet/html.ts';
import { inSymbolFont } from '../core/sheet/symbol-fonts.ts';

/** A tag of a document with the text behind it. */
export type Token = { readonly tag: string; readonly closing: boolean; readonly attributes: string; readonly text: string };

/** Every tag, its prefix left away: `w`, `w14` and `mc` have no names in common that mean different things here. */
const token = /<(\/?)\w+:(\w+)([^<>]*)>([^<]*)/g;
export function* tokensOf(xml: string): Generator<Token> {
  for (const [, slash, tag = '', attributes = '', text = ''] of xml.matchAll(token))
    yield { tag, closing: slash === '/', attributes, text };
}

export const attributeOf = (attributes: string, name: string): string =>
  new RegExp(`\\b\\w+:${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(attributes)
    ?.slice(1)
    .find((one) => one !== undefined) ?? '';
const isOn = (attributes: string): boolean => !/^(0|false|off|none)$/.test(attributeOf(attributes, 'val'));
const isEmpty = ({ attributes }: Token): boolean => attributes.endsWith('/');

/** A field between its begin and its end; its result is shown, its instruction is not. */
type Field = { instruction: string; inResult: boolean; ticked: boolean | null; options: string[]; chosen: number };
/** A content control: a box to tick, or a place that still says what to write there. */
type Control = { box: boolean; ticked: boolean; placeholder: boolean; shown: boolean };

/** What is left out with everything in it: text moved or deleted, readings above a name, what was formatted before, the second form of a text box. */
const leftOut = new Set([
  'moveFrom',
  'del',
  'rt',
  'Fallback',
  'rPrChange',
  'pPrChange',
  'tcPrChange',
  'trPrChange',
  'tblPrChange',
  'tblGridChange',
]);

/**
 * What a document shows, tag by tag: the text that a tag adds for whoever reads the page; null where the tag itself is in a part that is not
 * shown. Ticked boxes, whether form fields (FORMCHECKBOX) or content controls, are ☑ and □, whatever sign the document draws them with.
 */
export function shownBy(): (token: Token) => string | null {
  const state: State = { out: null, depth: 0, run: null, fields: [], controls: [] };
  return (one) => {
    if (state.out !== null) {
      if (one.tag === state.out && !isEmpty(one)) state.depth += one.closing ? -1 : 1;
      if (state.depth === 0) state.out = null;
      return null;
    }
    if (leftOut.has(one.tag) && !one.closing && !isEmpty(one)) {
      [state.out, state.depth] = [one.tag, 1];
      return null;
    }
    note(one, state);
    return said(one, state);
  };
}

const hiding: ReadonlySet<string> = new Set(['vanish', 'specVanish', 'strike', 'dstrike']);

type Run = { hidden: boolean; font: string };
type State = { out: string | null; depth: number; run: Run | null; fields: Field[]; controls: Control[] };

/** What a tag says of the text that follows. */
function note(one: Token, state: State): void {
  const { tag, closing, attributes } = one;
  const { run } = state;
  if (tag === 'r') state.run = closing || isEmpty(one) ? null : { hidden: false, font: '' };
  // What is struck through is read by nobody as the name: 旧厂 before 新厂 would be one word with it.
  else if (run && hiding.has(tag)) run.hidden ||= isOn(attributes);
  else if (run && tag === 'rFonts') run.font = attributeOf(attributes, 'ascii') || attributeOf(attributes, 'hAnsi');
  else if (tag === 'sdt') {
    if (closing) state.controls.pop();
    else state.controls.push({ box: false, ticked: false, placeholder: false, shown: false });
  } else noteControl(one, state.controls.at(-1));
  noteField(one, state);
}

function noteControl({ tag, closing, attributes }: Token, control: Control | undefined): void {
  if (!control || closing) return;
  if (tag === 'checkbox') control.box = true;
  else if (tag === 'checked' && control.box) control.ticked = isOn(attributes);
  else if (tag === 'showingPlcHdr') control.placeholder = isOn(attributes);
}

function noteField({ tag, closing, attributes, text }: Token, { fields }: State): void {
  const field = fields.at(-1);
  if (tag === 'fldChar' && attributeOf(attributes, 'fldCharType') === 'begin')
    fields.push({ instruction: '', inResult: false, ticked: null, options: [], chosen: 0 });
  if (!field || closing || field.inResult) return;
  if (tag === 'instrText') field.instruction += unescaped(text);
  else if (tag === 'fldChar' && attributeOf(attributes, 'fldCharType') === 'separate') field.inResult = true;
  else if (tag === 'checkBox') field.ticked = false;
  else if (tag === 'default' && field.ticked === null) field.chosen = Number(attributeOf(attributes, 'val')) || 0;
  else if (tag === 'default' || tag === 'checked') field.ticked = isOn(attributes);
  else if (tag === 'result') field.chosen = Number(attributeOf(attributes, 'val')) || 0;
  else if (tag === 'listEntry') field.options.push(unescaped(attributeOf(attributes, 'val')));
}

const box = (ticked: boolean): string => (ticked ? '☑' : '□');

function said(one: Token, state: State): string {
  const { tag, closing, attributes } = one;
  if (tag === 'fldChar' && attributeOf(attributes, 'fldCharType') === 'end') {
    const field = state.fields.pop();
    return field && isShown(state) ? madeBy(field) : '';
  }
  if (tag === 'p' && closing) return '\n';
  if (closing || !isShown(state)) return '';
  const text = textOf(one, state.run);
  const control = state.controls.find(({ box: isBox }) => isBox);
  if (!control || text === '') return text;
  if (control.shown) return '';
  control.shown = true;
  return box(control.ticked);
}

const isShown = ({ run, fields, controls }: State): boolean =>
  run?.hidden !== true &&
  fields.every(({ inResult, ticked }) => inResult && ticked === null) &&
  controls.every(({ placeholder }) => !placeholder);

function textOf({ tag, attributes, text }: Token, run: Run | null): string {
  if (tag === 't') return inSymbolFont(unescaped(text), run?.font);
  if (tag === 'br' || tag === 'cr') return '\n';
  if (tag === 'tab' && run) return ' ';
  if (tag === 'noBreakHyphen') return '-';
  if (tag !== 'sym') return '';
  return symbol(Number.parseInt(attributeOf(attributes, 'char'), 16), attributeOf(attributes, 'font'));
}

/** A sign of a symbol font by its place there; nothing where it is none that means something. */
function symbol(code: number, font: string): string {
  const letter = String.fromCharCode((code || 0) & 0xff);
  const drawn = inSymbolFont(letter, font || 'Wingdings');
  return drawn === letter ? '' : drawn;
}

/** What a field shows that has no result of its own: a tick, a choice, a sign, or a name under its reading. */
function madeBy({ instruction, inResult, ticked, options, chosen }: Field): string {
  if (ticked !== null) return box(ticked);
  if (options.length > 0) return options[chosen] ?? '';
  if (inResult) return '';
  const sign = /^\s*SYMBOL\s+(0x[\da-f]+|\d+)\b(?:.*\\f\s*"?([^"\\]+))?/i.exec(instruction);
  if (sign) return symbol(Number(sign[1]), sign[2]?.trim() ?? '');
  // The phonetic guide of older programs: EQ \* jc2 … \o\ad(\s\up 9(wáng),王).
  return /^\s*EQ\b.*\\s\s*\\up\s*\d*\s*\([^()]*\)\s*[,;]\s*([^()]*)\)/i.exec(instruction)?.[1]?.trim() ?? '';
}
