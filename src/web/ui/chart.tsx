import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import type { Drawn } from './chart-drawing.ts';
import { csv, saveCsv } from './csv.ts';
import { type Column, Table } from './table.tsx';

export type { Drawn } from './chart-drawing.ts';

/** Figures as a picture (SVG); `name` is what it says to whoever cannot see it. Where the drawing could not be fetched, nothing stands there: its table does. */
export function Picture({ name, drawn, onFailed }: { name: string; drawn: Drawn; onFailed?: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const asked = JSON.stringify(drawn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew when its figures are others, not when they come in another object
  useEffect(() => {
    let undo = () => {};
    let gone = false;
    import('./chart-drawing.ts').then(
      ({ draw }) => {
        if (!gone && place.current) undo = draw(place.current, drawn);
      },
      () => gone || onFailed?.(),
    );
    return () => {
      gone = true;
      undo();
    };
  }, [asked]);
  return <div className={drawn.small ? 'graph graph--small' : 'graph'} role="img" aria-label={name} ref={place} />;
}

type Props = {
  title: string;
  /** A sentence above the picture: what it shows. */
  say?: ReactNode;
  note?: string | undefined;
  /** The picture; several small ones come as `children`. */
  drawn?: Drawn | undefined;
  children?: ReactNode;
  /** The table behind it, as it is also taken along. */
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** What the file is called. */
  file: string;
};

/** A picture with the table it is drawn from and its download; without the picture the table stands open. */
export function Chart({ title, say, note, drawn, children, heads, rows, file }: Props) {
  const [failed, setFailed] = useState(false);
  const columns: Column<readonly string[]>[] = heads.map((head, at) => ({
    ...{ key: head, head, num: at > 0 && rows.every((row) => isFigure(row[at])), rowHead: at === 0 },
    cell: (row) => row[at] ?? '–',
  }));
  return (
    <Card
      title={title}
      aside={
        <span className="row">
          {note ? <span className="small muted">{note}</span> : null}
          <Button
            small
            reason={rows.length === 0 ? '没有可下载的' : null}
            reasonAt="hidden"
            onClick={() => saveCsv(`${file}.csv`, csv(heads, rows))}
          >
            下载
          </Button>
        </span>
      }
      flush
    >
      {say ? <p className="graph__say">{say}</p> : null}
      {drawn && rows.length > 0 ? <Picture name={`${title}，数据见下表`} drawn={drawn} onFailed={() => setFailed(true)} /> : null}
      {children}
      <details className="graph__table" open={failed || (!drawn && !children)}>
        <summary>数据表</summary>
        <Table
          tight
          wide
          caption={title}
          columns={columns}
          rows={rows}
          keyOf={(row, at) => `${at} ${row[0]}`}
          empty={<p className="card__body muted">还没有。</p>}
        />
      </details>
    </Card>
  );
}

const isFigure = (cell: string | undefined): boolean => cell === undefined || /^[-–\d.]*%?$/.test(cell);
