import { useContext } from 'react';
import { headOf, type Waiting } from '../../core/annexes/carried.ts';
import type { TableForm } from '../../core/annexes/field.ts';
import { call, problemIn } from '../client.ts';
import { LookContext } from '../form/look-mark.tsx';
import { refreshOne } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import type { Keys, Saying } from './looking-at.ts';
import { waitingLines } from './waiting-lines.ts';

type AlertProps = { waiting: readonly Waiting[]; only: boolean; onOnly: (only: boolean) => void; onGo: (path: string) => void };

/** On top of the form: what an earlier year brought and nobody has looked at, section by section, and the view of all that was brought. */
export function CarriedAlert({ waiting, only, onOnly, onGo }: AlertProps) {
  const lines = waitingLines(waiting);
  const waits = lines.reduce((n, line) => n + line.count, 0);
  return (
    <Alert title={waits > 0 ? `往年带入的有 ${waits} 项待核对，核对后才算填好` : '往年带入的都已核对或改过'}>
      <p className="inline-links">
        {lines.map(({ key, path, message }) => (
          <a
            key={key}
            href={`#${path}`}
            onClick={(event) => {
              event.preventDefault();
              onGo(path);
            }}
          >
            {message}
          </a>
        ))}
        <Button small aria-pressed={only} onClick={() => onOnly(!only)}>
          只看带入的
        </Button>
        {waits > 0 ? <span className="small muted">F9 核对所在的一项并到下一项，Shift+F9 收回</span> : null}
      </p>
    </Alert>
  );
}

type RowsProps = { table: TableForm; came: { rows: number; source: string }; waits: number };

/** Above a list of which an earlier year brought rows: how many, from where, and the word that they hold. */
export function RowsBrought({ table: { key, label }, came, waits }: RowsProps) {
  const say = useContext(LookContext);
  const seen = waits === 0;
  return (
    <p className="field__hint rows__brought">
      {came.source}，带入 {came.rows} 行，{seen ? '已核对或改过' : `其中 ${waits} 行待核对`}
      <Button
        small
        look={seen ? 'quiet' : 'plain'}
        title={seen ? 'Shift+F9' : '有变化的先改正，再核对其余各行（F9）'}
        aria-label={`${seen ? '收回核对' : '核对无误'}：${label}`}
        onClick={() => say([key], !seen)}
      >
        {seen ? '收回核对' : '核对无误'}
      </Button>
    </p>
  );
}

/** In a section's head: all that waits in it, by one word. */
export function LookSection({ unseen }: { unseen: ReadonlySet<string> }) {
  const say = useContext(LookContext);
  const heads = [...new Set([...unseen].map(headOf))];
  if (heads.length === 0) return null;
  return (
    <Button small onClick={() => say(heads, true)}>
      本部分带入的 {heads.length} 项核对无误
    </Button>
  );
}

/** As many places as one request may name; a list of 20 000 rows goes in several. */
const AT_ONCE = 5_000;

/** Somebody has looked at these fields, tables and rows, or takes it back: the case is read anew for what it now offers; what could not be kept waits again. */
export async function said(heads: readonly string[], seen: boolean, { view, saving, unseen, brought, toast }: Saying): Promise<void> {
  const asked = new Set(heads);
  const waits = new Set(unseen);
  const paths = [...brought.places].filter((path) => (asked.has(path) || asked.has(headOf(path))) && waits.has(path) === seen);
  if (paths.length === 0) return;
  const places = paths.map((path) => ({ path, base: saving.versionOf(path) }));
  const params = { id: view.id };
  saving.looked(paths, seen);
  let kept = 0;
  try {
    for (; kept < places.length; kept += AT_ONCE) {
      const body = { confirmed: seen, places: places.slice(kept, kept + AT_ONCE) };
      saving.told((await call('POST /api/dossiers/{id}/carried', { params, body })).revision);
    }
  } catch (error) {
    const rest = paths.slice(kept);
    saving.looked(rest, !seen);
    toast(`${kept > 0 ? `后 ${rest.length} 处` : ''}没有记下：${problemIn(error).detail}`, { tone: 'red' });
  }
  if (kept > 0) await refreshOne('GET /api/dossiers/{id}', { params });
}

/** F9: what one is at holds, and on to what waits next; Shift+F9 takes it back. */
export function lookAt(target: EventTarget, back: boolean, { waiting, look, go }: Keys): void {
  const at = placeOf(target);
  if (back) {
    if (at !== null) look([at], false);
    return;
  }
  const order = waiting.flatMap(({ places }) => places.map(({ key }) => key));
  const here = at === null ? -1 : order.indexOf(at);
  if (here >= 0) look(order.slice(here, here + 1), true);
  const next = order[here + 1] ?? order.find((key) => key !== at);
  if (next !== undefined) go(next);
}

/** The field or table in which the focus stands. */
function placeOf(target: EventTarget): string | null {
  const id = target instanceof Element ? target.closest('[id^="at-"]:not([id^="at-section-"])')?.id : undefined;
  return id === undefined ? null : id.slice('at-'.length).replace(/-1$/, '');
}
