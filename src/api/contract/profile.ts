import * as z from 'zod';
import { fees, MOST_SERVICES, ways } from '../../core/recognition/profile.ts';
import { serviceFunctions } from '../../core/scheme/functions.ts';
import { define } from './define.ts';
import { id } from './directory.ts';
import { whole } from './whole.ts';

const text = (most: number) => z.string().trim().max(most);
const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
const service = z.object({
  title: text(60).min(2, '请填写服务名称'),
  content: text(300).min(4, '请写明做什么、给出什么'),
  function: z.enum(serviceFunctions.map(({ key }) => key)),
  fee: z.enum(keysOf(fees)),
  ways: z.array(z.enum(keysOf(ways))).max(3),
  audience: text(120).default(''),
});
const published = {
  phone: text(60).default(''),
  address: text(120).default(''),
  hours: text(60).default(''),
  website: text(120).default(''),
};
const profile = z.object({ services: z.array(service), ...published, version: z.number() });

export const profiles = define({
  'GET /api/platforms/{id}/profile': {
    summary: '平台公布的服务和联系方式；没有公布的版本为 0',
    who: 'public',
    params: z.object({ id }),
    response: profile,
  },
  'PUT /api/platforms/{id}/profile': {
    summary: '平台公布服务和联系方式，任何人可以查看',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({ services: z.array(service).max(MOST_SERVICES), ...published, version: whole }),
    response: profile,
    audit: 'saveProfile',
  },
});
