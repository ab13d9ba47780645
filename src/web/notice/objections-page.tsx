import { paths } from '../paths.ts';
import { hasRole, useSession } from '../session.tsx';
import { PageHead, Stack } from '../ui/page.tsx';
import { ObjectionList } from './objection-list.tsx';

/** Every objection to this authority's notices; for whoever supervises, to those of all. */
export default function ObjectionsPage() {
  const from = hasRole(useSession(), 'supervisor')
    ? { label: '审计监察', href: paths.audits }
    : { label: '公示与认定', href: paths.notices };
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        crumbs={[from, { label: '公示异议' }]}
        title="公示异议"
        meta={['未办结前所涉单位不能认定（第八条（五））', '提出人的身份保密']}
      />
      <Stack>
        <ObjectionList />
      </Stack>
    </main>
  );
}
