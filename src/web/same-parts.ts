const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** What came, with every part that is as it was before in its old identity: what hangs on it is not drawn again. */
export function sameParts(before: unknown, now: unknown): unknown {
  if (Object.is(before, now)) return before;
  if (Array.isArray(before) && Array.isArray(now)) {
    const whole: unknown[] = now.map((one, at) => sameParts(before[at], one));
    return before.length === whole.length && whole.every((one, at) => one === before[at]) ? before : whole;
  }
  if (!isPlain(before) || !isPlain(now)) return now;
  const whole = Object.fromEntries(Object.entries(now).map(([key, one]) => [key, sameParts(before[key], one)]));
  const keys = Object.keys(whole);
  return keys.length === Object.keys(before).length && keys.every((key) => key in before && whole[key] === before[key]) ? before : whole;
}
