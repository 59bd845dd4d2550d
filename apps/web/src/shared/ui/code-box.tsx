interface CodeBoxProps {
  readonly label: string;
  readonly code: string;
  readonly hint?: string;
}

/** A code to be read out or copied from the screen, large. Screen readers say digit by digit. */
export function CodeBox({ label, code, hint }: CodeBoxProps) {
  return (
    <div className="code-box">
      <p>{label}</p>
      <span className="code" aria-hidden>
        {code}
      </span>
      <span className="sr-only">{[...code].join(' ')}</span>
      {hint && <p className="muted">{hint}</p>}
    </div>
  );
}
