import { Masked } from '../dossier/reveal.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Check } from '../ui/check.tsx';
import type { ServedLine } from './served-lines.ts';

type SideProps = {
  line: ServedLine | undefined;
  lines: readonly ServedLine[];
  /** Whether the lists were compared already. */
  ready: boolean;
  onLike: (number: number) => void;
  /** Null where nothing can be marked now. */
  onMark: (() => void) | null;
};

/** The row one is at: whom it names, what its signals say, which other rows they concern; below it all signals by kind. */
export function ServedSide({ line, lines, ready, onLike, onMark }: SideProps) {
  return (
    <aside className="served__side" aria-label="选中的行">
      {line ? (
        <OneRow line={line} lines={lines} onLike={onLike} onMark={onMark} />
      ) : (
        <p className="card__body muted">在名单中选一行，这里说明它的信号。</p>
      )}
      <Totals lines={lines} ready={ready} />
    </aside>
  );
}

const textAt = ({ row }: ServedLine, key: string): string => String(row.cells[key] ?? '');

function OneRow({ line, lines, onLike, onMark }: Omit<SideProps, 'ready' | 'line'> & { line: ServedLine }) {
  const { row, number, signs } = line;
  return (
    <>
      <div className="panel__h">
        <h2>第 {number} 行</h2>
        {signs.length > 0 ? <Badge tone="amber">信号</Badge> : null}
      </div>
      <div className="check">
        <div className="check__top">
          <span>{textAt(line, 'enterprise')}</span>
        </div>
        <p>
          <Masked key={`${row.id}-contact`} path={`served/${row.id}/contact`} label="企业联系人" text={textAt(line, 'contact')} />　
          {textAt(line, 'position')}　<Masked key={row.id} path={`served/${row.id}/mobile`} label="手机" text={textAt(line, 'mobile')} />
        </p>
        <p>
          {textAt(line, 'service')}　{textAt(line, 'rating')}
        </p>
      </div>
      {signs.map(({ pattern, words, others }) => (
        <div className="check" key={`${pattern.id}-${pattern.paths[0]}`}>
          <div className="check__top">
            <span>{words}</span>
          </div>
          {others.slice(0, MOST).map((other) => {
            const one = lines[other - 1];
            return one ? (
              <p key={other}>
                第 {other} 行 {textAt(one, 'enterprise')}
              </p>
            ) : null;
          })}
          {others.length > MOST ? <p>等 {others.length} 行</p> : null}
          <p>{pattern.message}</p>
          {others.length > 0 ? (
            <Button small look="quiet" onClick={() => onLike(number)}>
              只看这 {others.length + 1} 行
            </Button>
          ) : null}
        </div>
      ))}
      {onMark ? (
        <div className="card__body">
          <Button block onClick={onMark}>
            给这一格标缺陷 <kbd className="kbd">M</kbd>
          </Button>
          <p className="field__hint">标了缺陷，就成为补正通知里的一条，写明行号和企业名称。</p>
        </div>
      ) : null}
    </>
  );
}

const MOST = 5;

/** How many rows each kind of signal has, what weighs most first. */
function Totals({ lines, ready }: { lines: readonly ServedLine[]; ready: boolean }) {
  const rows = new Map<string, number>();
  for (const title of lines.flatMap(({ signs }) => [...new Set(signs.map(({ pattern }) => pattern.title))]))
    rows.set(title, (rows.get(title) ?? 0) + 1);
  const total = lines.filter(({ signs }) => signs.length > 0).length;
  return (
    <>
      <div className="panel__h">
        <h2>信号</h2>
        <span className="small muted">{ready ? `${total} 行` : '正在比对'}</span>
      </div>
      <ul>
        {[...rows].map(([title, count]) => (
          <Check key={title} title={title} tone="amber" badge={`${count} 行`} />
        ))}
      </ul>
      <p className="card__foot">同名的联系人按姓名在名单中的常见程度判断，偶然重名的不列为信号。</p>
    </>
  );
}
