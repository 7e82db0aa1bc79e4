/** The parts of @gorhill/ubo-core that we use; the package carries no types. */
declare module '@gorhill/ubo-core/js/static-dnr-filtering.js' {
  /** A rule as the compiler leaves it: its own notes stand in keys that begin with `_`. */
  export interface CompiledRule {
    readonly _error?: readonly string[];
    readonly _warning?: readonly string[];
    readonly priority?: number;
    readonly action?: { readonly type: string; readonly redirect?: object };
    readonly condition?: Readonly<Record<string, unknown>>;
  }
  export function dnrRulesetFromRawLists(
    lists: readonly { readonly name: string; readonly text: string }[],
    options: {
      readonly env: readonly string[];
      /** From the name of a redirect resource to its path in the extension. */
      readonly extensionPaths: readonly (readonly [string, string])[];
    },
  ): Promise<{ readonly network: { readonly ruleset: readonly CompiledRule[] } }>;
}

declare module '@gorhill/ubo-core/js/static-filtering-parser.js' {
  export const utils: {
    readonly regex: {
      /** Whether a regex is free of what RE2 lacks; `undefined` if it is no regex. */
      isRE2(regex: string): boolean | undefined;
    };
    readonly preparser: {
      /** Cuts the parts that `!#if` directives switch off. */
      prune(text: string, env: readonly string[]): string;
      /** Offsets at which the text is by turns to be read and to be skipped. */
      splitter(text: string, env: readonly string[]): readonly number[];
    };
  };
  /** Takes one line apart at a time. */
  export class AstFilterParser {
    constructor(options: { readonly toDNR: boolean; readonly nativeCssHas: boolean });
    parse(line: string): void;
    isNetworkFilter(): boolean;
    hasError(): boolean;
  }
}
