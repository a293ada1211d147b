import assert from 'node:assert/strict';
import sinon from 'sinon';
import { TurnGate } from '../../../bot/adapter/turnGate.js';
import { signal } from '../support/signal.js';

describe('TurnGate', () => {
  it('should give what the turn gives, and its failure', async () => {
    const gate = new TurnGate();
    assert.equal(await gate.admit(async () => 7), 7);
    await assert.rejects(async () => gate.admit(() => Promise.reject(new TypeError('no'))), /no/);
    assert.equal(gate.runningTurns, 0);
  });

  it('should not run a turn once it is closed', () => {
    const gate = new TurnGate();
    const turn = sinon.spy(async () => undefined);
    gate.close();
    assert.equal(gate.admit(turn), undefined);
    assert.equal(turn.callCount, 0);
  });

  it('should be idle when the last of the admitted turns is over', async () => {
    const gate = new TurnGate();
    const [one, two] = [signal(), signal()];
    const turns = [gate.admit(() => one.raised), gate.admit(() => two.raised)];
    gate.close();
    const idle = sinon.spy();
    const waiting = gate.whenIdle().then(idle);
    one.raise();
    await turns[0];
    assert.deepEqual([gate.runningTurns, idle.callCount], [1, 0]);
    two.raise();
    await waiting;
    sinon.assert.calledOnce(idle);
  });
});
