/** A variable set by global-setup.ts. @throws when a spec of the unit project asks for it */
export function requiredEnv(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: this spec belongs under test/, in the integration project`);
  return value;
}
