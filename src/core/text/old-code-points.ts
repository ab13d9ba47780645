/**
 * GB 18030's first edition (2000) and GBK 1.0 had 106 characters that Unicode lacked and kept them at private-use code points; each has a standard
 * one today: a hundred as ICU 78 maps GB 18030's codes, the last six (which ICU keeps private) as glibc 2.36 does. Old names and place names still
 * hold them: U+E863 is 䶮. Runs: the first old code point, then what stands there today, in order.
 */
const runs: readonly (readonly [number, string])[] = [
  [0xe76c, '€'],
  [0xe78d, '\u{fe10}\u{fe12}\u{fe11}\u{fe13}\u{fe14}\u{fe15}\u{fe16}\u{fe17}\u{fe18}\u{fe19}'],
  [0xe7c7, 'ḿǹ'],
  [0xe7e7, '〾⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻'],
  [
    0xe815,
    '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
  ],
];

const standard: ReadonlyMap<string, string> = new Map(
  runs.flatMap(([first, now]) => [...now].map((char, i): [string, string] => [String.fromCodePoint(first + i), char])),
);

/** The text with the old private-use code points replaced by the standard characters. Anything else private stays: it is nobody's character. */
export const modernised = (text: string): string => text.replace(/[\ue76c-\ue864]/g, (old) => standard.get(old) ?? old);
