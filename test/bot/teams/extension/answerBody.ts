import { z } from 'zod';
import type { WindowCard } from './windowCard.js';

const words = z.string().default('');

const preview = z.looseObject({
  content: z.looseObject({
    title: words,
    text: words,
    tap: z.looseObject({ value: z.unknown() }).optional(),
  }),
});

const attachment = z.looseObject({
  contentType: z.string(),
  content: z.looseObject({
    version: z.string().optional(),
    actions: z.array(z.looseObject({ type: z.string(), title: words, url: words })).optional(),
  }),
  preview: preview.optional(),
});

/** The extension's list, or a sentence in its place. */
const composeExtension = z.looseObject({
  type: z.string(),
  text: words,
  attachmentLayout: words,
  attachments: z.array(attachment).default([]),
});

const windowCard = z.custom<WindowCard>(
  (card) => z.looseObject({ body: z.array(z.unknown()) }).safeParse(card).success,
);

/** A window with a card, or a last sentence in it. */
const task = z
  .looseObject({
    type: z.enum(['continue', 'message']),
    value: z.union([
      z.string(),
      z.looseObject({ title: z.string(), card: z.looseObject({ content: windowCard }) }),
    ]),
  })
  .transform(({ type, value }) =>
    typeof value === 'string' ? { type, sentence: value } : { type, sentence: '', window: value },
  );

/** Choices that were found, or why there are none. */
const found = z.looseObject({
  results: z.array(z.looseObject({ title: z.string(), value: z.string() })).default([]),
  message: words,
});

const body = z.looseObject({
  composeExtension: composeExtension.optional(),
  task: task.optional(),
  statusCode: z.number().optional(),
  type: z.string().optional(),
  value: found.optional(),
});

/** What a client reads of the answer to an invoke. */
export type AnswerBody = z.infer<typeof body>;

/** Throws what is wrong with an answer that no client could read. */
export function readAnswerBody(sent: unknown): AnswerBody {
  return body.parse(sent ?? {});
}
