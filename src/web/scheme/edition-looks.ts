import type { AnswerOf } from '../client.ts';
import type { Tone } from '../ui/badge.tsx';

export type Edition = AnswerOf<'GET /api/editions'>['editions'][number];

export const editionLooks: Readonly<Record<Edition['state'], { tone: Tone; label: string }>> = {
  builtIn: { tone: 'grey', label: '随系统' },
  drafting: { tone: 'blue', label: '起草中' },
  prepared: { tone: 'amber', label: '待签发' },
  returned: { tone: 'red', label: '已退回' },
  signed: { tone: 'green', label: '已签发' },
};
