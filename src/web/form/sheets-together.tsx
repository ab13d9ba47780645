import { useId, useState } from 'react';
import type { SheetBeside } from '../../core/sheet/intake.ts';
import { Button } from '../ui/button.tsx';

type SheetsProps = {
  /** The sheet that named the columns. */
  sheet: string;
  beside: readonly SheetBeside[];
  busy: boolean;
  /** Reads the file anew with these further sheets. */
  onChoose: (at: readonly number[]) => void;
};

/** Offers more than this many sheets are also ticked and unticked all at once. */
const MANY = 3;

/** The sheets of one layout as one list, each to be left out; and which of the file's sheets were not read, and why. */
export function SheetsTogether({ sheet, beside, busy, onChoose }: SheetsProps) {
  const id = useId();
  const offered = beside.filter(({ fits }) => fits !== null);
  const out = beside.filter(({ fits, taken }) => fits === null && !taken);
  const [asked, setAsked] = useState<{ of: SheetsProps['beside']; at: readonly number[] } | null>(null);
  // The ticks stand as they were set until the file has been read by them.
  const taken = asked?.of === beside ? asked.at : beside.filter((one) => one.taken).map(({ at }) => at);
  const choose = (at: readonly number[]): void => {
    setAsked({ of: beside, at });
    onChoose(at);
  };
  const toggle = (at: number): void => choose(taken.includes(at) ? taken.filter((one) => one !== at) : [...taken, at]);
  return (
    <>
      {offered.length > 0 ? (
        <fieldset className="sheets" aria-describedby={`${id}-hint`} disabled={busy}>
          <legend>栏目与“{sheet}”相同的工作表，作为一份名单一并读取</legend>
          <div className="sheets__list">
            {offered.map((one) => (
              <label className="choice" key={one.at}>
                <input type="checkbox" checked={taken.includes(one.at)} onChange={() => toggle(one.at)} />
                <span>
                  {one.name}，{one.rows} 行{aboutOf(one)}
                </span>
              </label>
            ))}
          </div>
          <p className="row small" id={`${id}-hint`}>
            <span className="muted" role="status">
              {busy
                ? '正在重新读取…'
                : `已选 ${offered.filter(({ at }) => taken.includes(at)).length} 张，共 ${offered.length} 张；不要的去掉勾即可`}
            </span>
            {offered.length > MANY ? (
              <>
                <Button small look="quiet" onClick={() => choose(offered.map(({ at }) => at))}>
                  全选
                </Button>
                <Button small look="quiet" onClick={() => choose([])}>
                  只读“{sheet}”
                </Button>
              </>
            ) : null}
          </p>
        </fieldset>
      ) : null}
      {out.length > 0 ? (
        <p className="small">
          没有读取的工作表：
          {out.map(({ name, hidden }) => `“${name}”（${hidden ? '隐藏' : '没有相同的栏目'}）`).join('、')}
        </p>
      ) : null}
    </>
  );
}

const aboutOf = ({ fits, otherYear }: SheetBeside): string => {
  if (otherYear !== null) return `（写着 ${otherYear} 年，请核对是否同一年度）`;
  return fits === 'continues' ? '（没有表头，按前一张表的栏目读）' : '';
};
