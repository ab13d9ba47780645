import type { Content } from '../../core/annexes/field.ts';
import type { Report } from '../form/change.ts';

/** Placeholder until the reading route is there. */
export const ImportButton = (_: { dossierId: string; table: string; content: Content; onChange: Report }) => null;
