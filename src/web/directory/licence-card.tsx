import { href } from '../client.ts';
import { refresh, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { upload } from '../upload.ts';
import { UploadOne } from './upload-one.tsx';

/** While no authority has seen its certificate: what that means, what became of the file, and where to bring one (第八条（三）). */
export function LicenceCard() {
  const read = useRead('GET /api/licences');
  const last = read.data?.licences[0];
  return (
    <Card title="登记待核对">
      <div className="stack">
        <Alert tone="amber">
          <p>
            主管部门还没有查验贵单位的证照（第八条（三））。可以照常填写、提交申报，不影响期限；初审时查验证照，现在上传证照的，主管部门可以先行核对。
          </p>
        </Alert>
        {last ? (
          <p>
            {dateAndTime(last.addedAt)} 上传{' '}
            <a href={href('GET /api/licences/{id}/file', { params: { id: last.id } })} target="_blank" rel="noopener">
              {last.name}
            </a>
            ：{last.outcome === 'returned' ? `已退回。${last.word ?? ''}` : '等待主管部门核对'}
          </p>
        ) : null}
        <UploadOne
          label={last ? '重新上传证照' : '上传证照'}
          hint="营业执照、事业单位法人证书等的照片或扫描件"
          done="证照已上传，等待主管部门核对"
          onSend={(file) =>
            upload('PUT /api/organisation/licence', { query: { name: file.name }, body: file }).then(() => refresh('GET /api/licences'))
          }
        />
      </div>
    </Card>
  );
}
