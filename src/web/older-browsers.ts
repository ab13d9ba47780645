/** What Chromium 87 (360, Sogou of 2021) lacks of what we use: `at`, `Object.hasOwn`, `findLast`, `toSorted`, `toReversed`. */
type Indexed<T> = { readonly length: number; readonly [i: number]: T };

function at<T>(this: Indexed<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function findLast<T>(this: Indexed<T>, fits: (one: T, index: number) => boolean): T | undefined {
  for (let i = this.length - 1; i >= 0; i -= 1) if (fits(this[i] as T, i)) return this[i];
  return undefined;
}

const add = (target: object, name: string, value: unknown): void => {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
};
add(Array.prototype, 'at', at);
add(String.prototype, 'at', at);
add(Array.prototype, 'findLast', findLast);
add(Array.prototype, 'toSorted', function toSorted<T>(this: readonly T[], compare?: (a: T, b: T) => number): T[] {
  return [...this].sort(compare);
});
add(Array.prototype, 'toReversed', function toReversed<T>(this: readonly T[]): T[] {
  return [...this].reverse();
});
const owns = Object.prototype.hasOwnProperty;
add(Object, 'hasOwn', (owner: object, key: PropertyKey): boolean => Reflect.apply(owns, owner, [key]) as boolean);
