import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { figureKeys } from '../../core/annexes/annex7.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { useStep } from '../steps/use-step.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { FigureBehind } from './behind-figure.tsx';
import { ReturnByCell } from './day-return.tsx';
import { type CityDay, type DayPoint, hindrance, madeBy, offerOf } from './words.ts';

type Props = {
  view: CityDay;
  point: DayPoint;
  place: number;
  of: number;
  onDone: () => void;
  onGo: (point: DayPoint) => void;
};

/** One doubt after another: what is asked, what the platform said, and the two answers. Enter accepts, T gives back. */
export function Inspect({ view, point: { row, mark }, place, of, onDone, onGo }: Props) {
  const [returning, setReturning] = useState<string | null>(null);
  const act = useStep('reports');
  const toast = useToast();
  const [accept, back] = ['accept', 'return'].map((step) => offerOf(row.offers, step));
  const isBack = returning === row.id;
  const take = (): void =>
    act.mutate(
      { id: row.id, step: 'accept', brought: {}, version: row.version },
      {
        onSuccess: () => {
          toast(`已接收${row.platform}的调度表`);
          onDone();
        },
      },
    );
  const open = (): void => setReturning(row.id);
  const free = (offer: typeof accept): boolean => offer !== undefined && hindrance(offer) === null;
  useKeys(isBack ? null : { Enter: free(accept) && !act.isPending ? take : undefined, t: free(back) ? open : undefined });
  const made = madeBy(row);
  const figure = figureKeys.find((key) => key === mark.figure);
  const others = row.marks.filter((one) => one !== mark);
  return (
    <section className="inspect" aria-label="一处疑问">
      <div>
        <p className="small muted">
          疑问 {place} / {of}　<Link href={to(paths.report, { id: row.id })}>{row.platform}</Link>
        </p>
        <h2>{mark.message}</h2>
        {made && figure ? (
          <p className="small">
            <FigureBehind made={made} figure={figure}>
              看这一项的台账
            </FigureBehind>
          </p>
        ) : null}
        {others.length > 0 ? (
          <p className="small">
            这家另有：
            {others.map((one) => (
              <button key={`${one.path}${one.message}`} type="button" className="linkish" onClick={() => onGo({ row, mark: one })}>
                {one.message}
              </button>
            ))}
          </p>
        ) : null}
      </div>
      <div>
        <p className="small muted">{row.explanation === null ? '低于认定条件的，只作提示，平台没有另作说明' : '平台说明'}</p>
        <p className="pre">{row.explanation}</p>
      </div>
      <div className="inspect__act">
        {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
        {isBack && back ? (
          <ReturnByCell
            key={row.id}
            row={row}
            first={mark}
            reviseBy={view.reviseBy}
            onClose={() => setReturning(null)}
            onDone={() => {
              setReturning(null);
              onDone();
            }}
          />
        ) : (
          <>
            <span className="row">
              {accept ? (
                <Button look="primary" reason={hindrance(accept)} busy={act.isPending} onClick={take}>
                  接受说明并接收，下一处 <kbd className="kbd kbd--btn">Enter</kbd>
                </Button>
              ) : null}
              {back ? (
                <Button reason={hindrance(back)} onClick={open}>
                  退回这一格 <kbd className="kbd kbd--btn">T</kbd>
                </Button>
              ) : null}
            </span>
            <p className="small muted">接收后这家计入汇总，疑问和说明一并留存；低于认定条件的只提示，不影响称号</p>
          </>
        )}
      </div>
    </section>
  );
}

/** The page's keys, while nothing else has the focus and no dialog is open. */
function useKeys(keys: Readonly<Record<'Enter' | 't', (() => void) | undefined>> | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.repeat && !event.defaultPrevented;
      const typing = event.target instanceof Element && event.target.closest('a, button, input, select, textarea, dialog') !== null;
      const key = event.key === 'Enter' ? 'Enter' : event.key.toLowerCase() === 't' ? 't' : null;
      // On a button Enter is the button's own; T types nothing there.
      const within = key === 't' && event.target instanceof Element && event.target.closest('.inspect button, .mx button') !== null;
      if (keys === null || !plain || key === null || (typing && !within) || document.querySelector('dialog[open]')) return;
      if (!keys[key]) return;
      event.preventDefault();
      keys[key]?.();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [keys]);
}
