import { chineseDay } from '../../core/calendar/day.ts';
import { inWords, type Outcome } from '../../core/evidence/outcome.ts';
import { type Derived, derivedFrom, summed } from './derived.ts';
import { sha256 } from './sha256.ts';

/**
 * The program that derives a case's results anew from its evidence (docs/evidence.md, 4): core's own rules and nothing else, in a page that needs no server
 * and, with Node, in `node re-execute.mjs EVIDENCE.zip`: exit 0 where everything that can be derived is the same, 1 where not.
 */
export const reExecute = (zip: Uint8Array): Derived => derivedFrom(zip, sha256);

/** Where nothing could be derived, nothing is shown to be the same. */
const provesSame = (outcomes: readonly Outcome[]): boolean =>
  outcomes.every(({ outcome }) => outcome !== 'differs') && outcomes.some(({ outcome }) => outcome === 'same');

/** The same in words, and whether everything that can be derived is the same: what a command answers. */
export function told(zip: Uint8Array): { readonly text: string; readonly isSame: boolean } {
  const derived = reExecute(zip);
  if (!derived.ok) return { text: `不能核验：${derived.fault}`, isSame: false };
  const { title, outcomes } = derived;
  const isSame = provesSame(outcomes);
  return { text: [title, ...outcomes.map(inWords), summed(outcomes)].join('\n'), isSame };
}

const badges = { same: '一致', differs: '不一致', unknown: '不能重算' } as const;

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...inside);
  return made;
}

function line(one: Outcome): HTMLLIElement {
  const badge = element('span', `badge ${one.outcome}`, badges[one.outcome]);
  const said = one.outcome === 'same' ? one.said : one.outcome === 'unknown' ? one.why : '';
  const places = one.outcome === 'differs' ? one.differences : [];
  const rows = places.map(({ path, bundle, derived }) =>
    element('tr', '', ...[path, bundle, derived].map((text) => element('td', '', text))),
  );
  const head = element('tr', '', ...['位置', '证据包', '重算'].map((text) => element('th', '', text)));
  return element(
    'li',
    '',
    badge,
    element('div', 'what', element('strong', '', one.what), element('span', 'article', one.article), element('p', '', said)),
    ...(rows.length > 0 ? [element('table', '', head, ...rows)] : []),
  );
}

function show(into: HTMLElement, derived: Derived): void {
  if (!derived.ok) {
    into.replaceChildren(element('p', 'alert', `不能核验：${derived.fault}`));
    return;
  }
  const { outcomes, title, takenOn, black, roots } = derived;
  into.replaceChildren(
    element('h2', '', title),
    element('p', provesSame(outcomes) ? 'good' : 'alert', summed(outcomes)),
    element('p', 'meta', `${chineseDay(takenOn)}取得；遮盖 ${black} 处；申请表总摘要 ${roots.form}；事实总摘要 ${roots.facts}`),
    element('ul', '', ...outcomes.map(line)),
  );
}

function page(): void {
  const [file, result] = [document.querySelector('input'), document.querySelector('main')];
  file?.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (chosen === undefined || result === null) return;
    result.replaceChildren(element('p', '', '正在重算……'));
    show(result, reExecute(new Uint8Array(await chosen.arrayBuffer())));
  });
}

if (typeof document !== 'undefined') page();
