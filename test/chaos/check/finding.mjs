/** What a check found: how often an invariant was broken, and some of what broke it. */
export const finding = (invariant, what, broken) => ({
  invariant,
  what,
  broken: broken.length,
  sample: broken.slice(0, 3).map(String),
});
