import { readableHosts } from '@/lib/domain/readable-host';
import type messages from '@/public/_locales/en/messages.json';

/** Every key of the messages file. */
export type MessageKey = keyof typeof messages;

/** A key that has one text for each plural form: named without its `_one`, `_other` ending. */
export type PluralKey = MessageKey extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : never
  : never;

/** A key that has one text. */
export type PlainKey = Exclude<MessageKey, `${PluralKey}_${string}`>;

/** Looks a message up and fills its placeholders, as the browser's `i18n.getMessage` does. */
export type GetMessage = (key: string, values: string[]) => string;

/** Everything the screen says, in the person's language; hosts in sentences as people write them. */
export interface Words {
  /** A BCP 47 tag: the language of the messages, which need not be the browser's. */
  readonly language: string;
  say(key: PlainKey, ...values: readonly string[]): string;
  /** The plural form for a number; the number is the first placeholder, `values` the others. */
  count(key: PluralKey, count: number, ...values: readonly string[]): string;
  /** A number as people write it. */
  number(value: number): string;
  /** A share, 0 to 1, as people write it: "83%". */
  percent(share: number): string;
  /** Bytes as people write them: "5.2 MB". */
  size(bytes: number): string;
  /** When something ends, in milliseconds since the epoch: the hour, with the day if it is another. */
  time(moment: number, now: number): string;
  /** The hour of a moment in milliseconds since the epoch. */
  hour(moment: number): string;
  /** Day and hour of a moment in milliseconds since the epoch. */
  date(moment: number): string;
  /** The days from one moment to another, in milliseconds since the epoch: "3 – 9 Nov 2026". */
  days(from: number, to: number): string;
  /** "Nov": the month of a moment, with the year where it begins. */
  month(moment: number): string;
  /** "a, b and c". */
  list(items: readonly string[]): string;
}

const HOUR: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const WEEKDAY: Intl.DateTimeFormatOptions = { weekday: 'short', ...HOUR };
const DATE: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  ...HOUR,
};

const MONTH: Intl.DateTimeFormatOptions = { month: 'short' };
const YEAR: Intl.DateTimeFormatOptions = { year: 'numeric' };
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };

/**
 * Builds the words from a message source. Plural forms that a language lacks fall back to `_other`.
 *
 * The first `Intl.NumberFormat` of a fresh process takes 20 to 50 ms, the first `Intl.ListFormat` 9,
 * and `Intl.PluralRules` half of one: only what is needed for the first picture is made for it.
 */
export function createWords(getMessage: GetMessage): Words {
  const language = getMessage('languageTag', []) || 'en';
  const plurals = new Intl.PluralRules(language);
  let numbers: Intl.NumberFormat | undefined;
  let lists: Intl.ListFormat | undefined;
  let percents: Intl.NumberFormat | undefined;
  const formats = new Map<object, Intl.DateTimeFormat>();

  function number(value: number): string {
    if (value < 1000) return String(value);
    numbers ??= new Intl.NumberFormat(language);
    return numbers.format(value);
  }

  function formatter(form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const made = formats.get(form) ?? new Intl.DateTimeFormat(language, form);
    formats.set(form, made);
    return made;
  }

  /** Nothing for what no date can hold, where the browser would throw: a page must not go blank. */
  function written(form: Intl.DateTimeFormatOptions, moment: number, until = moment): string {
    if (!isMoment(moment) || !isMoment(until)) return '';
    if (moment === until) return formatter(form).format(moment);
    return formatter(form).formatRange(moment, until);
  }

  return {
    language,
    say: (key, ...values) => getMessage(key, values.map(readableHosts)),
    count(key, count, ...values) {
      const filled = [number(count), ...values.map(readableHosts)];
      return (
        getMessage(`${key}_${plurals.select(count)}`, filled) || getMessage(`${key}_other`, filled)
      );
    },
    number,
    percent(share) {
      percents ??= new Intl.NumberFormat(language, { style: 'percent' });
      return percents.format(share);
    },
    size(bytes) {
      const unit = bytes < 1e6 ? 'kilobyte' : 'megabyte';
      const form = { style: 'unit', unit, maximumFractionDigits: bytes < 1e7 ? 1 : 0 } as const;
      return new Intl.NumberFormat(language, form).format(bytes / (bytes < 1e6 ? 1e3 : 1e6));
    },
    time(moment, now) {
      const isSameDay = new Date(moment).toDateString() === new Date(now).toDateString();
      return written(isSameDay ? HOUR : WEEKDAY, moment);
    },
    hour: (moment) => written(HOUR, moment),
    date: (moment) => written(DATE, moment),
    days: (from, to) => written(DAY, from, to),
    month: (moment) => written(new Date(moment).getMonth() === 0 ? YEAR : MONTH, moment),
    list(items) {
      lists ??= new Intl.ListFormat(language, { type: 'conjunction' });
      return lists.format(items);
    },
  };
}

function isMoment(moment: number): boolean {
  return !Number.isNaN(new Date(moment).getTime());
}
