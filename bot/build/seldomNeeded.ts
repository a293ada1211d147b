/**
 * Packages that the Bot Framework SDK, Adaptive Expressions and restify load at start for what few desks do, or none:
 * recognisers of the SDK's own prompts, sign-in with certificates and managed identities, skills, XML and signatures.
 * In the bundle each is loaded when it is first used, which leaves some 20 MB of a start out. Not among them is what a module
 * of the SDK uses while it is loaded, such as `@microsoft/recognizers-text-suite` and `globalize`.
 */
export const SELDOM_NEEDED: ReadonlySet<string> = new Set([
  '@azure/identity',
  '@azure/msal-node',
  '@microsoft/recognizers-text-choice',
  '@microsoft/recognizers-text-data-types-timex-expression',
  '@microsoft/recognizers-text-date-time',
  '@microsoft/recognizers-text-number',
  'axios',
  'cross-fetch',
  'csv',
  'fast-xml-parser',
  'htmlparser2',
  'http-signature',
  'node-fetch',
]);
