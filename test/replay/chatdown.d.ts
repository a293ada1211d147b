declare module '@microsoft/bf-chatdown/utils/index.js' {
  import type { Activity } from 'botbuilder';

  /** Turns the text of a `.chat` file into activities. */
  const chatdown: (text: string, options: object) => Promise<Partial<Activity>[]>;
  export = chatdown;
}
