import { Button } from '../button.tsx';
import type { Commands } from './commands.ts';
import { chooseFull } from './full.ts';
import type { SheetWaits } from './props.ts';
import { heightOf, isOneCell, widthOf } from './selection.ts';
import type { Now } from './state.ts';

type BarProps = { here: Now; commands: Commands; back: (run: () => void) => () => void };

/** The commands above a large sheet. */
export function Bar({ here, commands, back, full }: BarProps & { full: boolean }) {
  const { props, state, view } = here;
  const { past, future } = state.history;
  const { on, set } = view.filter;
  const wrong = view.faulty === 0 && on !== 'faults' ? '没有错' : null;
  const free = props.lock?.rows.size ?? 0;
  return (
    <div className="sheet__bar" role="toolbar" aria-label={`${props.label}的操作`}>
      <FullButton full={full} toggle={back(() => chooseFull(full ? null : props.id))} />
      {full ? <b className="nowrap">{props.label}</b> : null}
      {full ? props.barFull : null}
      {props.barStart}
      {props.barStart && !props.readOnly ? <span className="sep" /> : null}
      {props.readOnly ? null : (
        <>
          <Undoing past={past.at(-1)?.label} future={future[0]?.label} commands={commands} back={back} />
          <Button small onClick={back(commands.fillDown)} title="Ctrl+D：选中多行时用首行填满，只选一行时用上一行">
            向下填充
          </Button>
          <span className="sep" />
        </>
      )}
      {props.waits ? <WaitingRows here={here} waits={props.waits} commands={commands} back={back} /> : null}
      {free > 0 ? <FreeRows count={free} on={on === 'free'} toggle={back(() => set(on === 'free' ? null : 'free'))} /> : null}
      <Button
        small
        aria-pressed={on === 'faults'}
        reason={wrong}
        reasonAt="hidden"
        onClick={back(() => set(on === 'faults' ? null : 'faults'))}
      >
        只看有错的行 {view.faulty}
      </Button>
      {view.faulty > 0 ? (
        <Button small look="quiet" onClick={back(() => commands.nextFault())} title="F8，往回找按 Shift+F8">
          下一处错
        </Button>
      ) : null}
      {props.barEnd}
    </div>
  );
}

/** 铺满: the sheet over the whole window and back. */
const FullButton = ({ full, toggle }: { full: boolean; toggle: () => void }) => (
  <Button small aria-pressed={full} title={full ? undefined : '占满整个窗口，按 Esc 退出；下次进入名单仍是这样'} onClick={toggle}>
    {full ? (
      <>
        退出铺满 <kbd className="kbd">Esc</kbd>
      </>
    ) : (
      '铺满'
    )}
  </Button>
);

/** Those that wait, alone or among the others, and the word for the selected ones. */
function WaitingRows({ here: { view, rect }, waits: { rows, word, act }, commands, back }: BarProps & { waits: SheetWaits }) {
  const { on, set } = view.filter;
  if (rows.size === 0 && on !== 'waits') return null;
  const chosen = view.rows.slice(rect.top, rect.bottom + 1).filter(({ id }) => rows.has(id)).length;
  return (
    <>
      <Button small aria-pressed={on === 'waits'} onClick={back(() => set(on === 'waits' ? null : 'waits'))}>
        只看{word}的行 {rows.size}
      </Button>
      <Button
        small
        reason={chosen > 0 ? null : `请先选中${word}的行`}
        reasonAt="hidden"
        onClick={back(() => commands.sayOfRows(true))}
        title="F9；收回按 Shift+F9"
      >
        选中的 {chosen} 行{act}
      </Button>
      <span className="sep" />
    </>
  );
}

const FreeRows = ({ count, on, toggle }: { count: number; on: boolean; toggle: () => void }) => (
  <Button small aria-pressed={on} onClick={toggle} title="其余的行已锁定">
    只看可改的行 {count}
  </Button>
);

type UndoingProps = { past: string | undefined; future: string | undefined; commands: Commands; back: BarProps['back'] };

const Undoing = ({ past, future, commands, back }: UndoingProps) => (
  <>
    <Button small reason={past ? null : '没有可撤销的'} reasonAt="hidden" onClick={back(commands.undo)} title={`Ctrl+Z：撤销${past ?? ''}`}>
      撤销
    </Button>
    <Button
      small
      reason={future ? null : '没有可重做的'}
      reasonAt="hidden"
      onClick={back(commands.redo)}
      title={`Ctrl+Y：重做${future ?? ''}`}
    >
      重做
    </Button>
  </>
);

/** Which rows are in view, how much is selected, what was just done; rows come and go here. */
export function Foot({ here, commands, back, about }: BarProps & { about: string | null }) {
  const { props, state, view, rect, layout } = here;
  const total = view.rows.length;
  const [first, last] = layout.range();
  const partly = last - first + 1 < total;
  const selected = state.focused && !isOneCell(rect) ? `选中 ${heightOf(rect)} 行 × ${widthOf(rect)} 列` : '';
  const counts = {
    faults: `${total} 行有错`,
    free: `${total} 行有可改的格`,
    waits: `${total} 行，其中${props.waits?.word} ${props.waits?.rows.size} 行`,
  };
  const count = view.filter.on === null ? `共 ${total} 行` : counts[view.filter.on];
  const hint = hintOf(here);
  const closed = props.lock?.why ?? (view.open ? null : '正在只看部分行');
  const picked = view.rows.slice(rect.top, rect.bottom + 1);
  const kept = props.lock && !picked.every((row) => props.lock?.row(row.id)) ? props.lock.why : null;
  return (
    <div className="sheet__foot">
      <span className="sheet__state">
        {total === 0 && !view.filter.on ? '尚未填写' : partly ? `第 ${first + 1}–${Math.min(last + 1, total)} 行，${count}` : count}
        {selected ? `　${selected}` : ''}
        {state.note ? <b>　{state.note}</b> : about ? <About text={about} /> : hint ? `　${hint}` : ''}
      </span>
      {props.readOnly ? null : (
        <span className="sheet__rows">
          {props.bar ? null : state.history.past.length + state.history.future.length > 0 ? (
            <Undoing past={state.history.past.at(-1)?.label} future={state.history.future[0]?.label} commands={commands} back={back} />
          ) : null}
          <Button
            small
            look="quiet"
            onClick={back(() => commands.select({ active: { row: total, column: 0 }, end: { row: total, column: 0 } }))}
            reason={closed}
            reasonAt="hidden"
          >
            添加一行
          </Button>
          {total > 0 ? (
            <>
              <Button small look="quiet" onClick={back(commands.insertRows)} reason={closed} reasonAt="hidden" title="在选中的行上方">
                插入行
              </Button>
              <Button
                small
                look="quiet"
                onClick={back(commands.removeRows)}
                reason={rect.top < total ? kept : '没有选中行'}
                reasonAt="hidden"
                title="删除选中的行，可撤销"
              >
                删除行
              </Button>
            </>
          ) : null}
        </span>
      )}
      {props.footEnd ? <span>{props.footEnd}</span> : null}
    </div>
  );
}

/** Of the row that one is at; in one line, so that nothing moves when it comes. */
const About = ({ text }: { text: string }) => (
  <span className="sheet__about" title={text}>
    　本行{text}
  </span>
);

/** What can be done here, while nothing was done yet. */
function hintOf({ props, view }: Now): string {
  if (props.lock) return props.readOnly ? '全部锁定' : '标“改”的格可以修改，其余已锁定';
  return props.readOnly || view.rows.length > 3 ? '' : '可从 Excel、WPS 复制一块直接粘贴';
}
