import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RequestStatus } from '../../../services/model.js';
import { dueNotices, kindsToLookAt } from '../../../services/notices/dueNotices.js';
import type { Notice, NoticeFacts, RequestFact } from '../../../services/notices/notice.js';
import { NOTICE_KINDS } from '../../../services/notices/noticeKinds.js';
import { type NoticeMemory, newMemory, resumed } from '../../../services/notices/noticeMemory.js';
import { type NoticeSettings, usualSettings } from '../../../services/notices/noticeSettings.js';
import { isQuiet } from '../../../services/notices/noticeTimes.js';
import { wallTimeAt } from '../../../services/notices/wallClock.js';

const START = new Date('2026-11-23T09:00:00Z');
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const ALWAYS: NoticeSettings = {
  ...usualSettings('UTC'),
  quiet: undefined,
  paces: {
    requestStatus: 'atOnce',
    supportAnswer: 'atOnce',
    expiringSoon: 'atOnce',
    limitRefilled: 'atOnce',
    weeklyDigest: 'off',
  },
};

function request(changes: Partial<RequestFact> = {}): RequestFact {
  return {
    id: 'SR-000001',
    customerName: 'Contoso',
    createdAt: '2026-11-20T09:00:00Z',
    status: 'Open',
    answers: 0,
    ...changes,
  };
}

/** Looks again and again, as the rounds do. */
class Looks {
  memory: NoticeMemory = newMemory(START);

  constructor(private readonly settings: NoticeSettings = ALWAYS) {}

  at(minutes: number, facts: NoticeFacts): readonly Notice[] {
    const now = later(minutes);
    const kinds = kindsToLookAt(this.memory, this.settings, now);
    const { notices, memory } = dueNotices(this.memory, this.settings, kinds, facts, now);
    this.memory = JSON.parse(JSON.stringify(memory));
    return notices;
  }
}

