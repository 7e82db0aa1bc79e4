import { readFileSync } from 'node:fs';
import { type Embed, embedsOf } from './web.ts';

const RUNTIME = readFileSync(new URL('page-runtime.js', import.meta.url), 'utf8');
const STYLE = readFileSync(new URL('page.css', import.meta.url), 'utf8');

/**
 * A whole document that asks for the embeds: the plain kinds by markup, the rest by script. `code`
 * runs before all of them.
 */
export function renderDocument(
  title: string,
  body: string,
  embeds: readonly Embed[],
  code = '',
): string {
  const inMarkup = embeds.filter((embed) => TAGS[embed.kind]);
  const byScript = embeds.filter((embed) => !TAGS[embed.kind]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<script>${RUNTIME}
replica.startPage(${inMarkup.length}, ${literal(byScript)});
${code}</script>
<style>${STYLE}</style>
</head>
<body>
${body}
${inMarkup.map(tag).join('\n')}
</body>
</html>
`;
}

/** A worker's script that asks for the embeds. */
export function renderWorker(embeds: readonly Embed[]): string {
  return `${RUNTIME}\nreplica.startWorker(${literal(embeds)});\n`;
}

/** A script that asks for the embeds in whatever page or worker it was loaded into. */
export function renderScript(embeds: readonly Embed[], code = ''): string {
  const own = `/* replica */\n${code}\n`;
  return embeds.length === 0 ? own : `${own}replica.run(${literal(embeds)});\n`;
}

/** A stylesheet whose fonts are the embeds. */
export function renderStylesheet(embeds: readonly Embed[], code = ''): string {
  const faces = embeds.map(
    (font) => `@font-face { font-family: "${family(font)}"; src: url("${urlOf(font)}"); }`,
  );
  return `/* replica */\n${faces.join('\n')}\n${code}\n`;
}

/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const ENDS = 'onload="replica.end()" onerror="replica.end()"';

const TAGS: Partial<Record<Embed['kind'], (embed: Embed) => string>> = {
  iframe: (embed) => `<iframe src="${escapeHtml(urlOf(embed))}"${frameAttributes(embed)}></iframe>`,
  image: (embed) => `<img src="${escapeHtml(urlOf(embed))}" alt="" ${ENDS}>`,
  script: (embed) => `<script async src="${escapeHtml(urlOf(embed))}" ${ENDS}></script>`,
  srcdoc: (embed) =>
    `<iframe srcdoc="${escapeHtml(renderFrame(embed))}"${frameAttributes(embed)}></iframe>`,
  stylesheet: (embed) =>
    `<link rel="stylesheet" href="${escapeHtml(urlOf(embed))}" onerror="replica.end()"
  onload="replica.loadFonts(${escapeHtml(literalOf(embed))}).then(replica.end, replica.end)">`,
};

function tag(embed: Embed): string {
  return TAGS[embed.kind]?.(embed) ?? '';
}

function frameAttributes(embed: Embed): string {
  const sandboxed = 'sandboxed' in embed && embed.sandboxed;
  return `${sandboxed ? ' sandbox="allow-scripts"' : ''} onload="replica.frameLoaded(this)"`;
}

function renderFrame(embed: Embed): string {
  return renderDocument('Frame', '', embedsOf(embed));
}

/** What the runtime needs to know of embeds, as a JavaScript literal that may stand in markup. */
function literal(embeds: readonly Embed[]): string {
  return `[${embeds.map(literalOf).join(', ')}]`;
}

function literalOf(embed: Embed): string {
  const { kind } = embed;
  const sandboxed = 'sandboxed' in embed && embed.sandboxed;
  const facts =
    kind === 'srcdoc'
      ? { kind, html: renderFrame(embed), sandboxed }
      : { kind, url: embed.url, sandboxed, fonts: embedsOf(embed).map(family) };
  return JSON.stringify(facts).replace(/</g, '\\u003c');
}

function urlOf(embed: Embed): string {
  return embed.kind === 'srcdoc' ? '' : embed.url;
}

function family(font: Embed): string {
  return `replica ${urlOf(font).replace(/[^\w.]/g, ' ')}`;
}
