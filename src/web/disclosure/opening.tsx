import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useLocation } from 'wouter';
import type { Problem } from '../../api/problem.ts';
import { problemIn } from '../client.ts';
import { later } from '../later.tsx';
import type { Asked } from './asked.ts';

const PurposeDialog = later(async () => (await import('./purpose-dialog.tsx')).PurposeDialog);

const OpeningContext = createContext<(asked: Asked) => Promise<void>>(async () => undefined);

/** Shows personal data after asking why; resolves once it is shown, or the dialog asks. */
export const useOpening = () => useContext(OpeningContext);

/** The one dialog that asks for a purpose; what was stated goes along with everything else that is opened on the same page. */
export function OpeningProvider({ children }: { children: ReactNode }) {
  const [page] = useLocation();
  const [stated, setStated] = useState({ page: '', purpose: '' });
  const [asking, setAsking] = useState<{ asked: Asked; problem: Problem | null } | null>(null);
  const purpose = stated.page === page ? stated.purpose : '';
  const open = useCallback(
    async (asked: Asked): Promise<void> => {
      if (asked.eachTime || purpose === '') return setAsking({ asked, problem: null });
      await asked.work(purpose, () => undefined).catch((error: unknown) => setAsking({ asked, problem: problemIn(error) }));
    },
    [purpose],
  );
  return (
    <OpeningContext.Provider value={open}>
      {children}
      {asking ? (
        <PurposeDialog
          {...asking}
          before={purpose}
          onStated={(said) => setStated({ page, purpose: said })}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </OpeningContext.Provider>
  );
}
