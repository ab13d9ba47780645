import { cx } from '../cx.ts';
import { Head } from './head.tsx';
import type { SheetProps } from './props.ts';
import { tickText } from './tick.ts';

type OnPaperProps = Pick<SheetProps, 'columns' | 'rows' | 'show' | 'label' | 'numberOf'>;

/** Every row as a plain table, whole values, its head on each page; it stands in for the sheet, of which only the rows in view are drawn. */
export function OnPaper({ columns, rows, show, label, numberOf }: OnPaperProps) {
  return (
    <table className={columns.length > WIDE ? 'onpaper onpaper--wide' : 'onpaper'} aria-label={label}>
      <Head columns={columns} from={0} to={-1} />
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.id}>
            <th scope="row">{numberOf ? numberOf(row) : index + 1}</th>
            {columns.map((column) => {
              const text = column.tick ? tickText(column, row, show) : show(column.key, row.cells[column.key] ?? null);
              return (
                <td
                  key={`${column.key}-${column.label}`}
                  className={cx(column.tick ? 'mid' : column.figure && 'num', isShort(text) && 'nowrap') || undefined}
                >
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A person's name, a year, a telephone number stay on their line; longer ones give way. */
const isShort = (text: string): boolean => text.length <= 4 || /^[\d.,*-]{1,12}$/.test(text);

/** More columns than this are set in smaller type. */
const WIDE = 9;
