/** A platform serves hundreds of enterprises, the largest some thousands. Rows with content. */
export const MOST_ROWS = 20_000;
/** The widest official table has nine columns; people add some of their own. */
export const MOST_COLUMNS = 200;
/** Header rows are looked for in so many first rows with content. */
export const HEADER_WITHIN_ROWS = 60;
/** Cells that merges may fill; a sheet of nothing but overlapping merges stops here. */
export const MOST_FILLED_CELLS = 2_000_000;

const REFUSED = 'IntakeRefused';

/** A file that is not taken; its message is a sentence for whoever sent it. */
export function refusal(message: string): Error {
  const error = new Error(message);
  error.name = REFUSED;
  return error;
}

export const isRefusal = (error: unknown): error is Error => error instanceof Error && error.name === REFUSED;

export const tooManyRows = (sheet: string): string =>
  `工作表“${sheet}”超过 ${MOST_ROWS} 行，没有读取。请确认选对了文件，或分成几个文件分别导入。`;
export const tooWide = (sheet: string): string => `工作表“${sheet}”超过 ${MOST_COLUMNS} 列，没有读取。请删去无关的列后重新保存再导入。`;
