import { PhoneSignIn } from '../shared/session/phone-sign-in';

export function App() {
  return (
    <main>
      <PhoneSignIn roles={['RESIDENT']} />
    </main>
  );
}
