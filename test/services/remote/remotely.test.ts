import assert from 'node:assert/strict';
import { z } from 'zod';
import { DeskError, RefusedError } from '../../../services/errors.js';
import { remotely } from '../../../services/remote/remotely.js';

const named = (name: string, message = '') => Object.assign(new Error(message), { name });
const coded = (code: string) => Object.assign(new TypeError(code), { code });

describe('remotely', () => {
  const faultOf = (error: unknown) =>
    remotely('support', () => Promise.reject(error)).then(
      () => assert.fail('no fault'),
      (fault: unknown) => fault,
    );

  it('should hand on what the call gives', async () => {
    assert.equal(await remotely('support', async () => 7), 7);
  });

  it('should let an error of the desk through as it is', async () => {
    const error = new RefusedError('ReservationNotFound', 'gone');
    assert.equal(await faultOf(error), error);
  });

  it('should let a mistake of ours through as it is', async () => {
    const error = new TypeError('x is undefined');
    assert.equal(await faultOf(error), error);
  });

  const faults = [
    [
      'an answer that is not of the schema',
      z.object({ id: z.string() }).safeParse({}).error,
      'ServiceUnreadable',
    ],
    ['JSON that is none', new SyntaxError('Unexpected end'), 'ServiceUnreadable'],
    ['a link that is no address', coded('ERR_INVALID_URL'), 'ServiceUnreadable'],
    ['a token that no header can have', coded('ERR_INVALID_CHAR'), 'ServiceUnreadable'],
    ['a name that no address can have', new URIError('URI malformed'), 'ServiceUnreadable'],
    ['a call that was given up', named('AbortError'), 'ServiceUnavailable'],
    ['a credential that is refused', named('AuthenticationError'), 'ServiceSignIn'],
    ['a sign-in that a person must repeat', named('InteractionRequiredAuthError'), 'ServiceSignIn'],
    ['a credential without a token', named('Error', 'Failed to refresh access token.'), 'ServiceSignIn'],
    ['an operation that failed', new Error('The long-running operation has failed'), 'ServiceRefused'],
    [
      'an operation of unknown status',
      new Error('Polling was unsuccessful. Expected status to have'),
      'ServiceUnreadable',
    ],
  ] as const;
  for (const [name, error, code] of faults) {
    it(`should report ${code} for ${name}`, async () => {
      const fault = await faultOf(error);
      assert.ok(fault instanceof DeskError);
      assert.equal(fault.code, code);
      assert.equal(fault.service?.service, 'support');
    });
  }
});
