import type { Edition } from './edition.ts';
import { cellsOf, sentencesOf } from './walk.ts';

/** What an edition calls its title and prints on its papers, where another edition (第十七条) has other words. */
export type Names = {
  /** 江西省中小企业公共服务示范平台: the title itself, in the heads of the forms and on the certificate. */
  readonly platform: string;
  /** To whom 附件6 is addressed, as the paper prints it. */
  readonly addressee: string;
  /** Over the opinion at the end of 附件1. */
  readonly opinion: string;
  /** The note of 附件7 that says to whom it goes. */
  readonly reportedTo: string;
  /** Before the name of the authority in the head of 附件8. */
  readonly summaryOf: string;
  /** The headings of the application table that may be numbered otherwise. */
  readonly governmentSupport: string;
  readonly influence: string;
};

export function namesOf(edition: Edition): Names {
  const sentences = sentencesOf(edition);
  /** As the copy prints it, with its slip of the pen. */
  const printed = (id: string): string => {
    const one = sentences.find((sentence) => sentence.id === id);
    const slip = edition.errata.find(({ at }) => at === one?.place);
    return one === undefined ? '' : slip ? one.text.replace(slip.text, slip.copy) : one.text;
  };
  const cell = (annex: number, path: string): string =>
    halfWidth(cellsOf(edition).find((one) => one.annex === annex && one.path === path)?.label ?? '');
  return {
    platform: sentences.flatMap(({ word }) => word?.title ?? [])[0] ?? edition.title,
    addressee: printed('a6.s1'),
    opinion: cell(1, 'annex1/opinion'),
    reportedTo: printed('a7.s3'),
    summaryOf: cell(8, 'summary/authority'),
    governmentSupport: cell(2, 'governmentSupport'),
    influence: cell(2, 'influence'),
  };
}

/** The forms print their brackets narrow. */
const halfWidth = (label: string): string => label.replaceAll('（', '(').replaceAll('）', ')');

/** Fields of the application form that an edition may do without; each has a heading of its own in the application table. */
export const dispensableFields: readonly string[] = ['municipalRecognition'];

/** Those of them that its 附件2 has not. */
export const fieldsLeftOut = (edition: Edition): string[] =>
  dispensableFields.filter((path) => !cellsOf(edition).some((one) => one.annex === 2 && one.path === path));
