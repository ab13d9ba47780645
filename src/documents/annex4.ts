import { annex4Title, staff } from '../core/annexes/annex4.ts';
import { head, numberCell } from './layout/cells.ts';
import { type ListData, listDoc } from './layout/list.ts';
import type { FormDoc } from './layout/paper.ts';
import { reader } from './layout/read.ts';
import type { Band } from './layout/table.ts';

export type Annex4Data = ListData;

const WIDTHS = [9, 16, 10, 14, 33, 16, 20, 13, 17, 25 - 17] as const;
