import type { TextParams } from './texts.js';

/** A text whose placeholders were found once: filling them in is putting strings together. */
export type CompiledText = (params: TextParams) => string;

const PLACEHOLDER = /\{\{(\w+)\}\}/;

/** @param text with placeholders such as `{{name}}`, which are all that the language files use */
export function compileText(text: string): CompiledText {
  // Every other part is the name of a placeholder.
  const parts = text.split(PLACEHOLDER);
  return (params) => {
    let filled = '';
    for (const [index, part] of parts.entries()) {
      filled += index % 2 === 0 ? part : (params[part] ?? `{{${part}}}`);
    }
    return filled;
  };
}
