import type { Commands } from './commands.ts';
import { activeColumn, type Hands, type Now, optionsFor } from './state.ts';

type OptionsProps = { readonly here: Now; readonly commands: Commands; readonly input: Hands['input']; readonly gridId: string };

/** What may be chosen for the cell that is being typed into. */
export function Options({ here, commands, input, gridId }: OptionsProps) {
  const { state, layout, selection } = here;
  const options = state.list && state.mode !== 'off' ? optionsFor(activeColumn(here), state.list.query) : [];
  if (options.length === 0) return null;
  const { row, column } = selection.active;
  const { left, top, width, height } = layout.boxOf({ top: row, bottom: row, left: column, right: column });
  const { top: scrolled, height: high } = layout.view();
  const above = top + height - scrolled > high - 120 && top - scrolled > high / 2;
  const place = (list: HTMLDivElement | null): void => {
    if (!list) return;
    const start = above ? top - list.offsetHeight - 2 : top + height + 2;
    Object.assign(list.style, { left: `${left}px`, top: `${start}px`, minWidth: `${Math.max(width, 96)}px` });
  };
  return (
    <div className="sheet__options" role="listbox" aria-label="可选的值" ref={place}>
      {options.map((option, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the box has the focus and names the option in hand
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
        <div
          key={option}
          id={`${gridId}-option-${i}`}
          role="option"
          aria-selected={i === state.list?.at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (input.current) input.current.value = option;
            commands.finish();
          }}
        >
          {option}
        </div>
      ))}
    </div>
  );
}
