import { complaintProcedure } from '../../core/procedure/complaint.ts';
import { Loaded, useReadPage } from '../query.tsx';
import { CaseLinks } from '../recognition/cases.tsx';
import { Empty } from '../ui/alert.tsx';
import { useAsked } from '../ui/asked.ts';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
import { PageGone, Pager } from '../ui/pager.tsx';
import { ComplaintCard } from './complaint-card.tsx';

const PAGE = 20;

/** 投诉举报 (第四条、第十六条): all that came to this authority, what is not answered first. */
export default function ComplaintsPage() {
  const asked = useAsked([]);
  const read = useReadPage('GET /api/complaints', { query: pageQuery(asked.page, PAGE) });
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="投诉举报"
        meta={[`认定工作接受社会的监督（${complaintProcedure.article}）`, '投诉举报人的身份只有承办人能查看']}
        actions={<CaseLinks here="complaints" />}
      />
      <Loaded read={read} lines={8}>
        {({ complaints, total }) =>
          total === 0 ? (
            <Card flush>
              <Empty title="没有投诉举报">任何人随时可以在公开网站提出，提出后在这里受理、查证、答复。</Empty>
            </Card>
          ) : (
            <Stack>
              {complaints.length === 0 ? <PageGone /> : null}
              {complaints.map((one) => (
                <ComplaintCard key={one.id} one={one} />
              ))}
              <Pager {...pagerOf(asked.page, PAGE, total)} unit="件" onPage={asked.turn} />
            </Stack>
          )
        }
      </Loaded>
    </main>
  );
}
