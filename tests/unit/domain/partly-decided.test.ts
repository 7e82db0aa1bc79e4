import { expect, it } from 'vitest';
import type { InForce } from '@/lib/domain/in-force';
import { partlyDecided } from '@/lib/domain/partly-decided.ts';

const company = (id: string) => ({ kind: 'company', id }) as const;
const domain = (id: string) => ({ kind: 'domain', id }) as const;

const RULINGS: InForce['rulings'] = [
  { subject: company('Meta'), action: 'block' },
  { subject: company('Meta'), site: 'news.example', action: 'allow' },
  { subject: domain('facebook.net'), site: 'news.example', action: 'block' },
  { subject: domain('facebook.net'), site: 'shop.example', action: 'block' },
  { subject: domain('facebook.net'), action: 'limit' },
  { subject: company('Other'), site: 'blog.example', action: 'allow' },
  { subject: domain('notfacebook.net'), action: 'block' },
];

it('counts each site and each domain once, whatever holds for the company everywhere', () => {
  const decided = partlyDecided(RULINGS, 'Meta', ['connect.facebook.net', 'meta.example']);
  expect(decided).toEqual({ sites: 2, domains: 1 });
});

it('counts nothing of others, nor of domains that the company was not seen with', () => {
  expect(partlyDecided(RULINGS, 'Nobody', ['nobody.example'])).toEqual({ sites: 0, domains: 0 });
});