describe('dueNotices', () => {
  it('should tell nothing of what was before the desk began to look', () => {
    const looks = new Looks();
    assert.deepEqual(looks.at(0, { requests: [request({ status: 'Closed' })] }), []);
  });

  it('should tell a change of status once', () => {
    const looks = new Looks();
    looks.at(0, { requests: [request()] });
    assert.deepEqual(looks.at(5, { requests: [request({ status: 'InProgress' })] }), [
      { kind: 'requestStatus', requestId: 'SR-000001', customerName: 'Contoso', status: 'InProgress' },
    ]);
    assert.deepEqual(looks.at(10, { requests: [request({ status: 'InProgress' })] }), []);
  });

  it('should tell what became of a request that was filed and changed between two looks', () => {
    const looks = new Looks();
    looks.at(0, { requests: [] });
    const filed = request({ createdAt: later(1).toISOString(), status: 'Closed', answers: 2 });
    assert.deepEqual(
      looks.at(5, { requests: [filed] }).map(({ kind }) => kind),
      ['requestStatus', 'supportAnswer'],
    );
  });

  it('should not tell users of what they did themselves', () => {
    const looks = new Looks();
    looks.at(0, { requests: [request()] });
    assert.deepEqual(looks.at(5, { requests: [request({ status: 'Withdrawn' })] }), []);
    looks.at(10, { requests: [request()] });
    const closed = request({ status: 'Closed' });
    assert.deepEqual(looks.at(15, { requests: [{ ...closed, isOwnDoing: true }] }), []);
    assert.deepEqual(looks.at(20, { requests: [closed] }), []);
  });

  it('should count answers, and not count them again when a look at the ticket failed in between', () => {
    const looks = new Looks();
    looks.at(0, { requests: [request({ answers: 1 })] });
    const [told] = looks.at(5, { requests: [request({ answers: 3 })] });
    assert.ok(told?.kind === 'supportAnswer' && told.answers === 2);
    assert.deepEqual(looks.at(10, { requests: [request({ answers: 0 })] }), []);
    assert.deepEqual(looks.at(15, { requests: [request({ answers: undefined })] }), []);
    assert.deepEqual(looks.at(20, { requests: [request({ answers: 3 })] }), []);
  });

  it('should tell a reservation’s expiry once, also when it could not be read for a while, and anew when it changed', () => {
    const looks = new Looks();
    const expiring = (expiryDate: string) => [
      { customerId: 'c', customerName: 'Contoso', reservationId: 'r', reservationName: 'VM', expiryDate },
    ];
    assert.equal(looks.at(0, { expiring: expiring('2026-12-01') }).length, 1);
    assert.equal(looks.at(5, { expiring: [] }).length, 0);
    assert.equal(looks.at(10, { expiring: expiring('2026-12-01') }).length, 0);
    assert.equal(looks.at(15, { expiring: expiring('2026-12-15') }).length, 1);
  });

  it('should tell of a limit that left the list of those nearly gone, if the list could be read', () => {
    const looks = new Looks();
    const low = [{ customerId: 'c', customerName: 'Contoso' }];
    assert.deepEqual(looks.at(0, { lowLimits: low }), []);
    assert.deepEqual(looks.at(5, {}), []);
    // Somebody else looked before it left the list, and did not look this one up.
    assert.deepEqual(looks.at(10, { lowLimits: [] }), []);
    const free = { amountMinor: 1_500_000, currency: 'USD' };
    assert.deepEqual(looks.at(15, { lowLimits: [], raisedLimits: new Map([['c', free]]) }), [
      { kind: 'limitRefilled', customerId: 'c', customerName: 'Contoso', free },
    ]);
    assert.deepEqual(looks.at(20, { lowLimits: [], raisedLimits: new Map([['c', free]]) }), []);
  });

  it('should not call a limit refilled whose customer is the partner’s no more', () => {
    const looks = new Looks();
    looks.at(0, { lowLimits: [{ customerId: 'c', customerName: 'Contoso' }] });
    assert.deepEqual(looks.at(5, { lowLimits: [], raisedLimits: new Map([['c', undefined]]) }), []);
    assert.deepEqual(looks.memory.lowLimits, {});
  });

  it('should leave the memory as it is, the very object, when there is nothing new', () => {
    const looks = new Looks();
    looks.at(0, { requests: [request()], lowLimits: [] });
    const kinds = kindsToLookAt(looks.memory, ALWAYS, later(5));
    const due = dueNotices(looks.memory, ALWAYS, kinds, { requests: [request()], lowLimits: [] }, later(5));
    assert.equal(due.memory, looks.memory);
  });

  it('should hold what happened while a kind was off for no news', () => {
    const looks = new Looks();
    looks.at(0, { requests: [request()] });
    looks.memory = resumed(looks.memory, ['requestStatus'], later(5));
    assert.deepEqual(looks.at(10, { requests: [request({ status: 'Closed' })] }), []);
  });

  it('should tell in the end whatever happened, the last of it and once, and never in quiet hours', () => {
    const status = fc.constantFrom<RequestStatus>('Open', 'InProgress', 'Closed');
    const steps = fc.array(
      fc.record({ minutes: fc.integer({ min: 1, max: 300 }), status, answered: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    const pace = fc.constantFrom<'atOnce' | 'daily' | 'weekly'>('atOnce', 'daily', 'weekly');
    fc.assert(
      fc.property(
        steps,
        pace,
        fc.constantFrom('Europe/Paris', 'America/New_York'),
        (changes, chosen, timeZone) => {
          const usual = usualSettings(timeZone);
          const paces = { ...usual.paces, requestStatus: chosen, supportAnswer: chosen };
          const settings = { ...usual, paces };
          const looks = new Looks(settings);
          let known: RequestStatus = 'Open';
          let [minutes, answers, told] = [0, 0, 0];
          looks.at(0, { requests: [request()] });
          // Long enough afterwards that everything was due.
          for (const change of [...changes, ...Array.from({ length: 8 * 24 }, () => undefined)]) {
            minutes += change?.minutes ?? 60;
            answers += change?.answered ? 1 : 0;
            const current = change?.status ?? changes.at(-1)?.status ?? 'Open';
            const notices = looks.at(minutes, { requests: [request({ status: current, answers })] });
            assert.ok(notices.length === 0 || !isQuiet(settings.quiet, wallTimeAt(later(minutes), timeZone)));
            for (const notice of notices) {
              if (notice.kind === 'requestStatus') {
                assert.notEqual(notice.status, known);
                known = notice.status;
              } else if (notice.kind === 'supportAnswer') told += notice.answers;
            }
          }
          assert.equal(known, changes.at(-1)?.status);
          assert.equal(told, answers);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('should have something to say of every kind', () => {
    const summary = {
      customers: 1,
      reservations: 1,
      expiring: { 30: 0, 60: 0, 90: 0 },
      underused: 0,
      limitsNearlyGone: 0,
      openRequests: 0,
      unreadable: 0,
    };
    const memory: NoticeMemory = {
      ...newMemory(START),
      statuses: { 'SR-000001': 'Open' },
      answers: { 'SR-000001': 0 },
      lowLimits: { c: 'Contoso' },
    };
    const facts: NoticeFacts = {
      requests: [request({ status: 'Closed', answers: 1 })],
      expiring: [
        {
          customerId: 'c',
          customerName: 'C',
          reservationId: 'r',
          reservationName: 'R',
          expiryDate: '2026-12-01',
        },
      ],
      lowLimits: [],
      raisedLimits: new Map([['c', { amountMinor: 100, currency: 'USD' }]]),
      summary,
    };
    const { notices } = dueNotices(memory, ALWAYS, NOTICE_KINDS, facts, later(5));
    assert.deepEqual(
      notices.map(({ kind }) => kind),
      [...NOTICE_KINDS],
    );
  });
});
