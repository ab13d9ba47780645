/** Rows in key order → the same rows, those picked by quota first, both parts still in key order (docs/draw.md, 3). */
export function pickByStrata<Row extends { readonly stratum: string }>(rows: readonly Row[], n: number): readonly Row[] {
  const left = new Map(seatsOf(rows, n));
  const picked = new Set<Row>();
  for (const row of rows) {
    const seats = left.get(row.stratum) ?? 0;
    if (seats === 0) continue;
    picked.add(row);
    left.set(row.stratum, seats - 1);
  }
  return [...picked, ...rows.filter((row) => !picked.has(row))];
}

/** How many rows each stratum sends: in proportion, by largest remainder (ties to the first name), then at least one each while n allows. */
export function seatsOf(rows: readonly { readonly stratum: string }[], n: number): ReadonlyMap<string, number> {
  const names = [...new Set(rows.map(({ stratum }) => stratum))].sort();
  const shares = names.map((name) => {
    const size = rows.filter(({ stratum }) => stratum === name).length;
    return { name, seats: Math.floor((n * size) / rows.length), remainder: (n * size) % rows.length };
  });
  const over = n - shares.reduce((sum, { seats }) => sum + seats, 0);
  const byRemainder = [...shares].sort((a, b) => b.remainder - a.remainder);
  for (const share of byRemainder.slice(0, over)) share.seats += 1;
  if (n >= names.length) for (const share of shares.filter(({ seats }) => seats === 0)) takeFromLargest(shares, share);
  return new Map(shares.map(({ name, seats }) => [name, seats]));
}

type Share = { seats: number };

function takeFromLargest(shares: readonly Share[], to: Share): void {
  const largest = shares.reduce((best, share) => (share.seats > best.seats ? share : best));
  largest.seats -= 1;
  to.seats += 1;
}
