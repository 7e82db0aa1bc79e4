/** The parts of @gorhill/ubo-core that the build uses; the package carries no types. */
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
    readonly preparser: {
      /** Cuts the parts that `!#if` directives switch off. */
      prune(text: string, env: readonly string[]): string;
    };
  };
}
