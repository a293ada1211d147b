import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withBotWords } from './chatFile.js';
import { readTranscript } from './transcriptFile.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'transcripts-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('readTranscript', () => {
  it('should give each reply to the activity that it answers', async () => {
    const turns = await turnsOf([
      { id: '1', type: 'message', text: 'a', from: { id: 'u', role: 'user' } },
      { id: '2', type: 'message', text: 'b', from: { id: 'u', role: 'user' } },
      { type: 'message', text: 'to b', from: { id: 'd', role: 'bot' }, replyToId: '2' },
      { type: 'message', text: 'to a', from: { id: 'd', role: 'bot' }, replyToId: '1' },
      { type: 'message', text: 'last', from: { id: 'd', role: 'bot' } },
    ]);
    assert.deepEqual(turns, ['a > to a', 'b > to b, last']);
  });

  it('should read what the Emulator writes, leaving out traces, typing and the end', async () => {
    const [user, bot] = [
      { id: 'u-1', name: 'User', role: 'user' },
      { id: 'b-1', name: 'Bot', role: 'bot' },
    ];
    const turns = await turnsOf([
      { type: 'conversationUpdate', membersAdded: [bot], from: user, recipient: bot },
      { type: 'conversationUpdate', membersAdded: [user], from: user, recipient: bot },
      { type: 'trace', name: 'BotState', from: bot, recipient: user },
      { type: 'message', text: 'Welcome', from: bot, recipient: user },
      { type: 'typing', from: user, recipient: bot },
      { type: 'message', text: 'hi', from: user, recipient: bot },
      { type: 'typing', from: bot, recipient: user },
      { type: 'message', text: 'Hello', from: bot, recipient: user },
      { type: 'endOfConversation', from: bot, recipient: user },
    ]);
    assert.deepEqual(turns, ['conversationUpdate > ', 'conversationUpdate > Welcome', 'hi > Hello']);
  });

  it('should tell the bot by its id where nobody has a role, as in Teams', async () => {
    const [user, bot] = [
      { id: '29:abc', name: 'Marie' },
      { id: '28:def', name: 'Desk' },
    ];
    const turns = await turnsOf([
      { type: 'installationUpdate', action: 'add', from: user, recipient: bot },
      { type: 'message', text: 'Welcome', from: bot, recipient: user },
      { type: 'message', text: 'hi', from: user, recipient: bot },
      { type: 'message', text: 'Hello', from: bot, recipient: user },
    ]);
    assert.deepEqual(turns, ['installationUpdate > Welcome', 'hi > Hello']);
  });

  it('should tell the bot by whom it writes to, or by answering, where it is not named', async () => {
    const user = { id: 'u', role: 'user' };
    const turns = await turnsOf([
      { id: '1', type: 'message', text: 'hi', from: user, recipient: { id: 'd' } },
      { type: 'message', text: 'Hello', recipient: user },
      { type: 'message', text: 'there', replyToId: '1' },
      { type: 'message', text: 'bye', from: { id: 'u' }, recipient: { id: 'd' } },
      { type: 'message', text: 'Goodbye', from: { id: 'd' }, recipient: { id: 'u' } },
    ]);
    assert.deepEqual(turns, ['hi > Hello, there', 'bye > Goodbye']);
  });

  it('should read a .chat in the language of its name, the greeting first', async () => {
    const file = join(folder, 'a.fr.chat');
    writeFileSync(
      file,
      'user=Partner\nbot=Desk\n\nDesk: Bienvenue\nPartner: bonjour\nDesk: Oui ?\n‹Retour›\n',
    );
    const { turns } = await readTranscript(file);
    assert.deepEqual(
      turns.map(({ user }) => user.locale),
      ['fr-FR', 'fr-FR'],
    );
    assert.deepEqual(
      turns.map(({ bot }) => bot.map(({ text }) => text)),
      [['Bienvenue'], ['Oui ?\n‹Retour›']],
    );
    assert.equal(turns[1]?.user.text, 'bonjour');
  });

  it('should let each user of a .chat speak as itself, and the first one join', async () => {
    const file = join(folder, 'a.chat');
    writeFileSync(
      file,
      'users=demo-sam,demo-hana\nbot=Desk\n\ndemo-sam: hi\nDesk: Hello\ndemo-hana: hello\nuser: me\n',
    );
    const { turns } = await readTranscript(file);
    assert.deepEqual(
      turns.map(({ user }) => user.from?.id),
      ['demo-sam', 'demo-sam', 'demo-hana', 'demo-hana'],
    );
  });

  const wrong: [name: string, content: string, message: RegExp][] = [
    ['broken.transcript', '{', /broken\.transcript is not a JSON array of activities: .*JSON/],
    ['object.transcript', '{}', /object\.transcript is not a JSON array of activities: .*expected array/],
    ['untyped.transcript', '[{}]', /untyped\.transcript .*expected string/s],
    ['when.transcript', '[{"type":"message","timestamp":"noon"}]', /when\.transcript .*timestamp/s],
    ['silent.transcript', '[]', /silent\.transcript: nobody says anything in it/],
    ['notes.txt', 'hi', /notes\.txt: neither a \.transcript nor a \.chat file/],
  ];
  for (const [name, content, message] of wrong) {
    it(`should refuse ${name} and say why`, async () => {
      writeFileSync(join(folder, name), content);
      await assert.rejects(readTranscript(join(folder, name)), { name: 'TranscriptFileError', message });
    });
  }

  it('should name a file that is not there', async () => {
    const file = join(folder, 'missing.chat');
    await assert.rejects(readTranscript(file), {
      name: 'TranscriptFileError',
      message: /missing\.chat: ENOENT/,
    });
  });

  async function turnsOf(activities: readonly object[]): Promise<string[]> {
    const file = join(folder, 'a.transcript');
    writeFileSync(file, JSON.stringify(activities));
    const { turns } = await readTranscript(file);
    return turns.map(
      ({ user, bot }) => `${user.text ?? user.type} > ${bot.map(({ text }) => text).join(', ')}`,
    );
  }
});

describe('withBotWords', () => {
  const said = (text: string) => [{ type: 'message', text }];

  it('should put the bot’s words between the user’s lines and keep all else', () => {
    const source = '> About\nuser=Ada\nbot=Desk\n\nAda: hi\n> then\nAda: two\nlines\n';
    const filled = withBotWords('a.chat', source, [
      said('Welcome'),
      said('Hello'),
      [...said('x'), ...said('y')],
    ]);
    assert.equal(
      filled,
      '> About\nuser=Ada\nbot=Desk\n\nDesk: Welcome\n\nAda: hi\n\nDesk: Hello\n\n> then\nAda: two\nlines\n\nDesk: x\n\nDesk: y\n',
    );
    assert.equal(
      withBotWords('a.chat', filled, [said('Welcome'), said('Hello'), [...said('x'), ...said('y')]]),
      filled,
    );
  });

  it('should refuse a file whose lines are not one turn each', () => {
    assert.throws(() => withBotWords('a.chat', 'user: a\nuser: b\n', [[], []]), {
      name: 'TranscriptFileError',
    });
  });
});
