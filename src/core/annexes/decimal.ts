/** Exact decimals on strings: money and shares never pass through a binary float. Numbers in are integers or short decimals. */
export type Numeric = string | number;

type Scaled = { readonly units: bigint; readonly scale: number };

const shape = /^([+-]?)(\d+)(?:\.(\d+))?$/;

function scaled(value: Numeric): Scaled | null {
  const [, sign, whole, fraction = ''] = shape.exec(String(value).trim()) ?? [];
  if (whole === undefined) return null;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

function must(value: Numeric): Scaled {
  const found = scaled(value);
  if (!found) throw new RangeError(`not a decimal: ${value}`);
  return found;
}

const lift = (value: Scaled, scale: number): bigint => value.units * 10n ** BigInt(scale - value.scale);

function text({ units, scale }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const body = scale === 0 ? whole : `${whole}.${digits.slice(digits.length - scale)}`;
  return units < 0n ? `-${body}` : body;
}

/** The value as a decimal string, or null where it is none ("", "12万", true, null). */
export function decimalOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const found = scaled(value);
  return found && text(found);
}

export const decimals = (value: Numeric): number => must(value).scale;

/** "12.50" → "12.5", "3.00" → "3". */
export const trimmed = (value: Numeric): string =>
  text(must(value))
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

export function compare(left: Numeric, right: Numeric): -1 | 0 | 1 {
  const [a, b] = [must(left), must(right)];
  const scale = Math.max(a.scale, b.scale);
  const difference = lift(a, scale) - lift(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const numericMin = (left: Numeric, right: Numeric): Numeric => (compare(left, right) <= 0 ? left : right);

/** The exact sum, with as many decimals as the most exact summand has. */
export function sum(values: readonly Numeric[]): string {
  const all = values.map(must);
  const scale = Math.max(0, ...all.map((one) => one.scale));
  return text({ units: all.reduce((total, one) => total + lift(one, scale), 0n), scale });
}

export const subtract = (left: Numeric, right: Numeric): string => sum([left, text(negated(must(right)))]);
const negated = ({ units, scale }: Scaled): Scaled => ({ units: -units, scale });

export function multiply(left: Numeric, right: Numeric): string {
  const [a, b] = [must(left), must(right)];
  return text({ units: a.units * b.units, scale: a.scale + b.scale });
}

export type Rounding = 'halfUp' | 'down';

/** left ÷ right to so many places; null where right is zero. `down` cuts off, so that 79.996 never shows as 80. */
export function divide(
  left: Numeric,
  right: Numeric,
  { places = 2, rounding = 'halfUp' }: { places?: number; rounding?: Rounding } = {},
): string | null {
  const [a, b] = [must(left), must(right)];
  if (b.units === 0n) return null;
  const scale = Math.max(a.scale, b.scale);
  const [dividend, divisor] = [lift(a, scale) * 10n ** BigInt(places), lift(b, scale)];
  const negative = dividend < 0n !== divisor < 0n;
  const [n, d] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const quotient = rounding === 'down' ? n / d : (n * 2n + d) / (d * 2n);
  return text({ units: negative ? -quotient : quotient, scale: places });
}

/** part ÷ whole × 100 with at most two decimals ("37.5"); null where the whole is zero. */
export function share(part: Numeric, whole: Numeric, rounding: Rounding = 'halfUp'): string | null {
  const found = divide(multiply(part, 100), whole, { rounding });
  return found && trimmed(found);
}

/** Whether part is at least so many per cent of whole, judged on the exact figures and never on the rounded share. */
export const shareAtLeast = (part: Numeric, whole: Numeric, percent: Numeric): boolean =>
  compare(multiply(part, 100), multiply(whole, percent)) >= 0;
