/** Made by the build out of the language folders. */
declare module 'desk:texts' {
  /** What the page says, by folder name of the language. */
  export const texts: Readonly<Record<string, object>>;
}
