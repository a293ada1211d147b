import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Button } from '../button.js';
import type { DataSection, MyDataCardView } from './myDataCard.js';

export interface ForgetModel {
  /** Whether this server keeps what was said in the chat. */
  readonly isKeptHere: boolean;
  readonly hasApprovals: boolean;
}

/** What a deletion takes and what it leaves. */
export function forgetView(
  texts: Texts,
  { isKeptHere, hasApprovals }: ForgetModel,
  buttons: readonly Button[],
): MyDataCardView {
  const section = (heading: TextKey, ...lines: TextKey[]): DataSection => ({
    heading: texts.say(heading),
    lines: lines.map((line) => ({ label: '', value: texts.say(line) })),
  });
  return {
    title: texts.say('myData.forget.title'),
    intro: texts.say('myData.forget.intro'),
    sections: [
      section(
        'myData.forget.goes.heading',
        'myData.forget.goes.profile',
        'myData.forget.goes.drafts',
        ...(hasApprovals ? (['myData.forget.goes.approvals'] as const) : []),
        isKeptHere ? 'myData.forget.goes.transcripts' : 'myData.forget.goes.conversation',
      ),
      section(
        'myData.forget.stays.heading',
        'myData.forget.stays.requests',
        ...(hasApprovals ? (['myData.forget.stays.approvals'] as const) : []),
        'myData.forget.stays.trail',
        isKeptHere ? 'myData.forget.stays.screen' : 'myData.forget.stays.app',
      ),
    ],
    buttons,
  };
}
