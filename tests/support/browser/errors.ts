import type { BrowserContext, CDPSession, Page } from 'playwright-core';

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

interface ConsoleValue {
  readonly value?: unknown;
  readonly description?: string;
}

/** The DevTools messages that we read. */
interface Message {
  readonly method?: string;
  readonly params?: {
    readonly type?: string;
    readonly args?: readonly ConsoleValue[];
    readonly exceptionDetails?: { readonly text: string; readonly exception?: ConsoleValue };
    readonly entry?: { readonly level: string; readonly text: string; readonly url?: string };
  };
}

interface LooseSession {
  on(event: string, listener: (parameters: never) => void): void;
  send(method: string, parameters?: unknown): Promise<unknown>;
}

/**
 * Adds console errors and unhandled errors of extensions to `seen`: from their worker and pages (also
 * those that the driver hides, as the real popup) and from their scripts in web pages. What was
 * said before the watch began is told again by the browser, so that nothing is missed.
 */
export async function watchErrors(
  cdp: CDPSession,
  context: BrowserContext,
  extensionIds: readonly string[],
  seen: string[],
): Promise<void> {
  const session = cdp as unknown as LooseSession;
  const attached = new Map<string, Promise<unknown>>();
  const sources = new Map<string, string>();
  const isOurs = (url: string) => extensionIds.some((id) => url.startsWith(originOf(id)));

  const attach = async ({ targetId, url }: Target) => {
    const answer = await session.send('Target.attachToTarget', { targetId, flatten: false });
    const { sessionId } = answer as { sessionId: string };
    sources.set(sessionId, new URL(url).pathname);
    for (const [index, method] of ['Runtime.enable', 'Log.enable'].entries()) {
      const message = JSON.stringify({ id: index + 1, method });
      await session.send('Target.sendMessageToTarget', { sessionId, message });
    }
  };
  const notice = ({ targetInfo }: { targetInfo: Target }) => {
    const { targetId, url } = targetInfo;
    if (!isOurs(url) || attached.has(targetId)) return;
    // A page may be gone before we reach it; what it said is lost with it.
    attached.set(
      targetId,
      attach(targetInfo).catch(() => attached.delete(targetId)),
    );
  };
  session.on('Target.targetCreated', notice);
  session.on('Target.targetInfoChanged', notice);
  session.on(
    'Target.receivedMessageFromTarget',
    ({ sessionId, message }: { sessionId: string; message: string }) => {
      const text = complaint(JSON.parse(message));
      if (text) seen.push(`${sources.get(sessionId)}: ${text}`);
    },
  );
  const isOurPage = (page: Page | null) => page === null || isOurs(page.url());
  context.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error' && isOurs(url) && !isOurPage(message.page()))
      seen.push(`${url}: ${message.text()}`);
  });
  context.on('weberror', (thrown) => {
    const { stack } = thrown.error();
    if (
      stack &&
      extensionIds.some((id) => stack.includes(originOf(id))) &&
      !isOurPage(thrown.page())
    )
      seen.push(stack);
  });
  if (extensionIds.length > 0) await session.send('Target.setDiscoverTargets', { discover: true });
}

function originOf(extensionId: string): string {
  return `chrome-extension://${extensionId}/`;
}

/** The text of an error message; `undefined` for anything else. */
function complaint({ method, params }: Message): string | undefined {
  if (method === 'Runtime.exceptionThrown') {
    const details = params?.exceptionDetails;
    return `${details?.text} ${details?.exception?.description ?? details?.exception?.value ?? ''}`;
  }
  if (method === 'Runtime.consoleAPICalled' && params?.type === 'error')
    return params.args?.map((value) => value.description ?? String(value.value)).join(' ');
  if (method === 'Log.entryAdded' && params?.entry?.level === 'error')
    return `${params.entry.text} ${params.entry.url ?? ''}`;
  return undefined;
}
