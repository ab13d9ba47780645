import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Count } from './badge.tsx';

export type Tab<K extends string = string> = { key: K; label: ReactNode; count?: number };

/** Tabs over one panel; arrow keys, Home and End move. The panel's content is the caller's, by `current`. */
export function Tabs<K extends string>({
  label,
  tabs,
  current,
  onChange,
  end,
  children,
}: {
  label: string;
  tabs: readonly Tab<K>[];
  current: string;
  onChange: (key: K) => void;
  /** At the end of the line of tabs. */
  end?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    tabs.findIndex((tab) => tab.key === current),
  );
  const move = (event: KeyboardEvent): void => {
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = target === undefined ? undefined : tabs[(target + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.key);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(next)]?.focus();
  };
  const line = (
    <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map((tab, index) => (
        <button
          key={tab.key}
          type="button"
          className="tab"
          role="tab"
          id={`${id}-${tab.key}`}
          aria-selected={index === at}
          aria-controls={`${id}-panel`}
          tabIndex={index === at ? 0 : -1}
          onClick={() => onChange(tab.key)}
        >
          {tab.label}
          {tab.count === undefined ? null : <Count n={tab.count} />}
        </button>
      ))}
    </div>
  );
  return (
    <>
      {end === undefined ? (
        line
      ) : (
        <div className="tabs__line">
          {line}
          {end}
        </div>
      )}
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tabs[at]?.key}`}>
        {children}
      </div>
    </>
  );
}
