import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { words } from './texts/words';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Ten codes, shown this once: to be printed or copied. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const tell = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    tell(words('copied'));
  };
  return (
    <section className="stack" aria-label={words('recoveryTitle')}>
      <h3>{words('recoveryTitle')}</h3>
      <p>{words('recoveryOnce')}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row">
        <Button onClick={() => void copy()}>{words('copyCodes')}</Button>
        <Button onClick={() => window.print()}>{words('printCodes')}</Button>
      </div>
      <Button weight="primary" wide onClick={onKept}>
        {words('saved')}
      </Button>
    </section>
  );
}
