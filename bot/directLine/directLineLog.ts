/** The part of a pino logger that the channel uses. Ids only are logged, never what was said. */
export interface DirectLineLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
