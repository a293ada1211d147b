import { openStandInChannel } from '../chat/standInChannel.js';
import { MAIN_JOB_BY_CARDS, MAIN_JOB_TYPED } from '../chat/visits.js';
import type { Scenario } from '../scenario.js';
import { compareChats, cpuGoal, speedGoal } from './chatComparison.js';

const TYPED = 'the main job by typing, to the review and back';
const BY_CARDS = 'the main job by card answers, to the review and back';
const POSTED = 'the main job by card answers, replies posted to a channel';

export const mainJobTyped: Scenario = {
  name: 'typed',
  title: TYPED,
  goals: [speedGoal('main job by typing: turns a second', 2), cpuGoal('main job by typing: CPU a turn', 0.5)],
  run: (options) => compareChats(options, TYPED, MAIN_JOB_TYPED),
};

export const mainJobByCards: Scenario = {
  name: 'cards',
  title: BY_CARDS,
  goals: [speedGoal('main job by cards: turns a second', 2), cpuGoal('main job by cards: CPU a turn', 0.5)],
  run: (options) => compareChats(options, BY_CARDS, MAIN_JOB_BY_CARDS),
};

export const mainJobPosted: Scenario = {
  name: 'posted',
  title: POSTED,
  goals: [speedGoal('main job, replies posted: turns a second', 2)],
  async run(options) {
    const channel = await openStandInChannel();
    try {
      return await compareChats(options, POSTED, MAIN_JOB_BY_CARDS, channel.over);
    } finally {
      await channel.close();
    }
  },
};
