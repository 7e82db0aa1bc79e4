/** The fields of a cookie by which it is judged. */
export interface CookieFacts {
  readonly value: string;
  readonly secure: boolean;
  /** The browser's own words: only `no_restriction` travels to third parties. */
  readonly sameSite: string;
  /** Seconds since the epoch; absent for cookies that end with the browser. */
  readonly expirationDate?: number;
}

/** A shorter value is a language, a consent or a flag, not the name of a browser. */
const SHORTEST_ID = 8;

/** A value with fewer different characters repeats itself too much to tell browsers apart. */
const FEWEST_CHARACTERS = 5;

/** A cookie that ends sooner recognises nobody tomorrow. */
const SHORTEST_LIFE_SECONDS = 24 * 60 * 60;

/**
 * Whether a third party could recognise this browser by a cookie: it travels to third parties,
 * lasts for a day or more, and its value is long and varied enough to be a name. In the tradition
 * of Privacy Badger, which judges cookies by the information they can hold.
 *
 * @param now milliseconds since the epoch
 */
export function isIdentifying(cookie: CookieFacts, now: number): boolean {
  if (cookie.sameSite !== 'no_restriction' || !cookie.secure) return false;
  if ((cookie.expirationDate ?? 0) - now / 1_000 < SHORTEST_LIFE_SECONDS) return false;
  if (cookie.value.length < SHORTEST_ID) return false;
  return new Set(cookie.value).size >= FEWEST_CHARACTERS;
}
