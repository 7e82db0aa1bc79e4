import { isWithin } from './explain.ts';
import { hostOf } from './host.ts';

export const EMBED_KINDS = [
  ...(['video', 'audio', 'post', 'feed', 'comments', 'map', 'page', 'button'] as const),
] as const;

/** What an embed shows. */
export type EmbedKind = (typeof EMBED_KINDS)[number];

/** A kind of frame that a company offers for other people's pages. */
export interface Embed {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Id of the entity that learns of the page when it is loaded. */
  readonly company: string;
  readonly kind: EmbedKind;
  /** With everything beneath them; of two that lie within each other the narrower comes first. */
  readonly domains: readonly string[];
  /** What follows the host in its address: a regular expression for RE2 and JavaScript alike. */
  readonly path: string;
}

type Offer = readonly [kind: EmbedKind, path: string];

const offered = (
  name: string,
  company: string,
  domains: string,
  ...offers: readonly Offer[]
): readonly Embed[] =>
  offers.map(([kind, path]) => ({
    ...{ id: `${name.toLowerCase().replaceAll(' ', '-')}-${kind}`, name, company, kind, path },
    domains: domains.split(' '),
  }));

/** In front of plugins stands the version of Facebook's programming interface, or nothing. */
const PLUGINS = '/(?:v\\d+\\.\\d+/)?plugins/';

/**
 * Frames that are shown as a placeholder at Strict: players, posts, comments, maps and buttons of
 * companies that see people on many sites. Not here: what signs people in or takes their money, and
 * players that a site rents for its own films, because the page is broken without them; and helpers
 * that nobody sees, which are left to the lists.
 */
export const KNOWN_EMBEDS: readonly Embed[] = [
  ...offered('YouTube', 'Google', 'youtube.com youtube-nocookie.com', [
    'video',
    '/(?:embed\\b|live_chat\\b|v/)',
  ]),
  ...offered('Google Maps', 'Google', 'www.google.com maps.google.com google.com', [
    'map',
    '/(?:maps)?(?:/embed|/d/.*embed|\\?.*output=embed)',
  ]),
  ...offered('Vimeo', 'Vimeo', 'vimeo.com', [
    'video',
    '/(?:video/|(?:event|showcase|album)/.*embed)',
  ]),
  ...offered('Dailymotion', 'Dailymotion', 'dailymotion.com', ['video', '/(?:embed/|player)']),
  ...offered('Twitch', 'Twitch', 'twitch.tv', ['video', '/(?:\\?|embed\\b)']),
  ...offered(
    ...(['Facebook', 'Meta', 'facebook.com'] as const),
    ['video', `(?:${PLUGINS}video\\b|/video/embed)`],
    ['post', `${PLUGINS}(?:post|comment_embed)\\b`],
    ['comments', `${PLUGINS}(?:comments|feedback)\\b`],
    ['page', `${PLUGINS}(?:page|group|likebox|like_box|fan|activity|facepile|recommendations)\\b`],
    ['button', `${PLUGINS}(?:like|share_button|follow|save|send|subscribe)\\b`],
  ),
  ...offered('Instagram', 'Meta', 'instagram.com', ['post', '/(?:[\\w.-]+/){1,3}embed\\b']),
  ...offered('Threads', 'Meta', 'threads.net threads.com', ['post', '/.+/embed\\b']),
  ...offered(
    ...(['X', 'X (Twitter)', 'twitter.com x.com'] as const),
    ['post', '/embed/Tweet'],
    ['feed', '/(?:embed/Timeline|srv/timeline-)'],
    ['button', '/widgets/(?:follow|tweet)_button'],
  ),
  ...offered('TikTok', 'TikTok', 'tiktok.com', ['video', '/(?:embed\\b|player/)']),
  ...offered('LinkedIn', 'LinkedIn', 'linkedin.com', ['post', '/embed/']),
  ...offered('Pinterest', 'Pinterest', 'pinterest.com', ['post', '/ext/embed']),
  ...offered('Reddit', 'Reddit', 'embed.reddit.com redditmedia.com', ['post', '/(?:r|user)/']),
  ...offered('Tumblr', 'Tumblr', 'embed.tumblr.com', ['post', '/embed/']),
  ...offered('Snapchat', 'Snap', 'snapchat.com', ['video', '/(?:.+/)?embed\\b']),
  ...offered('Spotify', 'Spotify', 'spotify.com', ['audio', '/(?:(?:.+/)?embed\\b|\\?uri=)']),
  ...offered('SoundCloud', 'SoundCloud', 'w.soundcloud.com', ['audio', '/player']),
  ...offered('Disqus', 'Disqus', 'disqus.com', ['comments', '/embed/comments']),
  ...offered(
    ...(['VK', 'VK', 'vk.com'] as const),
    ['video', '/video_ext\\.php'],
    ['post', '/widget_(?:post|poll|playlist)'],
    ['comments', '/widget_comments'],
    ['page', '/widget_(?:community|group)'],
    ['button', '/widget_(?:like|subscribe)'],
  ),
];

/**
 * A regular expression for whole addresses of an embed; all of the address is its match. Case counts
 * for nothing.
 */
export function addressesOf({ path }: Embed): string {
  return `^https?://[^/?#]+${path}.*`;
}

/** The embed that an address is of; `undefined` for every other address, and for text that is none. */
export function embedOf(url: string): Embed | undefined {
  const host = URL.canParse(url) ? hostOf(new URL(url).href) : undefined;
  if (host === undefined) return undefined;
  return KNOWN_EMBEDS.find(
    (embed) =>
      embed.domains.some((domain) => isWithin(host, domain)) &&
      new RegExp(addressesOf(embed), 'i').test(url),
  );
}

/**
 * What is allowed with an embed whose address is given: the domain that it comes from, and no more of
 * its company than that.
 */
export function domainOf({ domains }: Embed, url: string): string {
  const host = hostOf(url) ?? '';
  return domains.find((domain) => isWithin(host, domain)) ?? host;
}

/** Whether frames of a host are shown as a placeholder, as far as the host alone tells. */
export function mayBeEmbed(host: string): boolean {
  return KNOWN_EMBEDS.some(({ domains }) => domains.some((domain) => isWithin(host, domain)));
}

/** What stands in the place of a frame that was not loaded. */
export interface Placeholder {
  /** The address of the frame. */
  readonly url: string;
  readonly embed: Embed;
  /** Because the person blocked it, not for the level alone. */
  readonly blocked: boolean;
}

/** The page that is shown in place of embeds. */
export const PLACEHOLDER = 'placeholder.html';

/** The end of a placeholder's address, before the address of the frame. */
export function placeholderQuery(blocked: boolean): string {
  return blocked ? '?blocked&u=' : '?u=';
}

/**
 * Reads off the address of a placeholder what it stands for. The frame's address is its end as it
 * is, marks and fragment included; anything but an embed's address gives `undefined`.
 */
export function readPlaceholder(address: string): Placeholder | undefined {
  const parts = /^[^?#]*\?(blocked&)?u=(https?:\/\/.*)$/s.exec(address);
  const url = parts?.[2];
  if (url === undefined) return undefined;
  const embed = embedOf(url);
  return embed && { url, embed, blocked: parts?.[1] !== undefined };
}
