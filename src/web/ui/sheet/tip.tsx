import type { Layout } from './layout.ts';
import type { Place } from './selection.ts';

type TipProps = { place: Place; layout: Layout; head: string; text: string; hint: string | null };

/** What is wrong with the active cell, in words, beside it. */
export function Tip({ place, layout, head, text, hint }: TipProps) {
  return (
    <div className="tip sheet__tip" ref={(tip) => void (tip && layout.beside(tip, place))}>
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
