import * as z from 'zod';
import { VIEW_NAME, viewedLists } from '../../core/list/view.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { define } from './define.ts';
import { id } from './directory.ts';

const staff = ['officer', 'leader'] as const;
const list = z.enum(keysOf(viewedLists));
const filter = z.record(z.string().max(40), z.string().max(200));

/** Views of lists that were saved under a name: one's own, and what the office shares. */
export const views = define({
  'GET /api/views': {
    summary: '保存的名单视图：本人的和本部门共用的',
    who: staff,
    response: z.object({
      /** `by`: who saved it; `removable`: by whoever reads this. */
      views: z.array(
        z.object({ id, list, name: z.string(), filter, shared: z.boolean(), own: z.boolean(), by: z.string(), removable: z.boolean() }),
      ),
    }),
  },
  'PUT /api/views': {
    summary: '保存名单视图，本人用或本部门共用；同名的只在说明替换时替换',
    who: staff,
    body: z.object({
      list,
      name: z.string().trim().min(1, '请给视图起个名字').max(VIEW_NAME, `名称最多 ${VIEW_NAME} 个字，请缩短`),
      filter: filter.refine((asked) => Object.keys(asked).length <= 20, '一个视图最多 20 个条件，请减少'),
      shared: z.boolean().default(false),
      replace: z.boolean().default(false),
    }),
    response: z.object({ id }),
  },
  'DELETE /api/views/{id}': {
    summary: '删除名单视图：本人的；本部门共用的，领导也可以',
    who: staff,
    params: z.object({ id }),
    response: z.null(),
  },
});
