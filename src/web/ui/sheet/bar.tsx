import { Button } from '../button.tsx';
import type { Commands } from './commands.ts';
import { heightOf, isOneCell, widthOf } from './selection.ts';
import type { Now } from './state.ts';

type BarProps = { here: Now; commands: Commands; back: (run: () => void) => () => void };

/** The commands above a large sheet. */
export function Bar({ here, commands, back }: BarProps) {
  const { props, state, view } = here;
  const { past, future } = state.history;
  const wrong = view.faulty === 0 && !view.filter.on ? '没有错' : null;
  return (
    <div className="sheet__bar" role="toolbar" aria-label={`${props.label}的操作`}>
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
      <Button small aria-pressed={view.filter.on} reason={wrong} reasonAt="hidden" onClick={back(() => view.filter.set(!view.filter.on))}>
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
export function Foot({ here, commands, back }: BarProps) {
  const { props, state, view, rect, layout } = here;
  const total = view.rows.length;
  const [first, last] = layout.range();
  const partly = last - first + 1 < total;
  const selected = state.focused && !isOneCell(rect) ? `选中 ${heightOf(rect)} 行 × ${widthOf(rect)} 列` : '';
  const count = view.filter.on ? `${total} 行有错` : `共 ${total} 行`;
  const hint = props.readOnly || total > 3 ? '' : '可从 Excel、WPS 复制一块直接粘贴';
  return (
    <div className="sheet__foot">
      <span className="sheet__state">
        {total === 0 && !view.filter.on ? '尚未填写' : partly ? `第 ${first + 1}–${Math.min(last + 1, total)} 行，${count}` : count}
        {selected ? `　${selected}` : ''}
        {state.note ? <b>　{state.note}</b> : hint ? `　${hint}` : ''}
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
            reason={view.open ? null : '正在只看有错的行'}
            reasonAt="hidden"
          >
            添加一行
          </Button>
          {total > 0 ? (
            <>
              <Button
                small
                look="quiet"
                onClick={back(commands.insertRows)}
                reason={view.open ? null : '正在只看有错的行'}
                reasonAt="hidden"
                title="在选中的行上方"
              >
                插入行
              </Button>
              <Button
                small
                look="quiet"
                onClick={back(commands.removeRows)}
                reason={rect.top < total ? null : '没有选中行'}
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
