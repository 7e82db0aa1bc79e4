import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressesOf,
  domainOf,
  embedOf,
  KNOWN_EMBEDS,
  mayBeEmbed,
  placeholderQuery,
  readPlaceholder,
} from '@/lib/domain/embeds.ts';
import { isWithin } from '@/lib/domain/explain.ts';
import { buildCompanies, type ThirdPartyEntity } from '@/lib/lists/companies.ts';
import { isRegexSupported } from '@/lib/lists/regex.ts';

const ENTITIES: ThirdPartyEntity[] = JSON.parse(
  readFileSync('node_modules/third-party-web/dist/entities.json', 'utf8'),
);
const COMPANIES = buildCompanies(ENTITIES);

/** The company with the closest domain, as the catalog finds it. */
function ownerOf(host: string): string | undefined {
  const owned = COMPANIES.flatMap(({ id, products }) =>
    products.flatMap(({ domains }) => domains.map((domain) => ({ id, domain }))),
  );
  const near = owned.filter(({ domain }) => isWithin(host, domain));
  return near.sort((a, b) => b.domain.length - a.domain.length)[0]?.id;
}

describe('the embeds that we know', () => {
  it('belong to the companies that the catalog names', () => {
    const wrong = KNOWN_EMBEDS.flatMap(({ id, company, domains }) =>
      domains.filter((domain) => ownerOf(domain) !== company).map((domain) => [id, domain]),
    );
    expect(wrong).toEqual([]);
  });

  it('have names of their own, and addresses that browsers can look for', async () => {
    expect(new Set(KNOWN_EMBEDS.map(({ id }) => id)).size).toBe(KNOWN_EMBEDS.length);
    for (const embed of KNOWN_EMBEDS) {
      expect([embed.id, isRegexSupported(addressesOf(embed))]).toEqual([embed.id, true]);
    }
  });

  it.each([
    ['https://www.youtube.com/embed/abc?autoplay=1', 'youtube-video'],
    ['https://www.youtube-nocookie.com/embed/abc', 'youtube-video'],
    ['https://www.google.com/maps/embed?pb=!1m18', 'google-maps-map'],
    ['https://maps.google.com/maps?q=x&output=embed', 'google-maps-map'],
    ['https://www.google.com/maps/d/u/0/embed?mid=1', 'google-maps-map'],
    ['https://player.vimeo.com/video/76979871?h=8272', 'vimeo-video'],
    ['https://vimeo.com/event/123/embed', 'vimeo-video'],
    ['https://www.dailymotion.com/embed/video/x7', 'dailymotion-video'],
    ['https://geo.dailymotion.com/player.html?video=x7', 'dailymotion-video'],
    ['https://player.twitch.tv/?channel=a&parent=b', 'twitch-video'],
    ['https://clips.twitch.tv/embed?clip=a', 'twitch-video'],
    ['https://www.facebook.com/plugins/video.php?href=x', 'facebook-video'],
    ['https://www.facebook.com/v18.0/plugins/post.php?href=x', 'facebook-post'],
    ['https://www.facebook.com/plugins/like.php?href=x', 'facebook-button'],
    ['https://www.facebook.com/plugins/like_box.php?href=x', 'facebook-page'],
    ['https://www.facebook.com/plugins/page.php?href=x', 'facebook-page'],
    ['https://www.facebook.com/plugins/comments.php?href=x', 'facebook-comments'],
    ['https://www.instagram.com/p/Cabc/embed/captioned/', 'instagram-post'],
    ['https://www.instagram.com/reel/Cabc/embed', 'instagram-post'],
    ['https://www.threads.net/@zuck/post/Cu/embed', 'threads-post'],
    ['https://platform.twitter.com/embed/Tweet.html?id=1', 'x-post'],
    ['https://syndication.twitter.com/srv/timeline-profile/screen-name/a', 'x-feed'],
    ['https://platform.twitter.com/widgets/tweet_button.2f.en.html', 'x-button'],
    ['https://www.tiktok.com/embed/v2/71', 'tiktok-video'],
    ['https://www.tiktok.com/player/v1/71', 'tiktok-video'],
    ['https://www.linkedin.com/embed/feed/update/urn:li:share:1', 'linkedin-post'],
    ['https://assets.pinterest.com/ext/embed.html?id=1', 'pinterest-post'],
    ['https://embed.reddit.com/r/a/comments/b/', 'reddit-post'],
    ['https://www.redditmedia.com/r/a/comments/b/?embed=true', 'reddit-post'],
    ['https://open.spotify.com/embed/track/1', 'spotify-audio'],
    ['https://open.spotify.com/embed-podcast/show/1', 'spotify-audio'],
    ['https://w.soundcloud.com/player/?url=x', 'soundcloud-audio'],
    ['https://disqus.com/embed/comments/?base=default&f=x', 'disqus-comments'],
    ['https://vk.com/video_ext.php?oid=1', 'vk-video'],
    ['HTTPS://WWW.YOUTUBE.COM/EMBED/abc', 'youtube-video'],
  ])('are found: %s', (url, id) => {
    expect(embedOf(url)?.id).toBe(id);
  });

  it.each([
    'https://www.youtube.com/watch?v=abc',
    'https://www.youtube.com/iframe_api',
    'https://notyoutube.com/embed/abc',
    'https://youtube.com.evil.example/embed/abc',
    'https://evil.example/?https://www.youtube.com/embed/abc',
    'https://evil.example/embed/abc#@www.youtube.com',
    'javascript://www.youtube.com/embed/%0aalert(1)',
    'https://accounts.google.com/embed/signin',
    'https://www.google.com/recaptcha/api2/anchor?k=1',
    'https://www.facebook.com/plugins/login_button.php',
    'https://www.facebook.com/v3.2/dialog/oauth',
    'https://platform.twitter.com/widgets/widget_iframe.html',
    'https://vk.com/widget_auth.php',
    'no address',
    '',
  ])('are nothing else: %s', (url) => {
    expect(embedOf(url)).toBeUndefined();
  });

  it('are allowed by the domain that they come from, never by more', () => {
    const of = (url: string) => {
      const embed = embedOf(url);
      return embed && domainOf(embed, url);
    };
    expect(of('https://www.youtube.com/embed/a')).toBe('youtube.com');
    expect(of('https://www.google.com/maps/embed?a')).toBe('www.google.com');
    expect(of('https://maps.google.com/?output=embed')).toBe('maps.google.com');
  });

  it('may be told by their host', () => {
    expect(mayBeEmbed('www.youtube.com')).toBe(true);
    expect(mayBeEmbed('notyoutube.com')).toBe(false);
  });
});

describe('the address of a placeholder', () => {
  const page = 'chrome-extension://id/placeholder.html';

  it('gives back the address of the frame as it was, and whether it was blocked', () => {
    const tails = fc.webQueryParameters({ size: 'medium' });
    fc.assert(
      fc.property(tails, fc.webFragments(), fc.boolean(), (query, fragment, blocked) => {
        const url = `https://www.youtube.com/embed/abc?${query}#${fragment}`;
        const read = readPlaceholder(`${page}${placeholderQuery(blocked)}${url}`);
        expect(read).toMatchObject({ url, blocked, embed: { id: 'youtube-video' } });
      }),
    );
  });

  it.each([
    page,
    `${page}?u=`,
    `${page}?u=javascript:alert(1)`,
    `${page}?u=javascript://www.youtube.com/embed/%0aalert(1)`,
    `${page}?u=data:text/html,x`,
    `${page}?u=https://evil.example/`,
    `${page}?x=1&u=https://www.youtube.com/embed/abc`,
    `${page}#?u=https://www.youtube.com/embed/abc`,
  ])('is refused when it is made up: %s', (address) => {
    expect(readPlaceholder(address)).toBeUndefined();
  });
});
