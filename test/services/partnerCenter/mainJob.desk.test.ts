import { join } from 'node:path';
import { openDesk } from '../../../bot/compose/openDesk.js';
import { demoDesks } from '../../../services/local/demo/demoDesk.js';
import type { TranscriptDeskOptions } from '../../replay/transcriptDesk.js';
import { openStandIn } from '../../standIn/standIn.js';
import { languages } from '../../support/languages.js';
import { describeMainJob } from '../contract/mainJobContract.js';
import { QUICK, standInSettings } from './standInSettings.js';

/** The bot on the real back end, which speaks to a stand-in that holds the demo data. */
const openOnStandIn: TranscriptDeskOptions['openDesk'] = async (options) => {
  const standIn = await openStandIn({ documents: demoDesks(options.clock.now()), clock: options.clock });
  const backend = await standInSettings(standIn, join(options.dataDir, 'partner'));
  const desk = await openDesk({ ...options, backend, remoteLimits: QUICK });
  return {
    ...desk,
    async close() {
      await desk.close();
      await standIn.close();
    },
  };
};

/** By which Microsoft support finds a quote and a request. */
const OF_THE_SERVICE = ['service.session', 'service.correlation', 'service.ticket'] as const;
const moreFacts = languages.languages.flatMap((language) =>
  OF_THE_SERVICE.map((key) => languages.textsFor(language).say(key)),
);

describeMainJob('the real back end', openOnStandIn, moreFacts);
