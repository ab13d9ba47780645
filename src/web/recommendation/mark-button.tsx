import { useMarking } from './case.ts';

/** 标缺陷, or 已标 with the item's number; nothing where nothing can be marked now. */
export function MarkButton({ path, label, pins }: { path: string; label: string; pins: readonly number[] }) {
  const { mark } = useMarking();
  if (!mark) return pins.length > 0 ? <span className="small">已标 {pins.join('、')}</span> : <span />;
  const marked = pins.length > 0 ? `已标 ${pins.join('、')}` : null;
  const name = `给“${label}”标缺陷${marked ? `，${marked}` : ''}`;
  return (
    <button type="button" className="mark" aria-label={name} onClick={() => mark(path, label)}>
      {marked ?? '标缺陷'}
    </button>
  );
}

/** The marked reasons under the place itself. */
export function PinnedNotes({ path }: { path: string }) {
  const { items } = useMarking();
  return (
    <>
      {items.map((item, index) =>
        item.path === path ? (
          <p className="rv__note" key={`${item.path}-${item.reason}`}>
            <span className="pin">{index + 1}</span> {item.reason}
          </p>
        ) : null,
      )}
    </>
  );
}
