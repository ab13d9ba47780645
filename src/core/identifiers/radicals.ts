/**
 * CJK Radicals Supplement: each radical and the ideograph that it stands for (Unicode, Equivalent_Unified_Ideograph). NFKC knows the Kangxi
 * radicals but only two of these; text copied out of a PDF is full of both.
 */
const supplement =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

const ideographs: ReadonlyMap<string, string> = new Map(
  [...supplement].flatMap((one, i, all) => (i % 2 === 0 ? [[one, all[i + 1] ?? one] as const] : [])),
);

/** The text with every radical (U+2E80–2FD5) as the ideograph that people meant: ⻓ and ⼦ become 长 and 子. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fd5]/g, (one) => ideographs.get(one) ?? one.normalize('NFKC'));
