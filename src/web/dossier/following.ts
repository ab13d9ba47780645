import { extraSection } from '../../core/annexes/extra.ts';
import { type Form, officialForm } from '../../core/annexes/form-of.ts';
import type { Opened } from '../../core/workflow/opened.ts';

/** What is open besides the correction's own items, since it has to agree with them; of what the edition asks beside the forms each field that it has. */
export function following(
  opened: Opened,
  items: readonly { readonly path: string }[],
  { sections }: Form = officialForm,
): readonly string[] {
  const extra = Object.keys(sections.find(({ key }) => key === extraSection.key)?.fields ?? {});
  const paths = opened === 'all' ? [] : opened.flatMap((path) => (path === extraSection.key ? extra : [path]));
  return [...new Set(paths)].filter((path) => !items.some((item) => item.path === path));
}
