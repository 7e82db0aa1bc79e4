import type { Category } from '../domain/catalog.ts';

/** Colours and type of the picture, as CSS values. */
export interface Theme {
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  /** The page's own site, and the letter on it. */
  readonly disc: string;
  readonly onDisc: string;
  /** Other sites, and the letter on them. */
  readonly faded: string;
  readonly onFaded: string;
  /** Threads that were cut. */
  readonly cut: string;
  /** Marks on filled diamonds. */
  readonly onCompany: string;
  readonly fill: Readonly<Record<Category, string>>;
  /** Threads and outlines: the same hues, dark enough to be seen as thin lines. */
  readonly line: Readonly<Record<Category, string>>;
  /** A CSS font family list. */
  readonly font: string;
}

/** Families of categories that share a colour; each has two tokens, `--NAME` and `--NAME-line`. */
const TOKEN_OF: Readonly<Record<Category, string>> = {
  advertising: 'advertising',
  analytics: 'analytics',
  consent: 'consent',
  delivery: 'delivery',
  marketing: 'marketing',
  social: 'social',
  support: 'support',
  'tag-manager': 'analytics',
  tracking: 'analytics',
  unknown: 'unknown',
  utility: 'utility',
  video: 'video',
};

/** The CSS token that holds a category's colour; drawn lines have `-line` appended. */
export function categoryToken(category: Category): string {
  return `--category-${TOKEN_OF[category]}`;
}

/** Reads the theme from the CSS tokens of an element (components/ui/tokens.css declares them). */
export function readTheme(style: CSSStyleDeclaration): Theme {
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    surface: token('--surface'),
    text: token('--text'),
    muted: token('--muted'),
    accent: token('--accent'),
    disc: token('--disc'),
    onDisc: token('--on-disc'),
    faded: token('--faded'),
    onFaded: token('--on-faded'),
    cut: token('--cut'),
    onCompany: token('--on-company'),
    fill: byCategory((category) => token(categoryToken(category))),
    line: byCategory((category) => token(`${categoryToken(category)}-line`)),
    font: style.fontFamily,
  };
}

function byCategory(colourOf: (category: Category) => string): Record<Category, string> {
  const categories = Object.keys(TOKEN_OF) as Category[];
  return Object.fromEntries(categories.map((category) => [category, colourOf(category)])) as Record<
    Category,
    string
  >;
}
