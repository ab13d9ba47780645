import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';
import { purpose } from './purpose.ts';

export const survey = define({
  'POST /api/dossiers/{id}/sample/{rowId}/link': {
    summary: '生成一家抽中企业的一次性测评链接（只显示这一次，10日有效，重新生成则前一个作废）',
    who: ['officer'],
    params: z.object({ id, rowId: id }),
    response: z.object({ url: z.string(), expiresAt: z.string() }),
    audit: 'makeSurveyLink',
  },
  'POST /api/dossiers/{id}/sample/print': {
    summary: '打印测评电话表：待测评企业的联系方式（写明用途，逐家记入日志）',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ purpose }),
    response: 'file',
    files: ['pdf'],
    audit: 'printContact',
  },
});
