import type { DevTools } from './devtools.ts';

/** A tab, or a worker: something that runs scripts. */
export interface Realm {
  readonly sessionId: string;
  /** The value of an expression; a promise is waited for. Rejects with what it throws. */
  evaluate<Value>(expression: string): Promise<Value>;
}

/** A tab of a measured browser. */
export interface Tab extends Realm {
  /** Opens an address; resolves when its document has begun to arrive. */
  go(url: string): Promise<void>;
  /** Runs a script in every document to come, before any of its own. */
  prepare(script: string): Promise<void>;
  close(): Promise<void>;
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

/** Opens an empty tab in front of the others. */
export async function openTab(devtools: DevTools): Promise<Tab> {
  const { targetId } = await devtools.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
  });
  const realm = await attach(devtools, targetId);
  const { sessionId } = realm;
  return {
    ...realm,
    async go(url) {
      const { errorText } = await devtools.send<{ errorText?: string }>(
        'Page.navigate',
        { url },
        sessionId,
      );
      if (errorText) throw new Error(`${url}: ${errorText}`);
    },
    async prepare(source) {
      await devtools.send('Page.enable', {}, sessionId);
      await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source }, sessionId);
    },
    async close() {
      await devtools.send('Target.closeTarget', { targetId });
    },
  };
}

/** Reaches into a tab or a worker that is running. */
export async function attach(devtools: DevTools, targetId: string): Promise<Realm> {
  const { sessionId } = await devtools.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  return {
    sessionId,
    async evaluate<Value>(expression: string) {
      const { result, exceptionDetails } = await devtools.send<Evaluated>(
        'Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true },
        sessionId,
      );
      if (!exceptionDetails) return result.value as Value;
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    },
  };
}
