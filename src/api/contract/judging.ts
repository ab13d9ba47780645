import * as z from 'zod';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { whole } from './whole.ts';

const params = z.object({ id });
const photoAt = z.object({ id, photoId: id });
const readers = ['officer', 'leader', 'supervisor'] as const;
const answer = z.enum(['meets', 'doesNot', 'cannotTell']);
const way = z.enum(['onSite', 'video', 'papers']);
const said = (label: string, most: number) => z.string().trim().min(2, `请填写${label}`).max(most);

const shownAnswer = z.object({
  no: z.number(),
  answer,
  says: z.string(),
  basis: z.string(),
  by: z.string(),
  own: z.boolean(),
  writtenAt: z.string(),
});
const photo = z.object({ id, name: z.string(), mediaType: z.string(), size: z.number(), addedAt: z.string() });

const counted = z.array(z.object({ key: z.string(), label: z.string(), count: z.number() }));
const group = z.object({ label: z.string(), progress: counted, beside: counted });
const outcomes = z.array(z.object({ label: z.string(), submitted: z.number(), recognised: z.number() }));
const tally = z.record(z.string(), z.number());

/** What only a person can judge of a case (第六条、第七条、第八条（二）（三）). */
export const judging = define({
  'GET /api/rounds/{id}/statistics': {
    summary: '一个年度办理中的统计：进度、推荐部门、服务功能、条件；认定部门看全部，推荐部门看本部门的',
    who: readers,
    params,
    response: z.object({
      roundId: id,
      title: z.string(),
      scope: z.enum(['round', 'own']),
      total: group,
      byRecommender: z.array(group),
      byFunction: z.array(group),
      byCondition: z.array(
        z.object({ id: z.string(), label: z.string(), article: z.string(), program: tally, recommender: tally, panel: tally }),
      ),
      byReason: z.array(z.object({ article: z.string(), count: z.number() })),
    }),
  },
  'GET /api/statistics/years': {
    summary: '各年度并列的统计：进度、各项条件的通过率、在各状态的时间、评分的差距、测评与申报的对照、推荐部门、服务功能',
    who: readers,
    response: z.object({
      years: z.array(
        z.object({
          ...{ roundId: id, year: z.number(), title: z.string(), progress: counted },
          conditions: z.array(z.object({ id: z.string(), label: z.string(), met: z.number(), judged: z.number() })),
          /** Days are the median of those that left the state. */
          states: z.array(z.object({ state: z.string(), label: z.string(), moves: z.number(), days: z.string() })),
          spread: z.object({ panels: z.number(), mean: z.string(), widest: z.string() }).nullable(),
          heard: z.object({ heard: z.number(), satisfied: z.number(), claimed: z.number() }),
          ...{ byRecommender: outcomes, byFunction: outcomes },
        }),
      ),
    }),
    supervised: true,
  },
  'GET /api/dossiers/{id}/conditions': {
    summary: '由人判断的条件和各方填写的结论',
    who: ['officer', 'leader', 'supervisor', 'expert'],
    params,
    response: z.object({
      asked: z.boolean(),
      /** Whose answers the asker gives now; null: nobody's. */
      answers: z.enum(['recommender', 'panel']).nullable(),
      conditions: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          article: z.string(),
          asks: z.string(),
          /** Paths of the form, or `materials/m2`. */
          evidence: z.array(z.string()),
          by: z.enum(['recommender', 'panel', 'authority']),
          /** Why the program left it to a person in this case; null where it always does. */
          because: z.string().nullable(),
          /** Every word of the recommender; the last one stands. */
          recommender: z.array(shownAnswer),
          /** The last word of each expert, once everybody has signed. */
          panel: z.array(shownAnswer),
        }),
      ),
    }),
  },
  'POST /api/dossiers/{id}/conditions': {
    summary: '填写由人判断的条件：推荐部门在测评期间，在席专家在签署之前；改写的保留前一次',
    who: ['officer', 'expert'],
    params,
    body: z.object({
      answers: z
        .array(
          z.object({
            condition: z.string().max(20),
            answer,
            says: z.string().max(4000),
            basis: z.string().max(2000),
            /** How many words of the own side were read of it. */
            no: whole,
          }),
        )
        .min(1)
        .max(60),
    }),
    response: z.null(),
    audit: 'answerConditions',
  },
  'GET /api/dossiers/{id}/site-visit': {
    summary: '运营情况、服务业绩的测评记录',
    who: readers,
    params,
    response: z.object({
      asked: z.boolean(),
      onSite: z.boolean(),
      owed: z.string().nullable(),
      mine: z.boolean(),
      versions: z.array(
        z.object({
          no: z.number(),
          visitedOn: day,
          how: way,
          place: z.string(),
          visitors: z.string(),
          present: z.string(),
          operations: z.string(),
          performance: z.string(),
          by: z.string(),
          writtenAt: z.string(),
        }),
      ),
      photos: z.array(photo),
    }),
  },
  'PUT /api/dossiers/{id}/site-visit': {
    summary: '填写测评记录：何人、何时、在何处、看到怎样的运营情况和服务业绩；改写的保留前一次',
    who: ['officer'],
    params,
    body: z.object({
      /** The version that was read, 0 before the first. */
      no: whole,
      visitedOn: day,
      how: way,
      place: said('测评地点', 200),
      visitors: said('参加测评的人员', 200),
      present: z.string().trim().max(200).default(''),
      operations: said('看到的运营情况', 4000),
      performance: said('看到的服务业绩', 4000),
    }),
    response: z.object({ no: z.number() }),
    audit: 'recordSiteVisit',
  },
  'PUT /api/dossiers/{id}/site-visit/photos': {
    summary: '添加测评记录的照片或扫描页（PDF、JPG、PNG）',
    who: ['officer'],
    params,
    query: z.object({ name: z.string().min(1).max(400) }),
    body: 'bytes',
    response: photo,
    audit: 'addSitePhoto',
  },
  'DELETE /api/dossiers/{id}/site-visit/photos/{photoId}': {
    summary: '删除测评记录的照片',
    who: ['officer'],
    params: photoAt,
    response: z.null(),
    audit: 'removeSitePhoto',
  },
  'GET /api/dossiers/{id}/site-visit/photos/{photoId}/file': {
    summary: '查看测评记录的照片',
    who: readers,
    params: photoAt,
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
  },
});
