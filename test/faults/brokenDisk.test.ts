import assert from 'node:assert/strict';
import { NoStart } from '../builtDesk/builtDesk.js';
import type { ChatUser } from '../support/chatUser.js';
import {
  doubledIn,
  LOCALES,
  requestsOnDisk,
  type SpokenLocale,
  SUBMIT,
  said,
  textOnDisk,
  toReview,
  UNREACHABLE,
  userAt,
} from './deskUser.js';
import { endDesks, type FaultDesk, newFolder, startFaultDesk, until } from './faultDesk.js';
import type { DiskFault } from './faultyDisk.js';
import { tally } from './tally.js';

const FAULTS: Readonly<Record<string, DiskFault>> = {
  'a full disk': { code: 'ENOSPC', calls: 'writes', path: '' },
  'a full disk of the documents alone': { code: 'ENOSPC', calls: 'writes', path: '/desk/' },
  'a full disk of the conversations alone': { code: 'ENOSPC', calls: 'writes', path: '/state' },
  'a data directory that became read-only': { code: 'EROFS', calls: 'writes', path: '' },
  'a data directory without rights': { code: 'EACCES', calls: 'writes', path: '' },
  'a disk that fails to read and write': { code: 'EIO', calls: 'all', path: '/desk/' },
  'a disk of which every second call fails': { code: 'EIO', calls: 'all', path: '/desk/', every: 2 },
};

describe('a disk that fails', function () {
  this.timeout(120_000);
  let desk: FaultDesk;
  let names = 0;
  before(async () => {
    desk = await startFaultDesk(await newFolder(), { LOG_LEVEL: 'error' });
  });
  after(endDesks);

  for (const [what, fault] of Object.entries(FAULTS)) {
    it(`should lose nothing and be over when it is over: ${what}`, async () => {
      let stuck = 0;
      for (const locale of LOCALES) if (!(await outlives(what, fault, locale))) stuck += 1;
      assert.ok(desk.isUp(), desk.lines.join('\n'));
      const filed = requestsOnDisk(desk.dataDir);
      tally(what, { times: 3 * LOCALES.length, doubled: doubledIn(filed), stuck });
    });
  }

  /** Submits, changes a setting and keeps a draft, each during the fault and again after it. @returns whether all went on */
  async function outlives(what: string, fault: DiskFault, locale: SpokenLocale): Promise<boolean> {
    const words = WORDS[locale];
    const userId = `user of ${what} in ${locale}`;
    const open = (name: string) => userAt(desk.url, `${name} of ${userId}`, { userId, locale });
    const [filing, changing, keeping] = [open('filing'), open('changing'), open('keeping')] as const;
    await toReview(filing, locale);
    const name = `Renamed ${names++}`;
    for (const step of [...words.toRename, name, words.next]) await changing.say(step);
    await keeping.say(words.support);
    await keeping.say('Fabrikam Inc');
    await keeping.press(words.nextTitle, { issueType: words.billing });
    await keeping.say(words.cancel);
    const before = requestsOnDisk(desk.dataDir).length;

    const tries: [ChatUser, string][] = [
      [filing, SUBMIT[locale]],
      [changing, words.change],
      [keeping, words.keep],
    ];
    const presses = tries.map(([user, title]) => ({ user, value: user.dataOf(title) }));
    await desk.failDisk(fault);
    if (fault.every === undefined) {
      await until(async () => (await failed(presses[0]!)) && (await failed(presses[2]!)));
      assert.match(said(filing), UNREACHABLE[locale]);
      assert.match(said(keeping), UNREACHABLE[locale]);
    }
    for (const press of presses) await press.user.send({ type: 'message', value: press.value });
    await desk.healDisk();
    // What failed is pressed again, as the sentence asks for; free space is looked at twice a second.
    for (const press of presses) await until(async () => !(await failed(press)));

    const mine = requestsOnDisk(desk.dataDir).filter(({ createdBy }) => createdBy.endsWith(userId));
    assert.equal(requestsOnDisk(desk.dataDir).length, before + 1);
    assert.equal(mine.length, 1);
    assert.match(await filing.say(words.requests), new RegExp(mine[0]!.id));
    assert.match(await keeping.say(words.startOver), words.unfinished);
    return textOnDisk(desk.dataDir).split(`"${name}"`).length === 2;
  }

  /** Presses once more. @returns whether the user reads that it failed */
  async function failed({ user, value }: { user: ChatUser; value: object }): Promise<boolean> {
    await user.send({ type: 'message', value });
    return LOCALES.some((locale) => UNREACHABLE[locale].test(said(user)));
  }
});

describe('a desk that starts on a disk that fails', function () {
  this.timeout(120_000);
  after(endDesks);

  it('should say so in one sentence, exit 1, and start when it is mended', async () => {
    const dataDir = await newFolder();
    const codes = ['ENOSPC', 'EROFS', 'EACCES'];
    for (const code of codes) {
      const fault: DiskFault = { code, calls: 'writes', path: dataDir };
      const refusal = await startFaultDesk(dataDir, { LOG_LEVEL: 'silent' }, fault).then(
        () => assert.fail('it started'),
        (error: unknown) => error,
      );
      assert.ok(refusal instanceof NoStart, String(refusal));
      assert.equal(refusal.exitCode, 1);
      assert.match(refusal.said, new RegExp(`^Reservation Desk cannot start: .*${code}`));
      assert.doesNotMatch(refusal.said, /\n\s+at /);
    }
    const desk = await startFaultDesk(dataDir);
    assert.match(await userAt(desk.url, 'first').say('refund'), /Which customer/);
    tally('a start on a full, read-only or forbidden disk', { times: codes.length });
  });
});

const WORDS = {
  'en-US': {
    support: 'new support request',
    toRename: ['configuration', 'contoso', 'standard_e8s_v5', 'rename'],
    next: 'next',
    nextTitle: 'Next',
    billing: 'Billing',
    change: 'Yes, change it',
    cancel: 'cancel',
    keep: 'Keep for later',
    requests: 'my requests',
    startOver: 'start over',
    unfinished: /Continue the request for Fabrikam Inc/,
  },
  'fr-FR': {
    support: 'nouvelle demande de support',
    toRename: ['configuration', 'contoso', 'standard_e8s_v5', 'renommer'],
    next: 'suivant',
    nextTitle: 'Suivant',
    billing: 'Facturation',
    change: 'Oui, modifier',
    cancel: 'annuler',
    keep: 'Garder pour plus tard',
    requests: 'mes demandes',
    startOver: 'recommencer',
    unfinished: /(Reprendre|Continuer) la demande pour Fabrikam Inc/,
  },
} as const;
