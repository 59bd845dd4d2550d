import { sharedSignIn } from './shared-sign-ins';
import { demoAccounts, keepTokens, signInByPassword, type Tokens } from './system';

/** Signs every demonstration account in once: a phone gets one code a minute, however many tests want it. */
export default async function signEverybodyIn(): Promise<void> {
  const kept: Record<string, Tokens> = {};
  for (const { phone, username, password } of await demoAccounts()) {
    kept[username ?? phone] = username
      ? await signInByPassword(username, password!)
      : await sharedSignIn(phone);
  }
  keepTokens(kept);
}
