import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson } from '../../../services/audit/canonicalJson.js';

describe('canonicalJson', () => {
  it('should say the same of the same value', async () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
        assert.equal(canonicalJson(JSON.parse(text)), text);
        assert.match(text, /^[\x20-\x7e]*$/);
      }),
    );
  });

  it('should not tell in which order members were written, nor of those that are undefined', () => {
    const one = { b: [{ y: 1, x: undefined }], a: 'é', é: null };
    assert.equal(canonicalJson(one), canonicalJson({ é: null, a: 'é', b: [{ y: 1 }] }));
    assert.equal(canonicalJson(one), String.raw`{"a":"\u00e9","b":[{"y":1}],"\u00e9":null}`);
  });

  it('should tell in which order the members of a list stand', () => {
    assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]));
  });
});
