import { ArrowLeft } from 'lucide-react';
import { Link, useParams } from 'wouter';
import { Stack } from '../shared/ui/card';
import { SessionRoll } from '../staff/sessions/session-roll';
import { tell } from '../staff/texts/words';

/** The roll of one session. */
export function RollPage() {
  const { id = '' } = useParams();
  return (
    <Stack>
      <Link href="/sessions" className="with-icon back">
        <ArrowLeft aria-hidden />
        {tell('back')}
      </Link>
      <SessionRoll sessionId={id} />
    </Stack>
  );
}
