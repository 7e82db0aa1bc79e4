import { useWords } from '@/components/ui/WordsContext';
import type { OwnReport } from '@/lib/domain/own-list';
import { DIFFERENCE, PROBLEM } from './list-words.ts';

/** What became of the lines of a list: those in no rule by reason, and those with a difference. */
export function Findings(props: {
  readonly report: OwnReport;
  /** Shows a line in the editor, where there is one. */
  readonly onLine?: (line: number) => void;
}) {
  const words = useWords();
  const { problems, differences } = props.report;
  return (
    <ul className="findings">
      {problems.map((finding) => (
        <Finding
          key={finding.kind}
          text={words.say(PROBLEM[finding.kind])}
          onLine={props.onLine}
          {...finding}
        />
      ))}
      {differences.map((finding) => (
        <Finding
          key={finding.kind}
          mild
          text={words.say(DIFFERENCE[finding.kind])}
          onLine={props.onLine}
          {...finding}
        />
      ))}
    </ul>
  );
}

function Finding(props: {
  readonly text: string;
  readonly count: number;
  readonly examples: OwnReport['problems'][number]['examples'];
  readonly mild?: boolean;
  readonly onLine: ((line: number) => void) | undefined;
}) {
  const words = useWords();
  const { text, count, examples, onLine } = props;
  return (
    <li className={props.mild ? 'finding mild' : 'finding'}>
      <p>
        {words.count('ownLines', count)}: {text}
      </p>
      <ul className="finding-lines">
        {examples.map(({ line, text: source }) => (
          <li key={line}>
            {onLine ? (
              <button type="button" className="link" onClick={() => onLine(line)}>
                {words.say('ownLine', words.number(line))}
              </button>
            ) : (
              <span className="detail">{words.say('ownLine', words.number(line))}</span>
            )}
            <code>{source}</code>
          </li>
        ))}
        {count > examples.length && (
          <li className="detail">{words.count('ownMoreLines', count - examples.length)}</li>
        )}
      </ul>
    </li>
  );
}
