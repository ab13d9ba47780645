import type { Form } from '../../core/annexes/form-of.ts';
import { shownValue } from '../form/shown.ts';
import { useForm } from '../form/which-form.ts';
import { Badge } from '../ui/badge.tsx';
import { RegisteredIn } from './registered-in.tsx';
import type { DossierView, FormAnswer } from './view.ts';

/** 2026 年度示范平台申报（江西省工业和信息化厅） */
export const titleOf = (view: DossierView): string => `${view.roundYear} 年度示范平台申报（${view.issuer}）`;

export const StateBadge = ({ view }: { view: DossierView }) => <Badge tone={view.state.tone}>{view.state.label}</Badge>;

export type HeadProps = { view: DossierView; form: FormAnswer | undefined; own: boolean };

/** Whose form it is, for what, and where it goes; by name, in the order in which it is said. */
export function useMeta({ view, form, own }: HeadProps) {
  const asked = useForm();
  const parts = {
    who: own ? view.applicant : `${view.roundYear} 年度（${view.issuer}）${view.number ? `，编号 ${view.number}` : ''}`,
    kind: kindOf(form, asked),
    recommender: `推荐部门：${view.recommender}`,
    area: own && !view.outside ? null : <RegisteredIn {...view} />,
    code: `统一社会信用代码：${view.creditCode}`,
  };
  return Object.entries(parts).flatMap(([key, text]) => (text ? [{ key, text }] : []));
}

/** 专业性，信息化应用 */
function kindOf(form: FormAnswer | undefined, { fieldAt }: Form): string {
  const { kind, functions } = form?.values ?? {};
  return [kind, shownValue(fieldAt('functions'), functions)].filter((part) => typeof part === 'string' && part !== '').join('，');
}
