import type { Commands } from './commands.ts';
import { activeColumn, type Hands, type Now, optionsFor } from './state.ts';

type OptionsProps = { readonly here: Now; readonly commands: Commands; readonly input: Hands['input']; readonly gridId: string };

/** What may be chosen for the cell that is being typed into. */
export function Options({ here, commands, input, gridId }: OptionsProps) {
  const { state, layout, selection } = here;
  const options = state.list && state.mode !== 'off' ? optionsFor(activeColumn(here), state.list.query) : [];
  if (options.length === 0) return null;
  return (
    <div
      className="sheet__options"
      role="listbox"
      aria-label="可选的值"
      ref={(list) => void (list && layout.beside(list, selection.active))}
    >
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
