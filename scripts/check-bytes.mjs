import './lib/require-node.mjs';
import { budgets } from './lib/budgets.mjs';
import { firstLoads } from './lib/web-bytes.mjs';

/** `npm run check:bytes`: the first load of each page of the last build against its budget. */
let over = 0;
for (const [face, { js, css }] of Object.entries(firstLoads())) {
  const budget = budgets[face];
  const fits = js <= budget.js && css <= budget.css;
  if (!fits) over += 1;
  console.log(
    `${fits ? 'ok  ' : 'OVER'}  ${face.padEnd(9)} js ${js.toFixed(1)} of ${budget.js} kB, css ${css.toFixed(1)} of ${budget.css} kB`,
  );
}
process.exitCode = over > 0 ? 1 : 0;
