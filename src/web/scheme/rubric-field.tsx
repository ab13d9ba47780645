import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { type Field, onlyLooked, type Value } from './use-draft.ts';

type Line = { key: string; label: string; article: string; weight: number; asks: string };
const isLine = (one: unknown): one is Line => typeof one === 'object' && one !== null && 'weight' in one;
const linesOf = (value: Value): Line[] => (Array.isArray(value) ? value.filter(isLine) : []);

/** The score sheet, kept as a whole: its weights are 100 together, so that one line alone can't be changed. */
export function RubricField({ field, keep, locked }: { field: Field; keep: (value: Value) => void; locked: boolean }) {
  const [lines, setLines] = useState(linesOf(field.value));
  const total = lines.reduce((sum, { weight }) => sum + weight, 0);
  const change = (key: string, part: Partial<Line>): void => setLines(lines.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const text = (part: 'label' | 'article' | 'asks', what: string) => (one: Line) => (
    <Input
      small
      aria-label={`${one.label}：${what}`}
      value={one[part]}
      readOnly={locked}
      onChange={(event) => change(one.key, { [part]: event.target.value })}
    />
  );
  const columns: readonly Column<Line>[] = [
    { key: 'label', head: '评分项', rowHead: true, cell: text('label', '名称') },
    {
      key: 'weight',
      head: '满分',
      num: true,
      cell: (one) => (
        <Input
          small
          num
          aria-label={`${one.label}：满分`}
          inputMode="numeric"
          value={String(one.weight)}
          readOnly={locked}
          onChange={(event) => change(one.key, { weight: Number(event.target.value.replace(/\D/g, '')) })}
        />
      ),
    },
    { key: 'asks', head: '评审内容', cell: text('asks', '评审内容') },
    { key: 'article', head: '条款', cell: text('article', '条款') },
    {
      key: 'drop',
      head: '',
      cell: (one) => (
        <Button
          small
          look="quiet"
          reason={locked ? onlyLooked : null}
          reasonAt="hidden"
          onClick={() => setLines(lines.filter(({ key }) => key !== one.key))}
        >
          删去<span className="sr">{one.label}</span>
        </Button>
      ),
    },
  ];
  const key = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    .map((letter) => `line${letter.toUpperCase()}`)
    .find((one) => lines.every((line) => line.key !== one));
  const same = JSON.stringify(lines) === JSON.stringify(linesOf(field.value));
  return (
    <div className="stack-s">
      <Table caption="评分表" columns={columns} rows={lines} keyOf={(one) => one.key} tight stack />
      <div className="row">
        <span className={total === 100 ? 'small muted' : 'small late'}>满分合计 {total}</span>
        <Button
          small
          reason={locked ? onlyLooked : key === undefined ? '评分项已满，请先删去一项' : null}
          reasonAt="hidden"
          onClick={() => setLines([...lines, { key: key ?? '', label: '新的一项', article: '第六条', weight: 0, asks: '评审内容' }])}
        >
          加一项
        </Button>
        <Button
          small
          look="primary"
          reason={same ? '没有改动' : total === 100 ? null : `满分合计应为100，现为${total}`}
          reasonAt={same ? 'hidden' : 'before'}
          onClick={() => keep(lines)}
        >
          保存评分表
        </Button>
      </div>
    </div>
  );
}
