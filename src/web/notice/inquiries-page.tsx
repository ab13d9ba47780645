import { Loaded, useRead } from '../query.tsx';
import { Steps } from '../steps/steps.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { Card, Kv, PageHead, Stack } from '../ui/page.tsx';

/** What one's own organisation was asked because of an objection to a notice, and what it answered. */
export default function InquiriesPage() {
  const read = useRead('GET /api/inquiries');
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead title="公示异议函询" meta={['认定部门就公示期间收到的异议请本单位说明情况；提出人的身份保密']} />
      <Loaded read={read}>
        {({ inquiries }) => (
          <Stack>
            {inquiries.length === 0 ? <Empty title="没有函询">收到函询时，待办中会有提示。</Empty> : null}
            {inquiries.map((one) => (
              <Card
                key={one.id}
                title={`就“${one.applicant}”所收异议的函询`}
                aside={<Badge tone={one.state.name === 'asked' ? 'amber' : 'grey'}>{one.state.label}</Badge>}
              >
                <Kv
                  items={[
                    ['收到', dateAndTime(one.askedAt)],
                    ['答复期限', fullDate(one.dueOn)],
                    [
                      '请说明',
                      <span key="q" className="pre">
                        {one.question}
                      </span>,
                    ],
                    ...(one.answer === null
                      ? []
                      : ([
                          [
                            '答复',
                            <span key="a" className="pre">
                              {one.answer}
                            </span>,
                          ],
                        ] as const)),
                  ]}
                />
                <Steps kind="inquiries" of={{ id: one.id, version: one.version, name: one.applicant }} offers={one.offers} />
              </Card>
            ))}
          </Stack>
        )}
      </Loaded>
    </main>
  );
}
