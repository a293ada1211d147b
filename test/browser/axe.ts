import axe, { type AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';

/** Off by default, but it is level A of WCAG 2.1: what is read on a button must be part of its name. */
const OPTIONS = { rules: { 'label-content-name-mismatch': { enabled: true } } };

/** Faults of the page that axe calls serious or critical, one line each; only those inside `part` when given. */
export async function seriousFaults(page: Page, part?: Locator): Promise<string[]> {
  // Evaluated by the debugger, which the page's content security policy does not bind.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const results = await (part ? part.evaluate(runInside, OPTIONS) : page.evaluate(runOnPage, OPTIONS));
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) => nodes.map((node) => `${impact} ${id}: ${node.html.slice(0, 300)}`));
}

type WithAxe = typeof globalThis & { readonly axe: typeof axe };

function runInside(element: unknown, options: typeof OPTIONS): Promise<AxeResults> {
  return (globalThis as WithAxe).axe.run(element as never, options);
}

function runOnPage(options: typeof OPTIONS): Promise<AxeResults> {
  return (globalThis as WithAxe).axe.run(options);
}
