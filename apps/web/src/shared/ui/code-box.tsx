interface CodeBoxProps {
  readonly label: string;
  readonly code: string;
  readonly hint?: string;
}

/** Characters beyond which a code is set smaller, to stay in one line of an office's sheet. */
const LONG = 10;

/** A code to be read out or copied from the screen, large. Screen readers say digit by digit. */
export function CodeBox({ label, code, hint }: CodeBoxProps) {
  return (
    <div className="code-box">
      <p>{label}</p>
      <span className={code.length > LONG ? 'code long' : 'code'} aria-hidden>
        {code}
      </span>
      <span className="sr-only">{[...code].join(' ')}</span>
      {hint && <p className="muted">{hint}</p>}
    </div>
  );
}
