import { sectionOf } from '../../core/annexes/form.ts';
import { conditions } from '../../core/eligibility/conditions.ts';
import { law } from '../scheme/law.ts';
import type { Option } from '../ui/controls.tsx';

const byAnnex: Readonly<Record<number, string>> = { 2: 'm1', 3: 'm4', 4: 'm5', 5: 'm6', 6: 'm12' };
const articleOfMaterial = (key: string) => law().materials.find((kind) => kind.key === key)?.article ?? '第九条';

/** The article that a defect at this place usually offends: the condition that it backs, else its material. */
export function articleAt(path: string): string {
  const [head = '', second = ''] = path.split('/');
  if (head === 'materials') return articleOfMaterial(second);
  const condition = conditions.find((rule) => rule.evidence.includes(head));
  return condition?.article ?? articleOfMaterial(byAnnex[sectionOf(path)?.annex ?? 2] ?? 'm1');
}

const items = '一二三四五六七';

/** The articles that a reason may cite: 第六条（一） to （七）, 第七条, those of the materials. */
export const citable = (): readonly Option[] =>
  [...[...items].map((n) => `第六条（${n}）`), '第七条', '第八条（三）', ...law().materials.map((kind) => kind.article)].map((article) => ({
    value: article,
    label: article,
  }));
