import { remembered } from '../text/remembered.ts';
import { divisions } from './divisions.ts';
import { withoutRadicals } from './radicals.ts';

/**
 * Text that stands where a name or an answer should, and is none. `ditto`: 同上; `fill`: 无, /, 待补; `sample`: 某某公司; `footer`: 以下空白,
 * 第1页; `digits`: nothing but digits; `picture`: what WPS leaves of a picture in a cell; `error`: a formula's error.
 */
export type NoName = 'ditto' | 'fill' | 'sample' | 'footer' | 'digits' | 'picture' | 'error';

/** As it is compared: width folded without taking ″ apart, no blanks, and without the dashes and brackets that people put around 以下空白. */
const bare = (text: string): string =>
  isBare.test(text)
    ? text
    : withoutRadicals(text)
        .replace(/[！-～]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
        .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '');
/** Figures, letters and Han characters alone, as most cells are: nothing to be folded, and nothing around them. */
const isBare = /^[0-9A-Za-z\u4e00-\u9fff]*$/;
const inner = (text: string): string => (isBare.test(text) ? text : outside(text));
/** The signs behind are looked for from where they begin only: from each of them, a cell of thousands would take seconds. */
const outside = (text: string): string => text.replace(/^[^\p{L}\p{N}#%]+/u, '').replace(/(?<![^\p{L}\p{N}%])[^\p{L}\p{N}%]+$/u, '');

const picture = /^=?(_xlfn\.)?(DISPIMG|IMAGE)\(/i;
const error = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|BLOCKED!|FIELD!|ERR!|ERR:\d+|####*)$|^Err:\d+$/i;
const dittoSigns = /^(["“”″〃〞〟]|''|‘‘|’’|′′|々々?|↑|[-－—―─]+["“”″〃〞][-－—―─]+)+$/;
/** What every ditto has something of; asked of each cell, where nearly none is one. NFKC is left to `bare`. */
const dittoMay = /["“”″〃〞〟'‘’′々↑＂＇同一如ditoemDITOEM\uff21-\uff5a\u2e80-\u2fdf]/;
const dittoWords =
  /^(同上([一上]?[行栏列格条]|面|述|例)?|同前([一上]?[行栏]|面|述|例)?|上同|如上(所述)?|如前(所述)?|同上一[行栏格]|与上(行|面)?(相同|同|一致)|和上(行|面)?(相同|同|一样))+$|^(ditto|idem)$/i;
/** Words that are an answer where nothing is asked for: 职称 无. */
const noneWords = /^(无|没有|暂无|并无|尚无)$/;
const fillWords =
  /^(暂缺|缺失?|空|空白|空缺|略|省略|从略|待补充?|待填写?|待定|待完善|待核[实对]|待确认|待查|待提供|待更新|后补|补|不详|不明|不清楚|不知道?|不知|未知|未填写?|未提供|未注明|未留|不便提供|不便透露|不提供|保密|同左|同右|同下|nan|n[./]a|nil|none|null|undefined|tb[dac]|todo|x+|某+|测试|test|示例|样例|例)$/i;
/** Where the answer would stand instead, and nothing of it: no answer where one has to be, and a remark like any other where none has to. */
const elsewhere =
  /^(同第?[\d一二三四五六七八九十]+[行条项号格]|同序号?\d+|(详?见|参见)(附件|附表|附页|另表|另附)[\d一二三四五六七八九十()]{0,6})$/;
/** In capitals only: Na is a name too. */
const notAvailable = /^NA$/;
const sampleSigns = /(^|[^A-Za-z0-9])([xX×✕╳*○◯□#?_]{2,}|[×✕╳*○◯](?=(有限|股份|公司|企业)))($|[^A-Za-z0-9])/;
const sampleWords =
  /某某|(^|[省市县区州])某(有限|股份|公司|企业|单位|厂|集团|中心|商)|^[A-Za-z](公司|企业|单位)$|^(测试|示例|样例|例|虚拟)(企业|公司|单位|用?户|客户)\d*$|[（(](示?例|样例|举例)[)）]$/;
/** What kind of thing would be named, or what became of it, in place of its name. */
const kindWords =
  /^((服务|受服务)?(企业|单位|公司|客户)(名称|全称|名)?|(股份)?有限(责任)?公司|分公司|个体工?商?户|名称|暂无名称|无名称|重复|已?注销|已?吊销|已?停业|已?倒闭|取消|删除|作废|此行(作废|删除|不计)?)$|^同上[（(:：,，、;；。-]/;

/** Endings by which a registered name is known; such a name is no footer, whatever it begins with. */
const registered =
  /(公司|厂|店|中心|合作社|联合社|事务所|工作室|经营部|经销部|服务部|门市部|商行|商店|超市|集团|协会|商会|学会|学校|学院|大学|医院|诊所|银行|研究[院所]|农场|林场|养殖场|种植场)([（(][^()（）]*[)）])?$/;

const figure = '([（(][^()（）]*[)）])?([:：=].*|[\\d.,，]*(家|户|台套?|套|人次?|个|名|项|条|万?元|%)?(企业|单位|设备|人员)?)?';
const sumWords = new RegExp(
  `^(\\S{0,12}(合计|小计|总计|共计)|(本页|全部|全年)?(累计|总和|总数|汇总|平均值?|均值|总金额|总户数|总人数))${figure}$`,
);
const count =
  /^(以上|本页|本表|名单)?(共有?|总共有?|共计|合计|总计|一共有?|计)[\d,]+(家|户|台套?|套|人次?|个|名|项|条)(中小微?企业|中小微|企业|单位|客户|设备|人员|人)?$/;
const english = /^(grand|sub)?-?(total|sum|average|subtotal|end|theend|eof|over)([:：].*)?$/i;
const rates = /^(\S{0,6})(满意|好评|不满意)(率|度|数|户数|家数|占比|比例)([:：为是]?[\d.]*%?(\S{0,4})?)?$/;
const blanks =
  /^(此?以下|下面|后面|本页以下|此页以下)(均?为?空白行?|无正文|无内容|内容为空|空行|略|省略|无)$|^[本此](页|表)(以下)?(无正文|空白|到此结束)$/;
const ends = /^(完|完毕|结束|终|止|全文完|正文完|名单完|名单结束|到此为止|到此结束)$/;
const pages =
  /^第?[\d一二三四五六七八九十]+页([,，、/;；]?([共总]计?)?[\d一二三四五六七八九十]+页?)?$|^[共总]计?\d+页([,，、/;；]?第?\d+页?)?$|^page\d+(\/|of)?\d*$|^\d+\/\d+页?$|^(续表?|接上[页表]|续上[页表]|[转接见续]下[页表]|下接第\d+页|上接第\d+页)$/i;
const above = /^(以上|上述|上列|上表|本表|此表|该表|本名单|该名单|表中|表内|名单中)(?!$)/;
const people =
  /^(制表|填表|填报|审核|复核|核对|经办|统计|编制|审批|报送|校对|录入|联系|负责|主管|分管领导|单位负责)((人员?|员|单位|部门|日期|时间|领导)(签字|签名|盖章|签章)?([（(].*[)）])?([:：].*|\S{0,4})?|[:：].*)$/;
const sources =
  /^(数据|资料|信息)来源([:：于]|$)|^统计(口径|范围|时间|区间)([:：]|$)|^截[至止]到?(日期|时间|\d{4})|^(备|附)?注(释|明)?(\d*[:：、.]|$)|^(说明|填表说明|填报说明|特此(说明|证明|声明))([:：]|$)/;

/** Whether a cell has something of a ditto at all, which is asked of it as it stands. */
export const mayBeDitto = (raw: unknown): boolean => typeof raw === 'string' && dittoMay.test(raw);

/** Whether the text says “as above”. */
export function isDitto(text: string): boolean {
  if (!dittoMay.test(text)) return false;
  const plain = bare(text);
  return dittoSigns.test(plain) || dittoWords.test(inner(plain));
}

/** Whether the text says in words that there is none, which is an answer where nothing has to be there. */
export const saysNoneInWords = (text: string): boolean => noneWords.test(inner(bare(text)));

/** Whether the text only says where the answer would stand: 见附件2, 同第3行. */
export const pointsElsewhere = (text: string): boolean => elsewhere.test(inner(bare(text)));

/** Whether the text only fills the place: a sign without a letter or digit, 无, 待补, N/A. A character that was lost is a fault of its own. */
export function isFiller(text: string): boolean {
  const plain = bare(text);
  if (plain === '' || plain.includes('\ufffd') || isDitto(plain)) return false;
  const said = inner(plain);
  return said === '' || noneWords.test(said) || fillWords.test(said) || elsewhere.test(said) || notAvailable.test(said);
}

const footers = [sumWords, count, english, rates, blanks, ends, pages, above, people, sources];

/** Whether a line below a list says something of the list: its sum, its end, its page, who made it. A registered name never does. */
export function isFooter(text: string): boolean {
  const plain = bare(text);
  const said = inner(plain);
  if (said === '' || (registered.test(said) && !count.test(said))) return false;
  const all = said === plain ? [said] : [said, plain];
  return footers.some((one) => all.some((text) => one.test(text)));
}

/** A sum's line by its first words: 合计, 本页小计, 共120家. */
export const isSum = (text: string): boolean => {
  const plain = bare(text);
  const said = inner(plain);
  return [said, plain].some((one) => count.test(one) || (sumWords.test(one) && !registered.test(one)));
};

/** What a text is that stands in place of an answer; null where it may be one. */
export function noAnswer(text: string): Exclude<NoName, 'sample' | 'footer' | 'digits'> | null {
  const plain = bare(text);
  if (picture.test(plain)) return 'picture';
  if (error.test(plain)) return 'error';
  return isDitto(plain) ? 'ditto' : isFiller(plain) ? 'fill' : null;
}

/** Why a text names nothing at all (nobody, no thing); null where it may be a name. */
export const noName = (text: string): NoName | null => noAnswer(text) ?? (isFooter(text) ? 'footer' : null);

/** Places of this province by their names alone: where firms are, and none. */
const areas: ReadonlySet<string> = new Set(['江西省', '江西', ...divisions.map(({ name }) => name)]);

/** Why a text is no enterprise's name (企业名称应当使用规范汉字); null where it may be one, and for a blank. */
export const noEnterprise: (text: string) => NoName | null = remembered((text) => {
  const plain = bare(text);
  if (plain === '') return null;
  const found = noName(plain);
  if (found !== null) return found;
  if (sampleSigns.test(plain) || sampleWords.test(plain) || kindWords.test(inner(plain)) || areas.has(inner(plain))) return 'sample';
  return /^[\d.,:/-]+$/.test(plain) ? 'digits' : null;
});

/** What a message calls it, going on from the quoted text. */
export const noNameWords: Readonly<Record<NoName, string>> = {
  ditto: '是“同上”一类的记号',
  fill: '只是占位，等于没有填写',
  sample: '是示例或占位的名称',
  footer: '是表尾的说明',
  digits: '只有数字',
  picture: '是嵌在单元格里的图片，不是文字',
  error: '是公式出错的结果',
};
