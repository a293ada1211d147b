import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { ROLES, type Role } from '../../services/model.js';
import { openTranscriptDesk, type TranscriptDesk } from '../replay/transcriptDesk.js';
import { nodesOf } from '../support/cardNodes.js';
import { ChatUser } from '../support/chatUser.js';
import { buttonsOf } from '../support/press.js';

/** The demo user of each role, by the beginning of the channel's user id. */
const USERS: Readonly<Record<Role, string>> = {
  AdminAgent: 'demo-alex',
  HelpdeskAgent: 'demo-hana',
  SalesAgent: 'demo-sam',
  UserManagementAdmin: 'demo-uma',
};

const OWN_ROLE: Readonly<Record<Role, string>> = {
  AdminAgent: 'Admin agent',
  HelpdeskAgent: 'Helpdesk agent',
  SalesAgent: 'Sales agent',
  UserManagementAdmin: 'User management admin',
};

/** Something that can be done at a card. */
interface DeskAction {
  readonly name: string;
  /** Typed lines that lead to the card. */
  readonly opening: readonly string[];
  readonly button: string;
  readonly typed: string;
  /** What the button's press carries beside the step. */
  readonly forged: { readonly action: string; readonly item?: string };
  /** What is shown to whoever may do it. */
  readonly shows: RegExp;
  /** Whether only Admin agents may. */
  readonly isChange?: true;
}

const ASSEMBLY_LINE = ['fabrikam', 'Assembly line'];
const AT_MENU: readonly string[] = [];

const ACTIONS: readonly DeskAction[] = [
  ...(
    [
      ['overview', 'Look up a reservation', /Which customer\?/],
      ['refund', 'Request a refund', /Which customer\?/],
      ['exchange', 'Request an exchange', /Which customer\?/],
      ['support', 'New support request', /Which customer\?/],
      ['requests', 'My requests', /My requests/],
      ['access', 'Access control', /Which customer\?/],
      ['configuration', 'Configuration', /Which customer\?/],
      ['properties', 'Properties and IDs', /Which customer\?/],
      ['portfolio', 'All customers at a glance', /Expir/],
      ['resources', 'Guides and links', /"speak":"Guides and links"/],
    ] as const
  ).map(([task, title, shows]) => ({
    name: `open ${task}`,
    opening: AT_MENU,
    button: title,
    typed: title,
    forged: { action: task },
    shows,
  })),
  {
    name: 'file a support request',
    opening: [
      'support',
      'fabrikam',
      'billing',
      'next',
      'reservation management',
      'purchase',
      'moderate',
      'It is late.',
      'next',
      'Ana',
      'Lima',
      'ana@example.com',
      'skip',
      'email',
      'france',
      'english',
      'Europe/Paris',
      'next',
    ],
    button: 'Submit request',
    typed: 'submit request',
    forged: { action: 'submit' },
    shows: /SR-\d{6}/,
  },
  {
    name: 'grant access',
    opening: ['access control', ...ASSEMBLY_LINE],
    button: 'Grant access',
    typed: 'grant access',
    forged: { action: 'grant' },
    shows: /E-mail address/,
    isChange: true,
  },
  {
    name: 'change the scope',
    opening: ['configuration', ...ASSEMBLY_LINE],
    button: 'Change scope',
    typed: 'change scope',
    forged: { action: 'scope' },
    shows: /Which scope\?/,
    isChange: true,
  },
  {
    name: 'turn size flexibility off',
    opening: ['configuration', ...ASSEMBLY_LINE],
    button: 'Turn off size flexibility',
    typed: 'turn off size flexibility',
    forged: { action: 'flexibilityOff' },
    shows: /Change instance size flexibility\?/,
    isChange: true,
  },
  {
    name: 'turn renewal on',
    opening: ['configuration', ...ASSEMBLY_LINE],
    button: 'Turn on renewal',
    typed: 'turn on renewal',
    forged: { action: 'renewalOn' },
    shows: /Change automatic renewal\?/,
    isChange: true,
  },
  {
    name: 'rename',
    opening: ['configuration', ...ASSEMBLY_LINE],
    button: 'Rename',
    typed: 'rename',
    forged: { action: 'rename' },
    shows: /Rename the reservation/,
    isChange: true,
  },
];

