import fs from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';

/** What a test leaves for the report: `testInfo.annotations.push({ type, description })`. */
export type Noted = 'state' | 'axe' | 'lcp';

/**
 * Counts what was shown: flows (tests tagged @flow that passed), states (each screen in each mode that axe has seen), axe
 * violations. The last two lines are for scripts.
 */
class FlowReporter implements Reporter {
  private readonly results = new Map<string, { test: TestCase; result: TestResult }>();

  onBegin(_config: FullConfig, suite: Suite): void {
    console.log(`${suite.allTests().length} browser tests`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.results.set(test.id, { test, result });
  }

  onEnd(): void {
    const all = [...this.results.values()];
    const passed = all.filter(({ result }) => result.status === 'passed');
    const failed = all.length - passed.length;
    const noted = (type: Noted) =>
      all.flatMap(({ result }) =>
        result.annotations.filter((note) => note.type === type).map((note) => note.description!),
      );
    const flows = passed.filter(({ test }) => test.tags.includes('@flow')).length;
    const states = new Set(noted('state')).size;
    const violations = noted('axe').reduce((sum, count) => sum + Number(count), 0);
    const bytes = JSON.parse(process.env['E2E_BYTES'] ?? '{}') as Record<string, { js: number } | undefined>;
    const kB = (face: string) => bytes[face]?.js.toFixed(1) ?? '-';
    if (process.env['E2E_COUNTS'])
      fs.writeFileSync(process.env['E2E_COUNTS'], JSON.stringify({ passed: passed.length, failed }));
    console.log(`${passed.length} passed, ${failed} failed`);
    console.log(
      `RESULT flows=${flows} states=${states} axe_violations=${violations} resident_js_kb=${kB('resident')} ` +
        `console_js_kb=${kB('console')} resident_lcp_ms=${noted('lcp')[0] ?? '-'}`,
    );
  }
}

export default FlowReporter;
