import type { World } from '../../acts/context.ts';
import { fileObjection } from '../../acts/notice/object.ts';
import { newObjection } from '../contract/notice.ts';
import { refusalIn } from '../foreseen.ts';
import { problemOf } from '../problem.ts';
import { brokenFields } from './http.ts';
import { objectPage } from './objection-form.tsx';
import { filedPage } from './objections.tsx';
import type { Page } from './page.tsx';

/** A form posted without script: the receipt, or the same page with what was typed and every fault, or why it can't be taken any more. */
export async function objected(world: World, id: string, values: Readonly<Record<string, string>>): Promise<Page> {
  const parsed = newObjection.safeParse({ ...values, byUnit: values.byUnit === 'true' });
  const broken = brokenFields(values);
  if (!parsed.success || broken.length > 0)
    return objectPage(world, id, { values, faults: [...broken, ...(parsed.error?.issues ?? []).map(faultOf)] });
  try {
    return filedPage(await fileObjection(world, id, parsed.data));
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal || refusal.kind === 'notFound') throw error;
    const { status, title, detail, faults } = problemOf(refusal);
    return objectPage(
      world,
      id,
      faults && faults.length > 0 ? { values, faults } : { values, faults: [], refused: { status, title, detail } },
    );
  }
}

const faultOf = ({ path, message }: { path: PropertyKey[]; message: string }) => {
  const name = String(path[0] ?? '');
  return { path: name, message: name === 'dossierId' ? '请选择对哪家单位提出异议' : message };
};
