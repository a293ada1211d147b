const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** What `countingIds` makes, which is where every id of a run comes from. */
const MADE_HERE = /^00000000-0000-4000-8000-\d{12}$/;

/** The GUIDs in a text, in order. */
export function idsIn(text: string): string[] {
  return text.match(GUID) ?? [];
}

export function withoutIds(text: string): string {
  return text.replace(GUID, '<id>');
}

/**
 * Which id of this run stands for which recorded one, so that recorded card answers reach this run's cards. Ids that no
 * run makes, such as a customer's, stand for themselves.
 */
export class IdMap {
  private readonly madeFor = new Map<string, string>();
  private readonly recordedFor = new Map<string, string>();

  /** Whether `made` is what `recorded` was. The first pair is believed: two for one, or one for two, is a difference. */
  agrees(recorded: string, made: string): boolean {
    if (!MADE_HERE.test(made)) return recorded === made;
    const isNew = !this.madeFor.has(recorded) && !this.recordedFor.has(made);
    if (!this.madeFor.has(recorded)) this.madeFor.set(recorded, made);
    if (isNew) this.recordedFor.set(made, recorded);
    return this.madeFor.get(recorded) === made && this.recordedFor.get(made) === recorded;
  }

  /** The text with this run's ids in place of the recorded ones. */
  translate(text: string): string {
    return text.replace(GUID, (id) => this.madeFor.get(id) ?? id);
  }
}
