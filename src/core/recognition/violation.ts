import { fieldAt, formTables, tableAt } from '../annexes/form.ts';
import { chineseDay, type Day } from '../calendar/day.ts';

/** On what a revocation may rest (第十二条): what a competent body decided, or a declaration of annex 6 that the file itself disproves. There is nothing else. */
export const violationKinds = {
  penalty: '行政处罚决定',
  decision: '其他主管机关的处理决定',
  judgement: '生效的判决、裁定',
  falseDeclaration: '附件6声明不实，对照卷宗查实',
} as const;
export type ViolationKind = keyof typeof violationKinds;

export type Violation = {
  readonly kind: ViolationKind;
  /** Of a decision, penalty or judgement: who made it, its number and day, and the law that was broken. */
  readonly body: string;
  readonly documentNumber: string;
  readonly documentOn: Day | null;
  readonly article: string;
  /** Of a false declaration: the place of the submitted file that is disproved. */
  readonly place: string;
};

export type ViolationFault = { readonly path: string; readonly message: string };

/** What is known besides: the day, the titles of the measure's editions, and the offices that recognise and collect reports, whose word alone revokes nothing. */
export type Around = {
  readonly today: Day;
  readonly measures: readonly string[];
  readonly offices: readonly string[];
  /** The platform's file lies here. */
  readonly filed: boolean;
  /** The kinds of material that the edition asks for, by their keys. */
  readonly materials: readonly string[];
};

/**
 * Everything that keeps a violation from bearing a revocation. That a report was late is none: no competent body decided on it, and no declaration says otherwise;
 * nobody looks for words.
 */
export const violationFaults = (one: Violation, around: Around): ViolationFault[] =>
  one.kind === 'falseDeclaration' ? disproved(one, around) : decided(one, around);

function decided({ body, documentNumber, documentOn, article }: Violation, { today, measures, offices }: Around): ViolationFault[] {
  const laws = [...article.matchAll(/《([^》]+)》/g)].map(([, title = '']) => title.trim());
  const own = laws.length > 0 && laws.every((law) => measures.some((measure) => measure.includes(law) || law.includes(measure)));
  return [
    ...says(body.trim().length < 2, 'body', '请写明作出决定、判决的机关'),
    ...says(
      offices.includes(body.trim()),
      'body',
      '须是认定、推荐部门以外的主管机关或者人民法院作出的：本部门自己的认定不能作为撤销的依据',
    ),
    ...says(documentNumber.trim().length < 4, 'documentNumber', '请写明文书的文号'),
    ...says(documentOn === null, 'documentOn', '请写明文书作出的日期'),
    ...says(documentOn !== null && documentOn > today, 'documentOn', `文书作出的日期晚于今天${chineseDay(today)}，请核对`),
    ...says(laws.length === 0, 'article', '请写明所违反的法律、法规、规章的名称（用书名号）和条款'),
    ...says(own, 'article', '所违反的须是法律、法规、规章：本办法对报送等事项的规定不是撤销称号的依据'),
  ];
}

function disproved({ place }: Violation, { filed, materials }: Around): ViolationFault[] {
  return [
    ...says(!filed, 'kind', '该平台没有在本系统提交的申报，不能对照卷宗认定声明不实'),
    ...says(!placesOf(materials).includes(place) && fieldAt(place) === undefined, 'place', '请选择卷宗中与事实不符的位置'),
  ];
}

const says = (wrong: boolean, path: string, message: string): ViolationFault[] => (wrong ? [{ path, message }] : []);

/** The places of a file that one chooses from: its tables, and the kinds of material that the edition asks for. */
export const placesOf = (materials: readonly string[]): string[] => [...formTables.map(({ key }) => key), ...materials];

/** What a place of the file is called: a field, a table, a kind of material. */
export const placeLabel = (place: string): string =>
  tableAt(place)?.label ?? fieldAt(place)?.label ?? place.replace(/^m(\d+)$/, '申报材料第$1项');

/** What a case rests on, or of one from before its article alone. */
export type Based = Omit<Violation, 'kind'> & { readonly kind: ViolationKind | null };

/** The legal basis as papers and pages print it. */
export const basisText = ({ kind, body, documentNumber, documentOn, article, place }: Based): string =>
  kind === null
    ? article
    : kind === 'falseDeclaration'
      ? `附件6《申报材料真实性声明函》与卷宗不符（${placeLabel(place)}）`
      : `${article}；${body}${documentOn === null ? '' : chineseDay(documentOn)}${violationKinds[kind]}（${documentNumber}）`;
