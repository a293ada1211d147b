import assert from 'node:assert/strict';
import { withoutEntities } from '../../services/htmlEntities.js';

describe('withoutEntities', () => {
  for (const [written, text] of [
    ['R&amp;D &lt;b&gt; &quot;q&quot; it&apos;s&nbsp;so', 'R&D <b> "q" it\'s so'],
    ['&#39;&#233;&#xE9;&#127935;', "'éé🎿"],
    ['&AMP; &#XE9;', '& é'],
    ['&amp;lt;', '&lt;'],
    ['&#1114112; &#xD800; &bogus; &constructor; & &amp', '&#1114112; &#xD800; &bogus; &constructor; & &amp'],
  ] as const) {
    it(`should read ${written}`, () => {
      assert.equal(withoutEntities(written), text);
    });
  }
});
