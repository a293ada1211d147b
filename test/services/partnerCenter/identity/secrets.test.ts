import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import sinon from 'sinon';
import { CONTOSO, openPartnerDesk, PARTNER, type PartnerDesk } from './support/partnerDesk.js';
import { issued } from './support/tokenServer.js';

const SECRETS = /RT-\d|at-secret|SECRET-1/;

describe('What is secret', () => {
  let desk: PartnerDesk;
  before(async () => {
    desk = await openPartnerDesk();
  });
  after(() => desk.close());

  it('should not be seen by whoever looks at an object, and not be written anywhere', async () => {
    desk.server.answer = () => issued('at-secret', 'RT-2');
    const written = await writtenDuring(async () => {
      await desk.tokenFor(PARTNER);
      await desk.tokenFor(CONTOSO);
    });
    assert.doesNotMatch(written, SECRETS);
    for (const looked of [desk.tokens, desk.tokens.forTenant(CONTOSO)]) {
      assert.doesNotMatch(inspect(looked, { depth: 20, showHidden: true }), SECRETS);
      assert.doesNotMatch(JSON.stringify(looked), SECRETS);
    }
  });
});

/** What comes out of the process meanwhile. */
async function writtenDuring(task: () => Promise<void>): Promise<string> {
  const written: string[] = [];
  const stubs = [process.stdout, process.stderr].map((stream) =>
    sinon.stub(stream, 'write').callsFake((text) => {
      written.push(String(text));
      return true;
    }),
  );
  try {
    await task();
  } finally {
    for (const stub of stubs) stub.restore();
  }
  return written.join('');
}
