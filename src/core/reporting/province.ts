import type { Figures } from './figures.ts';
import { totalsOf } from './quarter.ts';

/** What one authority's table gives to the issuer's: its 合计, and of how many platforms. */
export type AuthorityLine = {
  readonly authorityId: string;
  readonly authority: string;
  readonly platforms: number;
  readonly figures: Figures;
};
export type ProvinceTable<L extends AuthorityLine = AuthorityLine> = {
  readonly lines: readonly L[];
  readonly totals: Figures;
  readonly platforms: number;
};

/** All authorities' tables together: the total of their totals, to the cent. */
export const provinceTable = <L extends AuthorityLine>(lines: readonly L[]): ProvinceTable<L> => ({
  lines,
  totals: totalsOf(lines.map(({ figures }) => figures)),
  platforms: lines.reduce((sum, one) => sum + one.platforms, 0),
});
