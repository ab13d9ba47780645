/** So long nobody has touched a key before something may take the focus away. Milliseconds. */
const REST_MS = 800;

let lastKey = Number.NEGATIVE_INFINITY;
window.addEventListener('keydown', () => (lastKey = performance.now()), { capture: true, passive: true });

/** Runs once the typing rests, so that no half of a sentence lands in a box that has just opened; at once where nobody types. */
export function whenTypingRests(run: () => void): void {
  const left = lastKey + REST_MS - performance.now();
  if (left <= 0) run();
  else setTimeout(() => whenTypingRests(run), left);
}
