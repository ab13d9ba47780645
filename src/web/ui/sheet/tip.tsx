import type { Layout } from './layout.ts';
import type { Place } from './selection.ts';

type TipProps = { id: string; place: Place; layout: Layout; head: string; text: string; hint: string | null };

/** What is wrong with the active cell, in words, beside it. */
export function Tip({ id, place: { row, column }, layout, head, text, hint }: TipProps) {
  const put = (tip: HTMLDivElement | null): void => {
    if (!tip) return;
    const { left, top, height } = layout.boxOf({ top: row, bottom: row, left: column, right: column });
    const view = layout.view();
    const below = top + height + 4;
    const fits = below + tip.offsetHeight <= view.top + view.height || top - 4 - tip.offsetHeight < view.top + layout.headPx;
    Object.assign(tip.style, {
      left: `${Math.max(view.left + 4, Math.min(left, view.left + view.width - tip.offsetWidth - 8))}px`,
      top: `${fits ? below : top - 4 - tip.offsetHeight}px`,
    });
  };
  return (
    <div className="tip sheet__tip" id={id} ref={put}>
      <b>
        {head}：{text}
      </b>
      {hint ? (
        <>
          <br />
          {hint}
        </>
      ) : null}
    </div>
  );
}
