import type { TurnContext } from 'botbuilder';
import type { DeskTurn } from '../../../dialogs/deskTurn.js';
import type { ConversationMemory } from '../../conversationMemory.js';
import type { Ended, Incoming } from '../../turnEnds.js';
import { noteTurn } from '../../turnNotes.js';
import { goOnAlone } from './goOnAlone.js';
import type { GroupTalk } from './groupTalk.js';

/** Turns where others read along. Nothing of a customer is said in them: what was asked goes on in a chat of two. */
export class GroupTurns {
  constructor(
    private readonly memory: ConversationMemory,
    private readonly talk: GroupTalk,
  ) {}

  /** Answers the turn and keeps it. @param converse answers in the chat of two, as if the words had been typed there */
  async answer(
    { opening, language }: Incoming,
    turn: DeskTurn,
    converse: (chat: TurnContext) => Promise<void>,
  ): Promise<Ended> {
    const { context } = turn;
    let words: string | undefined;
    if (opening === 'spoken') words = await this.talk.answer(turn, this.memory.newestCard(context));
    else if (opening === 'joined') await this.#welcome(turn);
    else if (language !== undefined) await this.talk.speak(turn, language);
    await this.memory.save(context);
    noteTurn(context, { at: 'group' });
    if (words === undefined) return { isAnswered: true };
    const asked = words;
    return { isAnswered: true, afterwards: () => goOnAlone(turn, asked, converse) };
  }

  /** Once for all members, whoever brings the bot in or brings it back. */
  async #welcome(turn: DeskTurn): Promise<void> {
    const { welcomed } = await this.memory.greeting(turn.context);
    if (welcomed) return;
    await this.memory.keepGreeting(turn.context, { welcomed: true });
    await this.talk.welcome(turn);
  }
}
