import * as v from 'valibot';
import { isIdentifying } from '../../domain/cookie.ts';

/** A cookie of a HAR. Firefox writes name and value only, Chromium all that the browser knows. */
export const HarCookieSchema = v.object({
  name: v.string(),
  value: v.string(),
  expires: v.fallback(v.nullish(v.string()), undefined),
  secure: v.fallback(v.optional(v.boolean()), undefined),
  sameSite: v.fallback(v.optional(v.string()), undefined),
});

type HarCookie = v.InferOutput<typeof HarCookieSchema>;

/** Cookies that were set and may be sent back; more than a recording of hours sets. */
const REMEMBERED = 20_000;

/**
 * Knows by which cookies a browser can be recognised, by the same measure as the recorder. Only what
 * was sent counts: a browser may refuse what a server sets. Where the file says of a cookie that was
 * sent nothing but its name and value, what was said when the same site set it holds.
 */
export function createCookieJudge() {
  const set = new Map<string, HarCookie>();

  return {
    /** @param headers values of `Set-Cookie` */
    wereSet(site: string, cookies: readonly HarCookie[], headers: readonly string[], now: number) {
      const told = [...headers.flatMap((value) => value.split('\n')).map(readSetCookie)];
      for (const cookie of [...cookies, ...told]) {
        if (set.size < REMEMBERED && judge(cookie, now)) set.set(`${site} ${cookie.name}`, cookie);
      }
    },
    /** Whether one of the cookies that were sent to a site can recognise the browser. */
    canRecognise(site: string, sent: readonly HarCookie[], now: number): boolean {
      return sent.some((cookie) => {
        const { name, value } = cookie;
        const known = set.get(`${site} ${name}`);
        return judge(cookie, now) || (known !== undefined && judge({ ...known, value }, now));
      });
    },
  };
}

function judge({ name, value, expires, secure, sameSite }: HarCookie, now: number): boolean {
  const ends = expires ? Date.parse(expires) / 1_000 : 0;
  return isIdentifying(
    {
      ...{ name, value, secure: secure === true, expirationDate: ends || 0 },
      sameSite: sameSite?.toLowerCase() === 'none' ? 'no_restriction' : 'unspecified',
    },
    now,
  );
}

/** The fields of a `Set-Cookie` header by which a cookie is judged (RFC 6265, section 5.2). */
function readSetCookie(header: string): HarCookie {
  const [pair = '', ...attributes] = header.split(';');
  const at = pair.indexOf('=');
  const named = new Map(
    attributes.map((attribute): [string, string] => {
      const [name = '', ...value] = attribute.split('=');
      return [name.trim().toLowerCase(), value.join('=').trim()];
    }),
  );
  const seconds = Number(named.get('max-age') ?? Number.NaN);
  // Far enough: nobody asks for more than a day.
  const expires = seconds > 0 ? '9999-12-31' : named.get('expires');
  return {
    ...{ name: pair.slice(0, Math.max(0, at)).trim(), value: pair.slice(at + 1).trim() },
    ...{ expires, secure: named.has('secure'), sameSite: named.get('samesite') },
  };
}
