import assert from 'node:assert/strict';
import { z } from 'zod';
import { asList, readableOf } from '../../../../services/partnerCenter/azure/asList.js';

const named = z.object({ name: z.string() });
const unreadable = { name: 'UnreachableError', code: 'ServiceUnreadable' };

describe('lists of the services', () => {
  it('should be refused where an answer has none, and taken where it is empty', () => {
    const { onResponse } = asList('resources');
    assert.throws(() => onResponse({}, { value2: [] }), unreadable);
    assert.throws(() => onResponse({}, {}), unreadable);
    onResponse({}, { value: [] });
  });

  it('should leave a refusal of the service to itself', () => {
    asList('resources').onResponse({}, { code: 'Conflict' }, new Error('409'));
  });

  it('should leave out what cannot be read, unless that is all there is', () => {
    assert.deepEqual(readableOf('resources', [{ name: 'a' }, { title: 'b' }], named), [{ name: 'a' }]);
    assert.deepEqual(readableOf('resources', [], named), []);
    assert.throws(() => readableOf('resources', [{ title: 'b' }], named), unreadable);
  });
});
