import assert from 'node:assert/strict';
import { invokeRefusal } from '../../../bot/invokes/invokeRefusal.js';

describe('a sentence as the answer to an invoke', () => {
  const SENTENCE = 'Not now.';

  for (const name of [
    'composeExtension/query',
    'composeExtension/queryLink',
    'composeExtension/selectItem',
  ]) {
    it(`should be a message of the message extension for ${name}`, () => {
      const body = { composeExtension: { type: 'message', text: SENTENCE } };
      assert.deepEqual(invokeRefusal(name, 500, SENTENCE), { status: 200, body });
    });
  }

  for (const name of [
    'task/fetch',
    'task/submit',
    'composeExtension/fetchTask',
    'composeExtension/submitAction',
  ]) {
    it(`should be a window's message for ${name}`, () => {
      const body = { task: { type: 'message', value: SENTENCE } };
      assert.deepEqual(invokeRefusal(name, 403, SENTENCE), { status: 200, body });
    });
  }

  for (const name of ['adaptiveCard/action', 'application/search']) {
    it(`should be an error with its own status for ${name}`, () => {
      assert.deepEqual(invokeRefusal(name, 403, SENTENCE), {
        status: 200,
        body: {
          statusCode: 403,
          type: 'application/vnd.microsoft.error',
          value: { code: '403', message: SENTENCE },
        },
      });
    });
  }

  for (const name of ['signin/tokenExchange', 'somethingNew', '']) {
    it(`should have the HTTP status itself for ${name || 'no name'}`, () => {
      assert.deepEqual(invokeRefusal(name, 500, SENTENCE), {
        status: 500,
        body: { error: { code: '500', message: SENTENCE } },
      });
    });
  }
});
