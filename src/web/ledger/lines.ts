import { useCallback, useEffect, useRef, useState } from 'react';
import type { Row } from '../../core/annexes/field.ts';
import { faultsOf, isBlank } from '../../core/annexes/read.ts';
import { serviceColumns } from '../../core/ledger/line.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import type { Args } from '../client.ts';
import { useDrafts } from '../form/drafts.ts';
import type { Kept } from '../form/kept.ts';
import { useAct } from '../query.tsx';
import type { Edit, SheetRow } from '../ui/sheet/model.ts';
import type { RowFaults } from '../ui/sheet/props.ts';
import type { LedgerLine } from './words.ts';

/** So long after the last key what is whole is written down. Milliseconds. */
const PAUSE = 700;
type Draft = { readonly cells: Row['cells']; readonly version: number };
type Sent = Args<'POST /api/ledger/services'>[0]['body']['services'][number];

/** What a line still lacks or has wrong, by column. */
export function missingIn({ cells }: SheetRow): RowFaults | null {
  const found = keysOf(serviceColumns).flatMap((key) => {
    const field = serviceColumns[key];
    const value = cells[key] ?? null;
    if (isBlank(value)) return 'required' in field ? [[key, `请填写${field.label}`] as const] : [];
    return faultsOf(field, value).map(({ message }) => [key, message] as const);
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}

/** Lines that are typed over what stands: kept in this browser until each is whole and the server has it; nothing is sent over what nobody here has seen. */
export function useLines(standing: readonly LedgerLine[], kept: Kept) {
  const drafts = useDrafts<Draft>(kept);
  const act = useAct('POST /api/ledger/services');
  const [tried, setTried] = useState<unknown>(null);
  const latest = useRef({ standing, drafts, act });
  latest.current = { standing, drafts, act };
  const cells = new Map([...drafts.all].map(([id, { cells: typed = {} }]) => [id, typed]));

  const send = useCallback((): void => {
    const { drafts: now, act: with_ } = latest.current;
    const whole = [...now.all].filter(([id, { cells: typed = {} }]) => missingIn({ id, cells: typed }) === null);
    if (whole.length === 0) return;
    setTried(now.all);
    with_.mutate(
      { body: { services: whole.map(([id, draft]) => sentOf(id, draft)) } },
      {
        onSuccess: () => {
          for (const [id, sent] of whole) {
            const now = latest.current.drafts.all.get(id);
            // What was typed meanwhile stands over the version that was just saved.
            latest.current.drafts.put(id, now === undefined || now === sent ? null : { ...now, version: (sent.version ?? 0) + 1 });
          }
        },
      },
    );
  }, []);
  useEffect(() => {
    if (drafts.all.size === 0 || drafts.all === tried || act.isPending) return;
    const soon = setTimeout(send, PAUSE);
    return () => clearTimeout(soon);
  }, [drafts.all, tried, act.isPending, send]);

  /** Takes changes of the sheet; answers the lines that stand and were taken out: those are voided, with a reason. */
  const edit = useCallback((edits: readonly Edit[]): string[] => {
    const { standing: lines, drafts: now } = latest.current;
    const known = new Map(lines.map((line) => [line.id, line]));
    const gone: string[] = [];
    const typed = new Map<string, Row['cells']>();
    for (const one of edits) {
      if ('remove' in one) {
        if (known.has(one.remove)) gone.push(one.remove);
        else now.put(one.remove, null);
        continue;
      }
      const id = 'insert' in one ? one.insert.id : one.row;
      const line = known.get(id);
      const before = typed.get(id) ?? now.of(id).cells ?? (line ? ownCells(line) : {});
      typed.set(id, 'insert' in one ? { ...before, ...one.insert.cells } : { ...before, ...one.cells });
    }
    for (const [id, over] of typed) now.put(id, { cells: over, version: now.of(id).version ?? known.get(id)?.version ?? 0 });
    return gone;
  }, []);
  return {
    drafts: cells,
    edit,
    add: (row: SheetRow) => drafts.put(row.id, { cells: row.cells, version: 0 }),
    again: send,
    busy: act.isPending,
    error: act.error,
  };
}

const ownCells = (line: LedgerLine): Row['cells'] => Object.fromEntries(keysOf(serviceColumns).map((key) => [key, line[key]]));

function sentOf(id: string, { cells = {}, version = 0 }: Partial<Draft>): Sent {
  const text = (key: keyof typeof serviceColumns): string => String(cells[key] ?? '');
  return {
    ...{ id, version, enterprise: text('enterprise'), servedOn: text('servedOn'), content: text('content') },
    ...{ function: text('function') as Sent['function'], fee: text('fee') as Sent['fee'] },
    ...{ persons: Number(cells.persons), times: Number(cells.times ?? 1) },
  };
}
