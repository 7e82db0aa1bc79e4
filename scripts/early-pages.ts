import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** What a page with an early picture begins with. */
const FIRST = /entrypoints\/(?:popup|atlas)\/main\.ts$/;
/** What draws the picture anew where the page begins with a still of it. */
const NEXT = /entrypoints\/atlas\/begin\.ts$/;
/** The part with React, which is loaded later. */
const APP = /entrypoints\/(?:popup|atlas)\/app\.tsx$/;
/** The tag of a page's first script. */
const FIRST_TAG = /<script type="module"(?= )/;
const PAGE = /(?:popup|atlas|sidepanel)(?:\/index)?\.html$/;

/**
 * Builds popup and atlas so that their first picture comes early. A file takes the browser some time
 * to hand over however small it is, so all that the picture needs is one script, and its style stands
 * in the page itself. The popup's part with React is fetched and compiled meanwhile. Each must be built by
 * itself: see `entrypoints:grouped` in wxt.config.ts.
 */
export function earlyPages(): Plugin {
  /** Style sheets that stand in pages; two may share one. */
  const inlined = new Set<string>();
  return {
    name: 'unweave:early-pages',
    // Scripts that wait for a style sheet, or fetch it again, would undo what is done below.
    config: () => ({
      build: {
        cssCodeSplit: false,
        modulePreload: { polyfill: false, resolveDependencies: scriptsOfPage },
      },
    }),
    outputOptions(options) {
      if (options.format !== 'es') return options;
      const group = (name: string, entry: RegExp, priority: number) => ({
        name: ((id, modules) => {
          const importersOf = (one: string) => modules.getModuleInfo(one)?.importers ?? [];
          return isNeededBy(entry, id, importersOf) ? name : null;
        }) satisfies Rolldown.CodeSplittingNameFunction,
        debugName: name,
        priority,
      });
      return {
        ...options,
        codeSplitting: { groups: [group('first', FIRST, 2), group('next', NEXT, 1)] },
      };
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        // Nobody needs them as files any more.
        for (const path of inlined) delete bundle[path];
        inlined.clear();
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!bundle || !PAGE.test(filename)) return html;
        const app = fileOf(APP, bundle);
        if (!app) throw new Error(`${filename}: the build has no part with React`);
        if (fileOf(NEXT, bundle)) {
          // A still is read while the page is parsed, and behind it nothing is to be compiled before it
          // stands there. The popup has more to do at once, and gains nothing.
          if (!FIRST_TAG.test(html)) throw new Error(`${filename}: no script of its own was found`);
          return withStyle(html.replace(FIRST_TAG, '$& async'), bundle, inlined);
        }
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${app}` };
        const preload: HtmlTagDescriptor = { tag: 'link', attrs, injectTo: 'head' };
        return { html: withStyle(html, bundle, inlined), tags: [preload] };
      },
    },
  };
}

function scriptsOfPage(
  _file: string,
  files: string[],
  { hostType }: { readonly hostType: 'html' | 'js' },
): string[] {
  return hostType === 'html' ? files : [];
}

/** Whether a module is an entry, or imported by it over however many others. */
function isNeededBy(
  entry: RegExp,
  id: string,
  importersOf: (id: string) => readonly string[],
  seen: Set<string> = new Set(),
): boolean {
  if (entry.test(id) || id.includes('wxt-html-plugins')) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return importersOf(id).some((importer) => isNeededBy(entry, importer, importersOf, seen));
}

/** The file that a module is in. */
function fileOf(entry: RegExp, bundle: Rolldown.OutputBundle): string | undefined {
  return Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.moduleIds.some((id) => entry.test(id)),
  )?.fileName;
}

/** The page with its style sheet inside. */
function withStyle(html: string, bundle: Rolldown.OutputBundle, inlined: Set<string>): string {
  return html.replace(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g, (link, path) => {
    const file = bundle[path];
    if (file?.type !== 'asset') return link;
    inlined.add(path);
    return `<style>${file.source}</style>`;
  });
}
