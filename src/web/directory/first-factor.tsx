import { refresh } from '../query.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { SetFactor } from './factor-form.tsx';

/** Before anything else where the installation asks one's role for a second factor. */
export const FirstFactor = () => (
  <main className="page page--narrow" id="main" tabIndex={-1}>
    <PageHead title="请先设置动态口令" meta={['本系统要求您的角色使用动态口令登录，设置后才能办理业务']} />
    <Card>
      <div className="narrow">
        <SetFactor onDone={() => void refresh()} />
      </div>
    </Card>
  </main>
);
