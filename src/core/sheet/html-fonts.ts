import { unescaped } from './html.ts';
import { inSymbolFont, isSymbolFont } from './symbol-fonts.ts';

/**
 * A page with the letters that it writes in fonts of symbols (Wingdings) as the signs that they draw. The font may be said by `<font face>`, by a
 * style or, as Excel saves pages, by a class.
 */
export function withSymbols(html: string): string {
  if (!/wingdings|webdings|marlett/i.test(html)) return html;
  const classes = new Map<string, string>();
  for (const [, name = '', rules = ''] of html.matchAll(/\.([\w-]+)\s*\{([^{}]*)\}/g)) {
    const font = fontOf(rules);
    if (font) classes.set(name.toLowerCase(), font);
  }
  let open: Element[] = [];
  return html.replace(piece, (whole: string, slash: string, name: string | undefined, attributes = '', text = '', other = '') => {
    const said = name ? text : other;
    const tag = name?.toLowerCase();
    if (tag && isCell(tag)) open = slash ? [] : [{ tag, font: fontAt(attributes, classes) ?? '' }];
    else if (tag && slash) open = withoutLast(open, tag);
    else if (tag) open.push({ tag, font: fontAt(attributes, classes) ?? open.at(-1)?.font ?? '' });
    const font = open.at(-1)?.font ?? '';
    if (said === '' || !isSymbolFont(font)) return whole;
    return whole.slice(0, whole.length - said.length) + escaped(inSymbolFont(unescaped(said), font));
  });
}

type Element = { readonly tag: string; readonly font: string };

const piece = /<(\/?)(td|th|font|span|b|i|p|div)\b([^<>]*)>([^<]*)|<[^<>]*>([^<]*)/gi;
const isCell = (tag: string): boolean => tag === 'td' || tag === 'th';

const fontOf = (rules: string): string | null => {
  // Not mso-bidi-font-family and its like, which Word and Excel write beside it: the font of other scripts.
  const found =
    /(?:^|[;\s])font-family\s*:\s*([^;]+)/i.exec(rules)?.[1] ?? /(?:^|[;\s])font\s*:[^;]*?\d(?:pt|px|em|%)\s*([^;]+)/i.exec(rules)?.[1];
  return found === undefined ? null : firstOf(found);
};
const firstOf = (families: string): string => unescaped(families).split(',')[0]?.replace(/["']/g, '').trim() ?? '';

const attributeIn = (attributes: string, name: string): string | null =>
  new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
    .exec(attributes)
    ?.slice(1)
    .find((one) => one !== undefined) ?? null;

/** The font that a tag says, null where it says none. */
function fontAt(attributes: string, classes: ReadonlyMap<string, string>): string | null {
  const style = attributeIn(attributes, 'style');
  const face = attributeIn(attributes, 'face');
  const named = attributeIn(attributes, 'class')
    ?.toLowerCase()
    .split(/\s+/)
    .map((one) => classes.get(one))
    .find(Boolean);
  return (style === null ? null : fontOf(unescaped(style))) ?? (face === null ? null : firstOf(face)) ?? named ?? null;
}

function withoutLast(open: readonly Element[], tag: string): Element[] {
  const at = open.findLastIndex((one) => one.tag === tag);
  return at < 0 ? [...open] : open.slice(0, at);
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (one) => ({ '&': '&amp;', '<': '&lt;' })[one] ?? '&gt;');
