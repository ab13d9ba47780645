/** Runs once when the browser has nothing else to do; returns how to stop. Where the browser does not tell its pauses (Safari), a moment later. */
export function idle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, 50);
    return () => clearTimeout(timer);
  }
  const request = window.requestIdleCallback(run, { timeout: 1_000 });
  return () => window.cancelIdleCallback(request);
}

/** In a pause after the first second: what is nice to know and nobody waits for. */
export function soon(run: () => void): () => void {
  let stop = (): void => undefined;
  const timer = setTimeout(() => {
    stop = idle(run);
  }, 1_000);
  return () => {
    clearTimeout(timer);
    stop();
  };
}
