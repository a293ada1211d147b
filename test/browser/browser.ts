import { type Browser, chromium } from 'playwright-core';
import { chromiumFiles } from './chromiumFiles.js';

/** A real headless Chromium. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = chromiumFiles();
  return chromium.launch({
    executablePath,
    env,
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
  });
}
