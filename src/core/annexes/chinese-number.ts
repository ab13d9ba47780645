const digits: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇○', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((signs, value) =>
    [...signs].map((sign) => [sign, value] as const),
  ),
);
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const digit = (sign: string): number | undefined => (Object.hasOwn(digits, sign) ? digits[sign] : undefined);
const unit = (sign: string): number | undefined => (Object.hasOwn(units, sign) ? units[sign] : undefined);

/** 三十五 → 35, 贰万伍仟 → 25000, 一百零二 → 102, 二〇二三 → 2023; null where the text is no number in Chinese numerals. */
export function chineseNumber(text: string): number | null {
  const signs = [...text];
  if (signs.length === 0 || signs.length > 20) return null;
  if (signs.length > 1 && signs.every((sign) => digit(sign) !== undefined)) return Number(signs.map(digit).join(''));
  const [high = '', ...rest] = text.split(/[万萬]/);
  if (rest.length > 1) return null;
  // 八万五 is 85 000 to some and 80 005 to others.
  if (rest[0] && !/^[零〇○]|[千仟]/.test(rest[0])) return null;
  const below = rest.length === 1 ? (rest[0] === '' ? 0 : belowTenThousand(rest[0] ?? '')) : 0;
  const above = belowTenThousand(high);
  if (above === null || below === null) return null;
  return rest.length === 1 ? above * 10_000 + below : above;
}

/** Each digit before its unit, units falling; 万五 for 万五千 is how one speaks, and is not guessed. */
function belowTenThousand(text: string): number | null {
  let total = 0;
  let last = 10_000;
  let pending: number | null = null;
  let zero = false;
  for (const sign of text) {
    const [value, size] = [digit(sign), unit(sign)];
    if (value !== undefined) {
      if (pending !== null && pending !== 0) return null;
      pending = value;
      zero = zero || value === 0;
    } else if (size !== undefined && size < last && (pending !== null || size === 10)) {
      total += (pending === null || pending === 0 ? 1 : pending) * size;
      [last, pending, zero] = [size, null, false];
    } else return null;
  }
  if (text === '' || (pending !== null && pending !== 0 && last > 10 && last < 10_000 && !zero)) return null;
  return total + (pending ?? 0);
}
