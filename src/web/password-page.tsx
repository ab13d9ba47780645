import { PasswordForm } from './password.tsx';
import { Card, PageHead } from './ui/page.tsx';
import { useToast } from './ui/toast.tsx';

export default function PasswordPage() {
  const toast = useToast();
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead title="修改口令" />
      <Card>
        <div className="narrow">
          <PasswordForm onDone={() => toast('口令已修改')} />
        </div>
      </Card>
    </main>
  );
}
