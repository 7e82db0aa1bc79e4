import { useWords } from '@/components/ui/WordsContext';

/** Says that a company or a host has a cookie that can identify this browser. */
export function CookieMark() {
  const label = useWords().say('holdsCookie');
  return (
    <svg
      className="cookie"
      viewBox="0 0 16 16"
      width="13"
      height="13"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path
        d="M8 1.6a6.4 6.4 0 1 0 6.4 6.6a2.6 2.6 0 0 1-3-2.6a2.6 2.6 0 0 1-3.4-4z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path
        d="M5.4 6.4h.1M6.2 10.4h.1M10 10.4h.1"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
      />
    </svg>
  );
}
