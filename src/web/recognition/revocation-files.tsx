import { type AnswerOf, addressOf } from '../client.ts';
import { UploadOne } from '../directory/upload-one.tsx';
import { refresh } from '../query.tsx';
import { upload } from '../upload.ts';

type Props = { readonly one: AnswerOf<'GET /api/revocations'>['revocations'][number] };

/** The files that prove it, each opened in a page of its own. */
export const EvidenceFiles = ({ one }: Props) =>
  one.files.length === 0
    ? '尚未上传'
    : one.files.map(({ id, name }) => (
        <div key={id}>
          <a
            href={addressOf('GET /api/revocations/{id}/evidence/{evidenceId}', { params: { id: one.id, evidenceId: id } })}
            target="_blank"
            rel="noopener"
          >
            {name}
          </a>
        </div>
      ));

export const DecisionPaper = ({ one }: Props) => (
  <>
    {one.number}{' '}
    <a href={addressOf('GET /api/revocations/{id}/decision.pdf', { params: { id: one.id } })} target="_blank" rel="noopener">
      查看
    </a>
    {one.publishedOn ? <a href={`/revocations/${one.id}`}>　撤销公告</a> : null}
  </>
);

/** Adds one file after the other, until the case is verified. */
export const AddEvidence = ({ one }: Props) => (
  <UploadOne
    label="上传证据文件"
    hint="处罚决定、判决、卷宗对照等"
    done="证据文件已上传"
    onSend={async (file) => {
      await upload('PUT /api/revocations/{id}/evidence', { params: { id: one.id }, query: { name: file.name }, body: file });
      void refresh();
    }}
  />
);
