/** Prints one line a step with the time since the beginning: the person at the terminal sees that it goes on. */
export type Say = (text: string) => void;

export function createSay(print: Say = (line) => console.log(line)): Say {
  const begun = performance.now();
  return (text) => print(`${((performance.now() - begun) / 1000).toFixed(1).padStart(8)} s  ${text}`);
}
