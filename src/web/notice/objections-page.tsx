import { paths } from '../paths.ts';
import { PageHead, Stack } from '../ui/page.tsx';
import { ObjectionList } from './objection-list.tsx';

/** Every objection to this authority's notices. */
export default function ObjectionsPage() {
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        crumbs={[{ label: '公示与认定', href: paths.notices }, { label: '公示异议' }]}
        title="公示异议"
        meta={['未办结前所涉单位不能认定（第八条（五））', '提出人的身份保密']}
      />
      <Stack>
        <ObjectionList />
      </Stack>
    </main>
  );
}
