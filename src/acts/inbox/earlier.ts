import type { EarlierView } from '../recognition/earlier.ts';
import type { Waiting } from './waiting.ts';

const link = '/app/earlier-platforms';
const decides: readonly string[] = ['confirm', 'agree', 'strike'];

/** Earlier platforms (第十九条) as a list each: what a leader may confirm or agree to, and what came back to the officer. */
export function earlierWaiting(rows: readonly EarlierView[], article: string): Waiting[] {
  const forLeader = rows.filter(({ offers }) => offers.some(({ step, blockedBy }) => decides.includes(step) && blockedBy.length === 0));
  const back = rows.filter(({ state, offers }) => state === 'returned' && offers.some(({ step }) => step === 'correct'));
  return [
    ...(forLeader.length === 0 ? [] : [lineOf('toConfirm', forLeader, { article, label: '待复核', verb: '复核' })]),
    ...(back.length === 0 ? [] : [lineOf('returned', back, { article, label: '已退回', verb: '改正' })]),
  ];
}

type Said = { readonly article: string; readonly label: string; readonly verb: string };

const lineOf = (id: string, rows: readonly EarlierView[], { article, label, verb }: Said): Waiting => ({
  id: `earlierPlatform:${id}`,
  kind: 'earlierPlatform',
  title: `此前认定的平台${label}：${rows.length} 家`,
  organisation: namesOf(rows),
  why: label === '已退回' ? `领导退回：${rows[0]?.word ?? ''}` : '由另一人录入，复核确认后列入名录、开始报送',
  article,
  dueOn: null,
  state: { label, tone: 'amber' },
  link,
  actions: [{ label: verb, link }],
});

const namesOf = (rows: readonly EarlierView[]): string =>
  rows.length > 3
    ? `${rows
        .slice(0, 3)
        .map(({ name }) => name)
        .join('、')}等`
    : rows.map(({ name }) => name).join('、');
