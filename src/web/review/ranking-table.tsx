import { Fragment, useState } from 'react';
import { Link } from 'wouter';
import { compare } from '../../core/annexes/decimal.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { paths, to } from '../paths.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { cx } from '../ui/cx.ts';
import { type Choosing, inOrder } from './choosing.ts';
import type { RankedLine } from './ranking.ts';
import { authorityArticles } from './reasons-dialog.tsx';

/** So many of those below the line are shown before the rest is asked for. */
const BELOW = 5;

type Props = { lines: readonly RankedLine[]; choosing: Choosing; editable: boolean };

/** Every reviewed case by its mean: each seat, spread, marks, the line, and why one goes against it. */
export function RankingTable({ lines, choosing, editable }: Props) {
  const [sieve, setSieve] = useState<Sieve>({ marked: false, function: '', city: '' });
  const [whole, setWhole] = useState(false);
  const ordered = inOrder(lines, choosing);
  const places = new Map(ordered.map(({ dossierId }, i) => [dossierId, i + 1]));
  const seats = Math.max(0, ...lines.map(({ scores }) => scores.length));
  const shown = ordered.filter((line) => fits(line, sieve));
  const above = shown.filter(choosing.above);
  const below = shown.filter((line) => !choosing.above(line));
  const kept = whole ? below : below.filter((line, i) => i < BELOW || choosing.listed(line));
  const row = (line: RankedLine) => (
    <Line
      key={line.dossierId}
      {...{ line, seats, choosing, editable, ordered }}
      place={places.get(line.dossierId) ?? 0}
      tie={tied(line, ordered)}
    />
  );
  return (
    <section className="card">
      <Bar {...{ lines, choosing, editable, sieve, setSieve }} />
      <div className="table-wrap" {...{ role: 'region', 'aria-label': '排序', tabIndex: 0 }}>
        <table className="table table--tight rank">
          <caption className="sr">评审排序和拟认定名单</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                序
              </th>
              <th scope="col">单位</th>
              <th scope="col" className="hide-s">
                功能
              </th>
              <th scope="col" className="hide-s">
                地区
              </th>
              {Array.from({ length: seats }, (_, i) => i + 1).map((seat) => (
                <th key={seat} scope="col" className="num hide-s">
                  席 {seat}
                </th>
              ))}
              <th scope="col" className="num">
                平均
              </th>
              <th scope="col" className="num">
                相差
              </th>
              <th scope="col">标记</th>
              <th scope="col">名单</th>
            </tr>
          </thead>
          <tbody>
            {above.map(row)}
            {choosing.drawn ? <Cut lines={ordered} choosing={choosing} span={seats + 8} /> : null}
            {kept.map(row)}
          </tbody>
        </table>
      </div>
      <p className="card__foot">
        {below.length > kept.length ? (
          <>
            还有 {below.length - kept.length} 家在线下，
            <Button small look="quiet" onClick={() => setWhole(true)}>
              显示全部
            </Button>
          </>
        ) : null}
        分数取各席签署的数，讨论后改评的取改后的数，别人不能改；平均取两位小数。同分先后由经办人排定，随名单冻结
      </p>
    </section>
  );
}

type Sieve = { marked: boolean; function: string; city: string };
const fits = (line: RankedLine, { marked, function: fn, city }: Sieve): boolean =>
  (!marked || line.wide) && (fn === '' || line.functions.includes(fn)) && (city === '' || line.city === city);

/** Only cases with the same mean can change places. */
function tied(line: RankedLine, ordered: readonly RankedLine[]): number | null {
  const at = ordered.indexOf(line);
  const before = ordered[at - 1];
  return before && compare(before.score, line.score) === 0 ? at : null;
}

type BarProps = Props & { sieve: Sieve; setSieve: (sieve: Sieve) => void };

function Bar({ lines, choosing, editable, sieve, setSieve }: BarProps) {
  const marked = lines.filter(({ wide }) => wide).length;
  const functions = [...new Set(lines.flatMap((line) => line.functions))];
  const cities = [...new Set(lines.map(({ city }) => city))].filter(Boolean);
  const all = (label: string, values: readonly string[], word = (value: string) => value) => [
    { value: '', label },
    ...values.map((value) => ({ value, label: word(value) })),
  ];
  return (
    <div className="sheet__bar rank__bar">
      <span className="row small">
        线
        <Input
          small
          num
          aria-label="拟认定线（平均分）"
          value={choosing.cut}
          readOnly={!editable}
          onChange={(event) => choosing.draw(event.target.value.trim())}
        />
        分
      </span>
      <fieldset className="chips">
        <legend className="sr">显示</legend>
        <button type="button" className="chip" aria-pressed={!sieve.marked} onClick={() => setSieve({ ...sieve, marked: false })}>
          全部 <b>{lines.length}</b>
        </button>
        <button type="button" className="chip" aria-pressed={sieve.marked} onClick={() => setSieve({ ...sieve, marked: true })}>
          有标记 <b>{marked}</b>
        </button>
      </fieldset>
      <Select
        aria-label="服务功能"
        small
        value={sieve.function}
        options={all('全部功能', functions, (key) => functionsOf([key]))}
        onChange={(event) => setSieve({ ...sieve, function: event.target.value })}
      />
      <Select
        aria-label="地区"
        small
        value={sieve.city}
        options={all('全部地区', cities)}
        onChange={(event) => setSieve({ ...sieve, city: event.target.value })}
      />
      {choosing.drawn || editable ? (
        <span className="rank__count small" aria-live="polite">
          列入 <b>{lines.filter(choosing.listed).length}</b> 家
        </span>
      ) : null}
    </div>
  );
}

