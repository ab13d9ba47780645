import { useOnce } from '../later.tsx';
import { Steps } from '../steps/steps.tsx';
import { ActionBar } from '../ui/page.tsx';
import type { ReportView } from './words.ts';

/** What may be done with a report that came in: the authority's return and acceptance, the platform's correction. */
export function ReviewBar({ view }: { view: ReportView }) {
  const order = ['reopen', 'return', 'accept'];
  const offers = order.flatMap((step) => view.offers.filter((offer) => offer.step === step));
  // Once there was something to do, what was begun stays.
  const began = useOnce(offers.length > 0);
  if (!began) return null;
  return (
    <ActionBar state={`${view.period}，${view.state.label}`}>
      <Steps
        kind="reports"
        of={view}
        offers={offers}
        words={{
          reopen: {
            look: 'plain',
            title: '更正已报数据？',
            act: () => '打开更正',
            says: <p>更正另写一份，重新报送之前以已报送的一版为准，{view.authority}仍按那一版汇总；两版都留存，理由一并留存。</p>,
            done: () => '已打开更正，已报送的一版仍有效',
          },
          return: { look: 'plain', leaves: () => ['items'], title: `退回${view.platform}的调度表`, done: () => '已退回，理由已告知平台' },
          accept: { done: () => '已接收，计入季度汇总表' },
        }}
      />
    </ActionBar>
  );
}