describe('roles', () => {
  let desk: TranscriptDesk;
  let visits = 0;

  before(async () => {
    desk = await openTranscriptDesk();
  });

  after(() => desk.close());

  for (const role of ROLES) {
    describe(OWN_ROLE[role], () => {
      for (const action of ACTIONS) {
        const isAllowed = action.isChange === undefined || role === 'AdminAgent';
        const can = isAllowed ? 'should be able to' : 'should not be able to';

        it(`${can} ${action.name} by button`, async () => {
          const user = await visitor(role, action.opening);
          if (isAllowed) assert.match(await user.press(action.button), action.shows);
          else assert.ok(!titlesOn(user).includes(action.button), titlesOn(user).join(' | '));
        });

        it(`${can} ${action.name} by typing`, async () => {
          const user = await visitor(role, action.opening);
          assertAnswer(role, action, await user.say(action.typed));
        });

        it(`${can} ${action.name} by a forged card answer`, async () => {
          const user = await visitor(role, action.opening);
          const answer = await user.send({
            type: 'message',
            value: { ...action.forged, step: stepOf(user) },
          });
          assertAnswer(role, action, answer);
        });
      }

      it(`${role === 'AdminAgent' ? 'should' : 'should not'} be able to revoke by a forged row`, async () => {
        const admin = await visitor('AdminAgent', ['access control', ...ASSEMBLY_LINE]);
        const row = rowsOn(admin)[2];
        const user = await visitor(role, ['access control', ...ASSEMBLY_LINE]);
        const shown = namesOn(user);
        const answer = await user.send({ type: 'message', value: { ...row, step: stepOf(user) } });
        if (role === 'AdminAgent') assert.match(answer, /Revoke access\?/);
        else {
          assertRefused(role, answer);
          assert.deepEqual(namesOn(user), shown);
        }
      });
    });
  }

  /** Everyone comes once, so that no test meets another's conversation or requests. */
  async function visitor(role: Role, opening: readonly string[]): Promise<ChatUser> {
    const visit = `${USERS[role]}-${++visits}`;
    const person = {
      from: { id: visit, name: '', role: 'user' },
      conversation: { id: visit },
    } as Partial<Activity>;
    const user = new ChatUser((activity) => desk.send({ ...desk.asSent(activity), ...person }), 'en-US');
    await user.join();
    for (const line of opening) await user.say(line);
    return user;
  }
});

function assertAnswer(role: Role, { isChange, shows }: DeskAction, answer: string): void {
  if (isChange === undefined || role === 'AdminAgent') assert.match(answer, shows);
  else {
    assertRefused(role, answer);
    assert.doesNotMatch(answer, shows);
  }
}

/** The refusal says what is needed, what one is, and who has it. */
function assertRefused(role: Role, answer: string): void {
  assert.match(answer, new RegExp(`needs the role Admin agent; yours is ${OWN_ROLE[role]}\\.`));
  assert.match(answer, /Alex Morgan \(alex\.morgan@demopartner\.example\)/);
}

function cardOf({ replies }: ChatUser): unknown {
  return replies.flatMap(({ attachments = [] }) => attachments).at(-1);
}

function titlesOn(user: ChatUser): string[] {
  const card = cardOf(user) as Parameters<typeof buttonsOf>[0];
  return buttonsOf(card).map(({ title }) => title.replace(/^\d+\.\s/u, ''));
}

/** What pressing each row of the newest card sends. */
function rowsOn(user: ChatUser): Record<string, unknown>[] {
  return nodesOf(cardOf(user)).flatMap(({ selectAction }) => {
    const data = (selectAction as { data?: Record<string, unknown> } | undefined)?.data;
    return data ? [data] : [];
  });
}

function stepOf(user: ChatUser): string {
  const [step] = JSON.stringify(cardOf(user)).match(/(?<="step":")[^"]+/) ?? [];
  assert.ok(step);
  return step;
}

function namesOn(user: ChatUser): string[] {
  return nodesOf(cardOf(user)).flatMap(({ text }) => (typeof text === 'string' ? text : []));
}
