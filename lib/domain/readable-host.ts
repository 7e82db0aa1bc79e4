import { decodePunycode } from './punycode.ts';

/**
 * A host with at least one label in ASCII that stands for other letters, anywhere in a text. Hosts may
 * hold what looks like punctuation: where it runs on without a space, it may be one longer host.
 */
const ENCODED_HOST =
  /(?<![\p{L}\p{N}._-][!"$&'()*+,;=`{}~]*)(?:[a-z0-9_-]+\.)*xn--[a-z0-9-]+(?:\.[a-z0-9_-]+)*(?![.!"$&'()*+,;=`{}~]*[\p{L}\p{N}_-])/gu;

/**
 * A text with its hosts in the letters of their owners: `xn--bcher-kva.de` reads `bücher.de`. Only
 * where nobody can be led astray: every letter of a label is of one script (or of those that Japanese
 * and Korean are written in together), and no label could be read as one in Latin letters. All
 * others stay as they are.
 *
 * The rules follow those of browsers' address bars, more strictly:
 * https://chromium.googlesource.com/chromium/src/+/main/docs/idn.md and UTS #39.
 */
export function readableHosts(text: string): string {
  if (!text.includes('xn--')) return text;
  return text.replace(ENCODED_HOST, (host) => {
    const readable = host.split('.').map(readableLabel).join('.');
    // The browser itself must agree that this is the same host.
    return leadsTo(readable) === host ? readable : host;
  });
}

function readableLabel(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const decoded = decodePunycode(label.slice(4));
  return decoded !== undefined && isPlain(decoded) ? decoded : label;
}

function leadsTo(host: string): string | undefined {
  return URL.parse(`https://${host}/`)?.hostname;
}

/** Latin letters and those with marks; without those that look like others: ı, ĸ, ŀ, ŉ, ſ, þ, ð, ŋ, ŧ, ħ. */
const LATIN =
  /^[a-z0-9ß-ïñ-öøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥĩīĭįĵķĺļľłńņňōŏőœŕŗřśŝşšţťũūŭůűųŵŷźżžșț-]+$/u;

/**
 * What else a label may be written in, digits and hyphens beside. Of scripts with letters that look
 * like Latin ones it must have one at least that does not: аррӏе is Cyrillic and could be apple.
 */
const SCRIPTS: readonly RegExp[] = [
  /^(?=.*[бгджзийлпфцчшщыэюяєґђћљњџ])[а-яёіїєґјђћљњџ0-9-]+$/u,
  /^(?=.*[βγδεζθλμξπσςφψω])[α-ωάέήίόύώϊϋΐΰ0-9-]+$/u,
  /^(?=.*[אבגהזטךכלםמנעףפץצקרשת])[א-ת0-9-]+$/u,
  /^(?=.*[^اهةى0-9-])[\p{Script=Arabic}0-9-]+$/u,
  /^(?=.*[^ทนบพรหเแดลปฟม0-9-])[\p{Script=Thai}0-9-]+$/u,
  /^[\p{Script=Devanagari}0-9-]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー0-9-]+$/u,
  /^[\p{Script=Hangul}\p{Script=Han}0-9-]+$/u,
];

/** Whether a label says nothing else than it seems to: see `readableHosts`. */
function isPlain(label: string): boolean {
  // Digits of other scripts can look like letters.
  if (/[^\P{N}0-9]/u.test(label) || label.normalize('NFC') !== label) return false;
  // These alone look like strokes and dots.
  if (/^[一丨丶丿ノー〇・0-9-]+$/u.test(label)) return false;
  return LATIN.test(label) || SCRIPTS.some((script) => script.test(label));
}