function Cut({ lines, choosing, span }: { lines: readonly RankedLine[]; choosing: Choosing; span: number }) {
  const above = lines.filter(choosing.above);
  return (
    <tr className="rank__cut">
      <td colSpan={span}>
        <div>
          ▲ 拟认定线：平均 {choosing.cut} 分以上　线上 {above.length} 家，列入 {above.filter(choosing.listed).length} 家　▼ 线下{' '}
          {lines.length - above.length} 家
        </div>
      </td>
    </tr>
  );
}

type LineProps = {
  line: RankedLine;
  ordered: readonly RankedLine[];
  place: number;
  seats: number;
  choosing: Choosing;
  editable: boolean;
  tie: number | null;
};

function Line({ line, ordered, place, seats, choosing, editable, tie }: LineProps) {
  const [listed, above] = [choosing.listed(line), choosing.above(line)];
  const lowest = [...line.scores].sort(compare)[0];
  return (
    <Fragment>
      <tr className={cx(!above && 'rank__below') || undefined}>
        <td className="num">{place}</td>
        <th scope="row">
          <Link href={to(paths.panel, { id: line.dossierId })}>{line.name}</Link>
          {editable && tie !== null ? (
            <Button small look="quiet" onClick={() => choosing.swap(ordered, tie)} aria-label={`同分上移：${line.name}`}>
              同分上移
            </Button>
          ) : null}
        </th>
        <td className="hide-s">{functionsOf(line.functions)}</td>
        <td className="hide-s">{line.city.replace(/市$/, '')}</td>
        {Array.from({ length: seats }, (_, i) => line.scores[i] ?? '').map((score, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the seats, always in the same order
          <td key={i} className={cx('num', 'hide-s', line.wide && score === lowest && 'late')}>
            {score}
          </td>
        ))}
        <td className="num">
          <b>{line.score}</b>
        </td>
        <td className={cx('num', line.wide && 'soon')}>{line.spread}</td>
        <td>{line.wide ? <Badge tone="amber">分差大</Badge> : null}</td>
        <td>
          {editable ? (
            <label className="choice">
              <input type="checkbox" checked={listed} onChange={(event) => choosing.list(line, event.target.checked)} />
              列入<span className="sr">：{line.name}</span>
            </label>
          ) : (
            <Badge tone={listed && choosing.drawn ? 'green' : 'grey'}>{choosing.drawn ? (listed ? '列入' : '不列入') : '尚未拟定'}</Badge>
          )}
        </td>
      </tr>
      {choosing.against(line) || (!editable && line.reason !== null) ? (
        <Why {...{ line, place, choosing, editable, listed }} span={seats + 8} />
      ) : null}
    </Fragment>
  );
}

type WhyProps = Pick<LineProps, 'line' | 'place' | 'choosing' | 'editable'> & { listed: boolean; span: number };

/** Whoever goes against the line says why, in place. */
function Why({ line, place, choosing, editable, listed, span }: WhyProps) {
  const { article, text } = editable || line.reason === null ? choosing.reason(line) : line.reason;
  const asked = `${listed ? '列入线下' : '不列入'}第 ${place} 名须写理由`;
  return (
    <tr className="rank__why">
      <td colSpan={span}>
        {editable ? (
          <div className="row">
            <span className="soon">{asked}</span>
            <Select
              small
              aria-label={`${asked}：依据`}
              value={article}
              options={authorityArticles()}
              onChange={(event) => choosing.write(line, { article: event.target.value })}
            />
            <Input
              small
              aria-label={`${asked}：${line.name}`}
              value={text}
              maxLength={500}
              placeholder={listed ? '写明为什么列入，仅内部存查' : '写明事实，写入给该单位的通知'}
              onChange={(event) => choosing.write(line, { text: event.target.value })}
            />
          </div>
        ) : (
          <div>
            {text}（{article}）
          </div>
        )}
      </td>
    </tr>
  );
}
