import assert from 'node:assert/strict';
import { ComponentDialog, Dialog, DialogSet, type DialogTurnResult } from 'botbuilder-dialogs';
import { isContinuable } from '../../bot/dialogStack.js';
import { SwitchDialog } from '../../dialogs/plainWords/switchDialog.js';

class Step extends Dialog {
  override async beginDialog(): Promise<DialogTurnResult> {
    return Dialog.EndOfTurn;
  }
}

class Task extends ComponentDialog {
  constructor(id: string, ...dialogs: readonly Dialog[]) {
    super(id);
    for (const dialog of dialogs) this.addDialog(dialog);
  }
}

const main = new Task(
  'main',
  new Step('steps'),
  new SwitchDialog(),
  new Step('switchQuestion'),
  new Task('refund', new Step('steps'), new Step('quote')),
  new Task('requests', new Step('steps'), new Step('myRequests')),
);
const dialogs = new DialogSet();
dialogs.add(main);

function stackOf(...dialogStack: readonly object[]) {
  return { dialogStack };
}

function task(id: string, ...inner: readonly object[]) {
  return { id, state: { dialogs: stackOf(...inner) } };
}

function step(id: string) {
  return { id, state: {} };
}

describe('isContinuable', () => {
  for (const { what, stored, expected } of [
    {
      what: 'a step of a task',
      stored: stackOf(task('main', step('steps'), task('refund', step('steps'), step('quote')))),
      expected: true,
    },
    {
      what: 'the question whether to switch on top of a step',
      stored: stackOf(
        task(
          'main',
          step('steps'),
          task('refund', step('steps'), step('quote'), step('switch'), step('switchQuestion')),
        ),
      ),
      expected: true,
    },
    {
      what: 'another task on top of a step',
      stored: stackOf(
        task(
          'main',
          step('steps'),
          task(
            'refund',
            step('steps'),
            step('quote'),
            step('switch'),
            task('requests', step('steps'), step('myRequests')),
          ),
        ),
      ),
      expected: true,
    },
    {
      what: 'a task on top of a step that is no more',
      stored: stackOf(
        task('main', step('steps'), task('refund', step('quote'), step('switch'), task('gone'))),
      ),
      expected: false,
    },
    { what: 'what is no stack', stored: { dialogStack: 'x' }, expected: false },
  ]) {
    it(`should ${expected ? 'go on with' : 'give up'} ${what}`, () => {
      assert.equal(
        isContinuable(stored, (id) => dialogs.find(id)),
        expected,
      );
    });
  }
});
