/** A harmless file that is served in place of a tracker's. */
export interface Stub {
  /** The names that filters call it by. */
  readonly names: readonly string[];
  /** Where it stands in the extension, with a leading slash. */
  readonly path: string;
  /** The resource type, as filters name it, that it may stand in for. */
  readonly type: string;
  /** Its bytes, in base64. */
  readonly content: string;
}

/** A redirect resource as `@adguard/scriptlets` describes it in `dist/redirects.json`. */
export interface RedirectResource {
  readonly title: string;
  readonly aliases?: readonly string[];
  /** Whether it asks the person before it loads something; such a page is not ours. */
  readonly isBlocking: boolean;
  /** A media type; `;base64` behind it if the content is encoded so. */
  readonly contentType: string;
  readonly content: string;
}

/**
 * What each kind of file may stand in for. Not for fetch and XHR, although some were made for them:
 * the page would read the extension's address from the answer.
 */
const KINDS: Readonly<Record<string, { readonly type: string; readonly suffix: string }>> = {
  'application/javascript': { type: 'script', suffix: '.js' },
  'text/plain': { type: 'script', suffix: '.js' },
  'image/gif': { type: 'image', suffix: '.gif' },
  'image/png': { type: 'image', suffix: '.png' },
  'audio/mp3': { type: 'media', suffix: '.mp3' },
  'video/mp4': { type: 'media', suffix: '.mp4' },
  'text/css': { type: 'stylesheet', suffix: '.css' },
  'text/html': { type: 'subdocument', suffix: '.html' },
};

/** The stubs among the redirect resources. */
export function readStubs(resources: readonly RedirectResource[]): Stub[] {
  return resources.flatMap((resource) => {
    const [mediaType = '', encoding] = resource.contentType.split(';');
    const kind = KINDS[mediaType];
    if (kind === undefined || resource.isBlocking) return [];
    const { title } = resource;
    const file = title.endsWith(kind.suffix) ? title : title + kind.suffix;
    const content =
      encoding === 'base64'
        ? resource.content.replace(/\s/g, '')
        : Buffer.from(resource.content).toString('base64');
    const names = [...new Set([title, ...(resource.aliases ?? [])])];
    return [{ names, path: `/stubs/${file}`, type: kind.type, content }];
  });
}
