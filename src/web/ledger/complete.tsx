import { type KeyboardEvent, type RefObject, useState } from 'react';
import { enterpriseKey } from '../../core/identifiers/enterprise-name.ts';
import { useRead } from '../query.tsx';
import { Input } from '../ui/controls.tsx';
import type { EnterpriseLine } from './words.ts';

const SHOWN = 8;
type Props = { year: number; value: string; onType: (name: string) => void; input: RefObject<HTMLInputElement | null> };

/** The enterprise of a line, completed from the register; one that is not in it comes to it with the line. */
export function Complete({ year, value, onType, input }: Props) {
  const all = useRead('GET /api/ledger/enterprises', { query: { year } }).data?.enterprises ?? [];
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = value.trim() === '' ? [] : fitting(all, value);
  const shown = open && found.length > 0;
  const take = (name: string): void => {
    onType(name);
    setOpen(false);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!shown) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((now) => (now + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter' && found[at] && found[at].name !== value) {
      event.preventDefault();
      take(found[at].name);
    }
  };
  return (
    <div className="complete">
      <label className="field__label" htmlFor="quick-enterprise">
        服务企业
      </label>
      <Input
        id="quick-enterprise"
        ref={input}
        role="combobox"
        aria-expanded={shown}
        aria-controls="quick-enterprises"
        aria-autocomplete="list"
        aria-activedescendant={shown ? `quick-enterprise-${at}` : undefined}
        maxLength={200}
        value={value}
        onChange={(event) => {
          onType(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onKeyDown={onKey}
        onBlur={() => setOpen(false)}
      />
      {shown ? (
        <div className="complete__list" id="quick-enterprises" role="listbox" aria-label="企业库中的企业">
          {found.map((one, i) => (
            // The list is reached from the field by the arrow keys.
            <div
              key={one.id}
              id={`quick-enterprise-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              onMouseDown={(event) => {
                event.preventDefault();
                take(one.name);
              }}
            >
              <span>{one.name}</span>
              <span className="muted">{`本年 ${one.times} 次`}</span>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** Those whose name has what is typed in it, those that begin so first. */
function fitting(all: readonly EnterpriseLine[], typed: string): EnterpriseLine[] {
  const key = enterpriseKey(typed);
  const found = all.filter(({ name, mergedInto }) => mergedInto === null && enterpriseKey(name).includes(key));
  return found
    .toSorted((a, b) => Number(enterpriseKey(b.name).startsWith(key)) - Number(enterpriseKey(a.name).startsWith(key)))
    .slice(0, SHOWN);
}
