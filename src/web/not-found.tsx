import { paths } from './paths.ts';
import { Empty } from './ui/alert.tsx';
import { ButtonLink } from './ui/button.tsx';
import { PageHead } from './ui/page.tsx';

/** An address that no page has. */
export const NotFound = () => (
  <main className="page page--narrow" id="main" tabIndex={-1}>
    <PageHead title="没有这个页面" />
    <section className="card">
      <Empty title="这个地址没有内容" action={<ButtonLink href={paths.inbox}>回到待办</ButtonLink>}>
        地址可能有误，或这项内容不属于贵单位。
      </Empty>
    </section>
  </main>
);
