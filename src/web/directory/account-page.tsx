import { PasswordForm } from '../password.tsx';
import { Loaded, useRead } from '../query.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { ContactForm } from './contact-form.tsx';
import { FactorCard } from './factor-card.tsx';
import { OwnDataCard } from './own-data-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { WaitingLinks } from './waiting-links.tsx';

/** 账号设置: how one is reached, and one's password. Letters and refusals point here. */
export default function AccountPage() {
  const contact = useRead('GET /api/contact');
  const toast = useToast();
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead title="账号设置" meta={['联系方式加密保存，只有本人看得到全部']} />
      <div className="stack">
        <WaitingLinks />
        <Card title="本人联系方式">
          <div className="narrow">
            <Loaded read={contact}>{(data) => <ContactForm key={`${data.email}|${data.mobile}|${data.mail}`} contact={data} />}</Loaded>
          </div>
        </Card>
        <Card title="修改口令">
          <div className="narrow">
            <PasswordForm onDone={() => toast('口令已修改，其他地方的登录已失效')} />
          </div>
        </Card>
        <FactorCard />
        <SessionsCard />
        <OwnDataCard />
      </div>
    </main>
  );
}
