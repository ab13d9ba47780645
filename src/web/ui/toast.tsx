import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

export type ToastOptions = { tone?: 'plain' | 'red'; action?: { label: string; run: () => void } };
export type ShowToast = (message: string, options?: ToastOptions) => void;
type Shown = { id: number; message: string; options: ToastOptions };

const Context = createContext<ShowToast>(() => undefined);
const SECONDS = 6;
let last = 0;

/** A word on what was just done: `toast('已发出补正通知')`; one with an action or in red stays until it is closed. */
export const useToast = (): ShowToast => useContext(Context);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const close = useCallback((id: number) => setToasts((now) => now.filter((one) => one.id !== id)), []);
  const show = useCallback<ShowToast>(
    (message, options = {}) => {
      last += 1;
      const id = last;
      setToasts((now) => [...now.slice(-2), { id, message, options }]);
      if (options.tone !== 'red' && !options.action) setTimeout(() => close(id), SECONDS * 1000);
    },
    [close],
  );
  const region = useMemo(
    () => (
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, message, options }) => (
          <div key={id} className={options.tone === 'red' ? 'toast toast--still toast--red' : 'toast toast--still'}>
            <span>{message}</span>
            {options.action ? (
              <button
                type="button"
                onClick={() => {
                  options.action?.run();
                  close(id);
                }}
              >
                {options.action.label}
              </button>
            ) : null}
            <button type="button" onClick={() => close(id)}>
              关闭
            </button>
          </div>
        ))}
      </div>
    ),
    [toasts, close],
  );
  return (
    <Context value={show}>
      {children}
      {region}
    </Context>
  );
}
