import { veiledText } from '../core/disclosure/in-text.ts';
import { csv, saveCsv } from './ui/csv.ts';
import { Reading } from './ui/reading.tsx';
import { useToast } from './ui/toast.tsx';
import { MOST_IN_A_FILE, type Told, type Whole, wholeOf } from './ui/whole.ts';

/** A file's columns: the heading, and a row's word under it. */
export type FileColumn<Row> = readonly [head: string, text: (row: Row) => string];

/** Said of a file that does not hold all of its list. */
export const leftOut = (rows: number, left: number): string =>
  `文件里有 ${rows} 条，另有 ${left} 条没有导出：请缩小条件分次导出，或在名单不再变动时重新导出`;

type FileProps<Row> = {
  whole: Whole<Row>;
  /** Of the file, without its ending. */
  name: string;
  columns: readonly FileColumn<Row>[];
  total: number | undefined;
  label?: string;
  small?: boolean;
};

/** 导出: every row of what is asked for, not only those of the page, as a file for a spreadsheet; no person's number is in it. */
export function ListFile<Row>({ whole, name, columns, total, label = '导出', small }: FileProps<Row>) {
  const toast = useToast();
  const save = async (told: Told, signal: AbortSignal): Promise<void> => {
    const { rows, left } = await wholeOf(whole.ask, { keyOf: whole.keyOf, most: MOST_IN_A_FILE, told, signal });
    const lines = rows.map((row) => columns.map(([, text]) => veiledText(text(row))));
    saveCsv(
      `${name}.csv`,
      csv(
        columns.map(([head]) => head),
        lines,
      ),
    );
    if (left > 0) toast(leftOut(rows.length, left), { tone: 'red' });
  };
  return <Reading small={small} label={label} failed="没有导出" reason={total === 0 ? '没有可导出的' : null} act={save} />;
}

/** Under a list on paper: what of it is not there, and where it is to be had. Printed without the button, only the page's rows stand there. */
export function LeftOut<Row>({ whole, shown, total }: { whole: Whole<Row>; shown: number; total: number }) {
  const left = whole.rows ? whole.left : total - shown;
  if (left <= 0) return null;
  return (
    <p className="left-out">
      {whole.rows
        ? `以上 ${whole.rows.length} 条，另有 ${left} 条没有打印。全部内容请用“导出”取得。`
        : `以上是屏幕上的一页 ${shown} 条，共 ${total} 条。要全部打印，请用页面上的“打印”按钮。`}
    </p>
  );
}
