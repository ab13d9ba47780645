import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';

/** The office's own notes on the case, oldest first; nobody else sees them. */
export function NotesCard({ dossierId }: { dossierId: string }) {
  const params = { params: { id: dossierId } };
  const read = useRead('GET /api/dossiers/{id}/notes', params);
  const [body, setBody] = useState('');
  const add = useAct('POST /api/dossiers/{id}/notes');
  const save = () => add.mutate({ ...params, body: { body } }, { onSuccess: () => setBody('') });
  return (
    <section className="card" aria-label="内部备注">
      <div className="panel__h">
        <h2>内部备注</h2>
        <span className="small muted">只有本部门可见</span>
      </div>
      <Loaded read={read} lines={2}>
        {({ notes }) =>
          notes.length === 0 ? (
            <p className="card__body small muted">还没有备注。办理中的疑点、电话核实情况可以记在这里，申报单位和其他部门看不到。</p>
          ) : (
            <ul className="panel__scroll--s">
              {notes.map((note) => (
                <li className="check" key={note.id}>
                  <p className="prose">{note.body}</p>
                  <p className="check__cite">
                    {note.author}，{dateAndTime(note.at)}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <div className="card__body">
        <Field label="添加备注">
          {(ids) => <Textarea {...ids} rows={2} maxLength={2000} value={body} onChange={(event) => setBody(event.target.value)} />}
        </Field>
        <Button small reason={body.trim() === '' ? '请填写备注内容' : null} reasonAt="hidden" busy={add.isPending} onClick={save}>
          添加
        </Button>
        {add.isError ? <ProblemAlert problem={problemIn(add.error)} /> : null}
      </div>
    </section>
  );
}
