/** The fields of a cookie by which it is judged. */
export interface CookieFacts {
  readonly name: string;
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
 * Cookies by which servers share out their load and tell people from programs. They are bound to one
 * server or one customer of the service, and say of a browser no more than that; each as its maker
 * documents it.
 */
const INFRASTRUCTURE: readonly RegExp[] = [
  // Cloudflare: https://developers.cloudflare.com/fundamentals/reference/policies-compliances/cloudflare-cookies/
  /^(__cf_bm|_cfuvid|__cfruid|__cflb|__cfseq|__cfwaitingroom|cf_clearance|cf_chl_\w+)$/,
  // Amazon's and Google's load balancers, Azure's gateways, HAProxy, ingress-nginx, Citrix.
  /^(AWSALB(TG)?(CORS)?|AWSELB(CORS)?|GCLB|GCILB|ARRAffinity(SameSite)?)$/,
  /^(ApplicationGatewayAffinity(CORS)?|SERVERID|INGRESSCOOKIE|NSC_\w+)$/,
  // F5: BIG-IP's pools, and its protection of applications.
  /^(BIGipServer.*|TS[0-9a-f]{6,}(_\w+)?)$/,
  // Imperva: one visitor of one customer, the session, the balancer, the check for programs.
  /^((visid_incap|incap_ses|nlbi)_[\w-]+|___utmv[a-c]\w+|reese84)$/,
  // Akamai, DataDome, HUMAN: who is a program.
  /^(_abck|ak_bmsc|bm_(mi|s|so|ss|sv|sz)|akaalb_\w+|datadome|_px[23]|_pxhd)$/,
];

/**
 * Whether a third party could recognise this browser by a cookie: it travels to third parties,
 * lasts for a day or more, its value is long and varied enough to be a name, and it is not one of those
 * that keep a server running. In the tradition
 * of Privacy Badger, which judges cookies by the information they can hold.
 *
 * @param now milliseconds since the epoch
 */
export function isIdentifying(cookie: CookieFacts, now: number): boolean {
  if (INFRASTRUCTURE.some((known) => known.test(cookie.name))) return false;
  if (cookie.sameSite !== 'no_restriction' || !cookie.secure) return false;
  if ((cookie.expirationDate ?? 0) - now / 1_000 < SHORTEST_LIFE_SECONDS) return false;
  if (cookie.value.length < SHORTEST_ID) return false;
  return new Set(cookie.value).size >= FEWEST_CHARACTERS;
}
